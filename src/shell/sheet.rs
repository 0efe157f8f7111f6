//! The sheet that `src/npm/sheet.ts` writes on: it lies in the module's memory, and nothing is copied twice.
//!
//! The face asks for room, writes the cells into it, and then lays down the rest; between that and the question nobody
//! else's code can run.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;

use crate::core::sheet::Sheet;

thread_local! {
    static SHEET: RefCell<Sheet> = RefCell::default();
}

/// The module's memory.
#[wasm_bindgen]
pub fn heap() -> JsValue {
    wasm_bindgen::memory()
}

/// Room for that many cells; its address.
#[wasm_bindgen]
pub fn room(cells: usize) -> usize {
    SHEET.with_borrow_mut(|sheet| {
        if sheet.cells.len() < cells {
            sheet.cells.resize(cells, 0);
        }
        sheet.cells.as_ptr() as usize
    })
}

/// What belongs to the cells that were written: where the excerpts begin and end, and their words.
#[wasm_bindgen]
pub fn lay(marks: usize, end: usize, texts: String, is_whole: bool) {
    SHEET.with_borrow_mut(|sheet| sheet.lay(marks, end, texts, is_whole));
}

/// Answers a question about the sheet.
pub fn on_sheet<T>(answer: impl FnOnce(&mut Sheet) -> T) -> T {
    SHEET.with_borrow_mut(answer)
}
