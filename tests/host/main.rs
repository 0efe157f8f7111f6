//! The core's tests on the host: one row a rule, one row a fixture, no network and no clock.
// A test may stop where it stands; clippy.toml allows that in test functions, this line in what they call.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

mod flow;
mod request;
mod support;
mod task;
