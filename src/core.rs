//! What may be asked, what was answered, and what to do next: without a clock, randomness or a network.
//!
//! Data flows one way: a value comes in on a [`sheet`], is validated into a [`request`], submitted,
//! and its answer is a [`task`] that [`flow`] follows to its end.

pub mod flow;
pub mod links;
pub mod plain;
pub mod request;
pub mod shape;
pub mod sheet;
pub mod task;
#[cfg(not(target_arch = "wasm32"))]
pub mod value;
