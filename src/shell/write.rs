//! Core values on their way to `src/npm/cells.ts`, which makes plain objects and lists of them.

use wasm_bindgen::prelude::*;

use super::sheet::on_sheet;
use crate::core::plain::Plain;
use crate::core::sheet::Sheet;

/// Lays out an answer.
pub fn write(value: &Plain) {
    on_sheet(|sheet| sheet.answer(value));
}

/// The words of the answer, which then has none.
#[wasm_bindgen]
pub fn words() -> String {
    on_sheet(Sheet::words)
}
