//! Core values → plain JavaScript objects and lists.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

/// The value as JSON would have it: objects instead of maps, `null` for what is absent and not left out.
pub fn write(value: &impl Serialize) -> JsValue {
    // The core's types are structs, enums, texts and numbers: none of them can fail to be written.
    value
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::UNDEFINED)
}
