//! The shell in Node.
#![cfg(target_arch = "wasm32")]

#[path = "shell/checks.rs"]
mod checks;
