//! The core's tests on the host: one row a rule, one row a fixture, no network and no clock.
// `wasm-pack test` compiles every test there is for wasm, where what these use is absent.
#![cfg(not(target_arch = "wasm32"))]
// A test may stop where it stands; clippy.toml allows that in test functions, this line in what they call.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod flow;
mod fuzz;
mod links;
mod request;
mod support;
mod task;
