//! What the fuzz targets call: the same functions that `cargo test` replays the committed corpus with.

#[path = "../host/request/json_schema.rs"]
pub mod json_schema;
#[path = "../host/fuzz/promises.rs"]
pub mod promises;
#[path = "../host/fuzz/script.rs"]
pub mod script;
#[path = "../host/support.rs"]
pub mod support;
