//! How a browser does what the core decides: the only place that knows JavaScript.
//!
//! Each export converts, calls one function of the core, and converts back. Nothing here decides anything; what looks
//! like a decision belongs into [`core`](crate::core). The exports are private to the package: `src/npm` is its face.

// wasm-bindgen hands over what it made: there is nobody left to borrow from.
#![allow(clippy::needless_pass_by_value)]

mod exchange;
mod links;
mod memory;
mod read;
mod trap;
mod write;

use js_sys::JsString;
use wasm_bindgen::prelude::*;

pub use self::exchange::exchange;
pub use self::links::PageLinks;
pub use self::read::Js;
use self::write::write;
use crate::core::flow::{address, credentials, defaults};
use crate::core::plain::{Describe, Object, Plain};
use crate::core::request::{self, mentions, shots};
use crate::core::{flow, value::Value};

/// Checks a request: `{ ok, request?, issues }`.
#[wasm_bindgen]
pub fn validate(input: JsValue) -> JsValue {
    write(&request::validate(&Js::from(input), &PageLinks).plain())
}

/// Every mention in a text, in order.
#[wasm_bindgen]
pub fn mentions(text: JsString) -> JsValue {
    let text = String::from(text);
    let mentions = mentions::mentions(&text);
    write(&Plain::list(&mentions))
}

/// The mention that is being typed at the caret, or null.
#[wasm_bindgen(js_name = mentionAt)]
pub fn mention_at(text: JsString, caret: f64) -> JsValue {
    let completion = mentions::mention_at(&String::from(text), caret);
    write(&completion.as_ref().map_or(Plain::Null, Describe::plain))
}

/// The text with the mentions of one kind renumbered; `order[i]` is the new number of what was i + 1.
#[wasm_bindgen(js_name = renumberMentions)]
pub fn renumber_mentions(text: JsString, kind: &str, order: JsValue) -> String {
    let order = Js::from(order)
        .list(usize::MAX)
        .map(|list| list.items)
        .unwrap_or_default();
    let order: Vec<Option<f64>> = order.iter().map(Value::number).collect();
    mentions::renumber(&String::from(text), kind, &order)
}

/// Whole seconds in proportion to `lengths` that add up to `total`.
#[wasm_bindgen(js_name = balanceShots)]
pub fn balance_shots(lengths: &[f64], total: f64) -> Vec<u32> {
    shots::balance(lengths, total)
}

/// The one step of every flow: `(state, event, input) → { state, steps }`; `input` is that of a `submit`.
#[wasm_bindgen]
pub fn advance(state: JsValue, event: JsValue, input: JsValue) -> Result<JsValue, JsValue> {
    match flow::advance(&state.into(), &event.into(), &Js::from(input), &PageLinks) {
        Ok(advance) => Ok(write(&advance)),
        Err(flow::Malformed(reason)) => Err(js_sys::Error::new(reason).into()),
    }
}

/// The absolute base address a client talks to: `{ base }`, or `{ problem }` where there can be none.
#[wasm_bindgen(js_name = resolveBase)]
pub fn resolve_base(base_url: Option<String>, page: Option<String>) -> JsValue {
    let base_url = base_url.as_deref().unwrap_or(defaults::BASE_URL);
    let mut resolved = Object::default();
    match address::resolve(base_url, page.as_deref(), &PageLinks) {
        Ok(base) => resolved.text("base", &base),
        Err(problem) => resolved.part("problem", &problem),
    }
    write(&Plain::Object(resolved))
}

/// Why this key must not be sent to this base address, or null.
#[wasm_bindgen(js_name = refuseKey)]
pub fn refuse_key(key: Option<String>, base: &str) -> JsValue {
    let refused = credentials::check(key.as_deref(), base, &PageLinks);
    write(&refused.map_or(Plain::Null, |problem| problem.plain()))
}
