//! How a browser does what the core decides: the only place that knows JavaScript.
//!
//! Each export converts, calls one function of the core, and converts back. Nothing here decides anything; what looks
//! like a decision belongs into [`core`](crate::core). The exports are private to the package: `src/npm` is its face.

// wasm-bindgen hands over what it made: there is nobody left to borrow from.
#![allow(clippy::needless_pass_by_value)]

mod links;
mod memory;
mod request;
mod sheet;
mod trap;
#[cfg(feature = "traps")]
mod traps;
mod write;

use wasm_bindgen::prelude::*;

pub use self::links::PageLinks;
pub use self::request::request;
use self::sheet::on_sheet;
pub use self::sheet::{heap, lay, letters, room};
pub use self::write::words;
use self::write::write;
use crate::core::flow;
use crate::core::plain::{Describe, Plain};
use crate::core::request::{judge, mentions, shots};

/// Checks the request on the sheet. 0: the sheet has to be made whole first; 1: the answer says `{ ok, issues }`; 2: it is
/// good, and there is nothing to say. Where it is good the sheet says what is to be sent.
#[wasm_bindgen]
pub fn validate() -> u8 {
    #[cfg(feature = "traps")]
    traps::spring("validate");
    match on_sheet(|sheet| judge(sheet, 0, &PageLinks)) {
        None => 0,
        Some(found) if found.issues.is_empty() => 2,
        Some(found) => {
            write(&found.plain());
            1
        }
    }
}

/// Every mention in a text, in order.
#[wasm_bindgen]
pub fn mentions(text: JsValue) {
    write(&Plain::list(&mentions::mentions(&text_of(&text))));
}

/// The mention that is being typed at the caret, or null.
#[wasm_bindgen(js_name = mentionAt)]
pub fn mention_at(text: JsValue, caret: f64) {
    let completion = mentions::mention_at(&text_of(&text), caret);
    write(&completion.as_ref().map_or(Plain::Null, Describe::plain));
}

/// The text with the mentions of one kind renumbered; item i of the list on the sheet is the new number of what was i + 1.
#[wasm_bindgen(js_name = renumberMentions)]
pub fn renumber_mentions(text: JsValue, kind: JsValue) {
    let renumbered = mentions::renumber(&text_of(&text), &text_of(&kind), &numbers());
    write(&Plain::Text(renumbered));
}

/// Whole seconds in proportion to the lengths on the sheet that add up to `total`.
#[wasm_bindgen(js_name = balanceShots)]
pub fn balance_shots(total: f64) {
    let lengths: Vec<f64> = numbers()
        .iter()
        .map(|length| length.unwrap_or_default())
        .collect();
    let mut seconds = Vec::new();
    for second in shots::balance(&lengths, total) {
        seconds.push(Plain::Number(second));
    }
    write(&Plain::List(seconds));
}

/// The one step of every flow, with state, event and input on the sheet: `{ state, steps }`; null where the event is none
/// that can come in this state.
#[wasm_bindgen]
pub fn advance() {
    #[cfg(feature = "traps")]
    traps::spring("advance");
    let advanced = on_sheet(|sheet| flow::advance_on(sheet, &PageLinks));
    write(&advanced.unwrap_or_default());
}

fn text_of(value: &JsValue) -> String {
    value.as_string().unwrap_or_default()
}

/// The items of the list on the sheet, where they are numbers.
fn numbers() -> Vec<Option<f64>> {
    let list = on_sheet(|sheet| Plain::of(&sheet.reading(), 0));
    let number = |item: &Plain| match item {
        Plain::Number(number) => Some(*number),
        _ => None,
    };
    list.items().iter().map(number).collect()
}
