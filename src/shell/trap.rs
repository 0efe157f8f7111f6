//! After a trap: the next call starts on a fresh instance.
//!
//! A panic aborts the instance it happened in. wasm-bindgen can make another one from the same module at the next
//! call; it has to be told, here by the panic hook, and by the face for traps that are no panic.

use wasm_bindgen::handler::schedule_reinit;
use wasm_bindgen::prelude::*;

#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|_| schedule_reinit()));
}

/// For the face: a call threw `RuntimeError` or `RangeError`, so this instance must not be used again.
#[wasm_bindgen(js_name = startAfresh)]
pub fn start_afresh() {
    schedule_reinit();
}
