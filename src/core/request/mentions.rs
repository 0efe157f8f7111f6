//! Mentions: how a text points at the pictures and elements of its request (N2 and W11 of `service.md` §2.4).
//!
//! `@Image` or `@Element`, in these letters, then ASCII digits; no ASCII letter, digit or `_` right before, unless it
//! is the last digit of another mention, and none right after. Numbers count from 1. All offsets are UTF-16 units,
//! as a text field in a page counts them. These functions serve editors; what a mention means for a request is
//! decided in `rules::mentioned`.

mod scan;

pub use scan::Mention;
pub(super) use scan::scan;
pub(in crate::core) use scan::units;
use scan::{LARGEST, is_word};

use super::issue::span_of;
use super::message::push_number;
use crate::core::plain::{Describe, Object};

/// What a mention points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MentionKind {
    /// An item of `image_urls`.
    Image,
    /// An item of `elements`.
    Element,
}

impl MentionKind {
    /// How a text writes it: `Image` or `Element`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Image => "Image",
            Self::Element => "Element",
        }
    }

    /// How code writes it: `image` or `element`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Image => "image",
            Self::Element => "element",
        }
    }

    /// The mention of the item with this number, from 1.
    pub(super) fn mention(self, number: u64) -> String {
        let mut mention = String::from("@");
        mention.push_str(self.word());
        push_number(&mut mention, number);
        mention
    }
}

/// What a picker can complete.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Completion {
    /// What stands between the sign and the caret: ASCII letters and digits, or nothing yet.
    pub query: String,
    /// From the sign to the end of the letters and digits after it: what a choice replaces.
    pub span: (usize, usize),
}

impl Describe for Mention<'_> {
    fn describe(&self, object: &mut Object) {
        object.text("text", self.text);
        object.word("kind", self.kind.map_or("video", MentionKind::name));
        #[allow(clippy::cast_precision_loss)] // at most 2^53 − 1
        object.number("number", self.number as f64);
        object.set("span", span_of(self.span));
    }
}

impl Describe for Completion {
    fn describe(&self, object: &mut Object) {
        object.text("query", &self.query);
        object.set("span", span_of(self.span));
    }
}

/// Every mention of this model in a text, in order.
pub fn mentions(text: &str) -> Vec<Mention<'_>> {
    let mut own = Vec::new();
    scan(text, 0, &mut |found| {
        if !found.is_foreign {
            own.push(found);
        }
    });
    own
}

/// The mention that is being written at the caret, counted in UTF-16 units; nothing where none is.
///
/// A caret beyond the text stands at its end, one with a fraction before it; one that is negative or no number stands
/// nowhere.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // `as` saturates, and before 0 nothing is written
pub fn mention_at(text: &str, caret: f64) -> Option<Completion> {
    let (before, after) = text.as_bytes().split_at_checked(place_of(text, caret as usize))?;
    let is_query = |byte: &&u8| byte.is_ascii_alphanumeric();
    let typed = before.iter().rev().take_while(is_query).count();
    let head = before.get(..before.len() - typed)?;
    let stem = head
        .strip_suffix(b"@")
        .or_else(|| head.strip_suffix("＠".as_bytes()))?;
    if stem.last().copied().is_some_and(is_word) && !ends_a_mention(text, stem.len()) {
        return None;
    }
    let rest = after.iter().take_while(is_query).count();
    let unit: usize = stem.iter().copied().map(units).sum();
    Some(Completion {
        query: text.get(head.len()..before.len())?.to_owned(),
        span: (unit, unit + 1 + typed + rest),
    })
}

/// Where the caret is in bytes. One in the middle of a character is taken to its end, as what stands before it is part
/// of no mention.
pub(in crate::core) fn place_of(text: &str, caret: usize) -> usize {
    let mut unit = 0;
    let mut place = 0;
    for byte in text.bytes() {
        let step = units(byte);
        if step > 0 && unit >= caret {
            break;
        }
        unit += step;
        place += 1;
    }
    place
}

fn ends_a_mention(text: &str, place: usize) -> bool {
    mentions(text).iter().any(|found| found.end() == place)
}

/// The text after the items its mentions of one kind (`image` or `element`) point at were moved or removed.
///
/// `order` has the new number of the item that was number i + 1, or nothing where it was removed: its mentions become
/// `@Image0`, which points at nothing. A new number that is not a whole number from 1 to 2^53 − 1 counts as removed,
/// so that no mention ever points at a wrong item. Mentions of numbers outside `order` stay, as does a mention whose
/// number does not change; with any other `kind` the whole text does.
pub fn renumber(text: &str, kind: &str, order: &[Option<f64>]) -> String {
    let mut renumbered = String::new();
    let mut done = 0;
    for found in mentions(text) {
        let index = usize::try_from(found.number.wrapping_sub(1)).unwrap_or(usize::MAX);
        let (Some(own), Some(entry)) = (found.kind, order.get(index)) else {
            continue;
        };
        let number = new_number(*entry);
        if number != found.number && own.name() == kind {
            renumbered.push_str(text.get(done..found.start).unwrap_or_default());
            renumbered.push_str(&own.mention(number));
            done = found.end();
        }
    }
    renumbered.push_str(text.get(done..).unwrap_or_default());
    renumbered
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss
)] // whole and in range
#[allow(clippy::float_cmp)] // whole or not is the question
fn new_number(entry: Option<f64>) -> u64 {
    match entry {
        Some(number) if number.trunc() == number && (1.0..=LARGEST as f64).contains(&number) => number as u64,
        _ => 0,
    }
}
