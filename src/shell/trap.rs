//! After a trap: the next call starts on a fresh instance.
//!
//! A trap, be it a panic or not, ends the instance it happened in. wasm-bindgen can make another one from the same module
//! at the next call; the face, which sees every trap, has to tell it. Nothing here is asynchronous, so there is no trap
//! that the face does not see, and no promise that waits for an instance that is no more.

use wasm_bindgen::handler::schedule_reinit;
use wasm_bindgen::prelude::*;

/// For the face: a call threw `RuntimeError` or `RangeError`, so this instance must not be used again.
#[wasm_bindgen(js_name = startAfresh)]
pub fn start_afresh() {
    schedule_reinit();
}
