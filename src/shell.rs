//! How a browser does what the core decides: the only place that knows JavaScript.
//!
//! Each export converts, calls one function of the core, and converts back. Nothing here decides anything; what looks
//! like a decision belongs into [`core`](crate::core). The exports are private to the package: `src/npm` is its face.

// wasm-bindgen hands over what it made: there is nobody left to borrow from.
#![allow(clippy::needless_pass_by_value)]

mod links;
mod memory;
mod read;
mod request;
mod trap;
mod write;

use wasm_bindgen::prelude::*;

pub use self::links::PageLinks;
pub use self::read::Js;
pub use self::request::request;
use self::write::write;
use crate::core::flow::{address, credentials, defaults};
use crate::core::plain::{Describe, Object, Plain};
use crate::core::request::{mentions, shots, validate as validated};
use crate::core::{flow, value::Value};

/// Checks a request: `{ ok, request?, issues }`.
#[wasm_bindgen]
pub fn validate(input: JsValue) -> JsValue {
    write(&validated(&Js::from(input), &PageLinks).plain())
}

/// Every mention in a text, in order.
#[wasm_bindgen]
pub fn mentions(text: JsValue) -> JsValue {
    write(&Plain::list(&mentions::mentions(&text_of(&text))))
}

/// The mention that is being typed at the caret, or null.
#[wasm_bindgen(js_name = mentionAt)]
pub fn mention_at(text: JsValue, caret: f64) -> JsValue {
    let completion = mentions::mention_at(&text_of(&text), caret);
    write(&completion.as_ref().map_or(Plain::Null, Describe::plain))
}

/// The text with the mentions of one kind renumbered; `order[i]` is the new number of what was i + 1.
#[wasm_bindgen(js_name = renumberMentions)]
pub fn renumber_mentions(text: JsValue, kind: JsValue, order: JsValue) -> JsValue {
    mentions::renumber(&text_of(&text), &text_of(&kind), &numbers(order)).into()
}

/// Whole seconds in proportion to `lengths` that add up to `total`.
#[wasm_bindgen(js_name = balanceShots)]
pub fn balance_shots(lengths: JsValue, total: f64) -> JsValue {
    let lengths: Vec<f64> = numbers(lengths)
        .iter()
        .map(|length| length.unwrap_or_default())
        .collect();
    let mut seconds = Vec::new();
    for second in shots::balance(&lengths, total) {
        seconds.push(Plain::Number(second));
    }
    write(&Plain::List(seconds))
}

/// The one step of every flow: `(state, event, input) → { state, steps }`; `input` is that of a `submit`. Undefined where
/// the event is none that can come in this state.
#[wasm_bindgen]
pub fn advance(state: JsValue, event: JsValue, input: JsValue) -> JsValue {
    let advanced = flow::advance(&state.into(), &event.into(), &Js::from(input), &PageLinks);
    advanced.map_or(JsValue::UNDEFINED, |advance| write(&advance))
}

/// The absolute base address a client talks to: `{ base }`, or `{ problem }` where there can be none.
#[wasm_bindgen(js_name = resolveBase)]
pub fn resolve_base(base_url: JsValue, page: JsValue) -> JsValue {
    let base_url = base_url.as_string().unwrap_or_else(|| defaults::BASE_URL.into());
    let mut resolved = Object::default();
    match address::resolve(&base_url, page.as_string().as_deref(), &PageLinks) {
        Ok(base) => resolved.text("base", &base),
        Err(problem) => resolved.part("problem", &problem),
    }
    write(&Plain::Object(resolved))
}

/// Why this key must not be sent to this base address, or null.
#[wasm_bindgen(js_name = refuseKey)]
pub fn refuse_key(key: JsValue, base: JsValue) -> JsValue {
    let refused = credentials::check(key.as_string().as_deref(), &text_of(&base), &PageLinks);
    write(&refused.map_or(Plain::Null, |problem| problem.plain()))
}

fn text_of(value: &JsValue) -> String {
    value.as_string().unwrap_or_default()
}

/// The items of a list, where they are numbers.
fn numbers(list: JsValue) -> Vec<Option<f64>> {
    let list = Js::from(list).list(usize::MAX);
    list.map(|list| list.items.iter().map(Value::number).collect())
        .unwrap_or_default()
}
