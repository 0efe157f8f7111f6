//! Core values → plain JavaScript objects and lists.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;

use crate::core::plain::Plain;

/// The value as JSON would have it: objects instead of maps, `null` for what is absent and not left out.
pub fn write(value: &Plain) -> JsValue {
    // Flags, texts, numbers, lists and objects: none of them can fail to be written.
    value
        .serialize(&Serializer::json_compatible())
        .unwrap_or(JsValue::UNDEFINED)
}
