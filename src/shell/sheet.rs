//! The sheet that `src/npm/sheet.ts` writes on: it lies in the module's memory, and nothing is copied twice.
//!
//! The face asks for room, writes the rows into it, and then lays down the rest; between that and the question nobody
//! else's code can run.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use crate::core::sheet::{Row, Sheet};

thread_local! {
    static SHEET: RefCell<Sheet> = RefCell::default();
}

/// The module's memory.
#[wasm_bindgen]
pub fn heap() -> JsValue {
    wasm_bindgen::memory()
}

/// Room for that many rows; its address.
#[wasm_bindgen]
pub fn room(rows: usize) -> usize {
    SHEET.with_borrow_mut(|sheet| {
        if sheet.rows.len() < rows {
            sheet.rows.resize(rows, Row::default());
        }
        sheet.rows.as_ptr() as usize
    })
}

/// Room for that many bytes of the excerpts' words; its address.
#[wasm_bindgen]
pub fn letters(bytes: usize) -> usize {
    SHEET.with_borrow_mut(|sheet| sheet.letters(bytes).as_ptr() as usize)
}

/// Ends the writing: how many rows there are, and how many bytes of words.
#[wasm_bindgen]
pub fn lay(rows: usize, bytes: usize) {
    SHEET.with_borrow_mut(|sheet| sheet.lay(rows, bytes));
}

/// Answers a question about the sheet.
pub fn on_sheet<T>(answer: impl FnOnce(&mut Sheet) -> T) -> T {
    SHEET.with_borrow_mut(answer)
}
