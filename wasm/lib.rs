//! The WebAssembly module of the package: the shell's exports, and nothing of its own.
//!
//! It is a crate by itself since Cargo optimises across crates only what is built as a `cdylib` and as nothing else,
//! and tests, examples and documentation need the crate `kling-o3` as a Rust library.

#![cfg(target_arch = "wasm32")]

pub use kling_o3::shell::*;
