//! The shell in a real browser.
#![cfg(target_arch = "wasm32")]

#[path = "shell/checks.rs"]
mod checks;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
