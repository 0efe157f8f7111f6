//! What may be asked, what was answered, and what to do next: without a clock, randomness or a network.
//!
//! Data flows one way: a [`Value`](value::Value) is read into a draft, validated into a [`request`], submitted,
//! and its answer is a [`task`] that [`flow`] follows to its end.

pub mod flow;
pub mod links;
pub mod plain;
pub mod request;
pub mod task;
pub mod value;
