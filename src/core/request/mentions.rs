//! Mentions: how a text points at the pictures and elements of its request (N2 and W11 of `service.md` §2.4).
//!
//! `@Image` or `@Element`, in these letters, then ASCII digits; no ASCII letter, digit or `_` right before, unless it
//! is the last digit of another mention, and none right after. Numbers count from 1. All offsets are UTF-16 units,
//! as a text field in a page counts them. These functions serve editors; what a mention means for a request is
//! decided in `rules::mentioned`.

mod scan;

use serde::Serialize;

pub(super) use scan::{Word, scan, text_of};
use scan::{follows_word, is_sign, is_word};

/// What a mention points at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
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
        format!("@{}{number}", self.word())
    }
}

/// One mention in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// As it stands there: `@Image1`.
    pub text: String,
    /// What it points at.
    pub kind: MentionKind,
    /// The number of the item, from 1; 0 points at nothing. At most 2^53 − 1.
    pub number: u64,
    /// Start and end in UTF-16 units.
    pub span: (usize, usize),
}

/// What a picker can complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Completion {
    /// What stands between the sign and the caret: ASCII letters and digits, or nothing yet.
    pub query: String,
    /// From the sign to the end of the letters and digits after it: what a choice replaces.
    pub span: (usize, usize),
}

/// Every mention of a text, in order.
pub fn mentions(text: &str) -> Vec<Mention> {
    let units: Vec<u16> = text.encode_utf16().collect();
    let own = scan(&units).into_iter().filter(|found| !found.foreign);
    own.filter_map(|found| {
        Some(Mention {
            text: text_of(&units, found.span),
            kind: found.word.kind()?,
            number: found.number,
            span: found.span,
        })
    })
    .collect()
}

/// The mention that is being written at the caret, counted in UTF-16 units; nothing where none is.
///
/// A caret beyond the text stands at its end, one with a fraction before it; one that is negative or no number stands
/// nowhere.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // not negative, and `as` saturates
pub fn mention_at(text: &str, caret: f64) -> Option<Completion> {
    if caret.is_nan() || caret < 0.0 {
        return None;
    }
    let units: Vec<u16> = text.encode_utf16().collect();
    let caret = (caret as usize).min(units.len());
    let (before, after) = units.split_at_checked(caret)?;
    let typed = before.iter().rev().take_while(|unit| is_query(**unit)).count();
    let start = caret.checked_sub(typed + 1)?;
    let sign = is_sign(*units.get(start)?);
    let behind_mention = || {
        scan(&units)
            .iter()
            .any(|found| !found.foreign && found.span.1 == start)
    };
    if !sign || (follows_word(&units, start) && !behind_mention()) {
        return None;
    }
    let rest = after.iter().take_while(|unit| is_query(**unit)).count();
    Some(Completion {
        query: text_of(&units, (start + 1, caret)),
        span: (start, caret + rest),
    })
}

fn is_query(unit: u16) -> bool {
    is_word(unit) && unit != u16::from(b'_')
}

/// The text after the items its mentions of one kind (`image` or `element`) point at were moved or removed.
///
/// `order` has the new number of the item that was number i + 1, or nothing where it was removed: its mentions become
/// `@Image0`, which points at nothing. A new number that is not a whole number from 1 to 2^53 − 1 counts as removed,
/// so that no mention ever points at a wrong item. Mentions of numbers outside `order` stay, as does a mention whose
/// number does not change; with any other `kind` the whole text does.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // whole and in range
pub fn renumber(text: &str, kind: &str, order: &[Option<f64>]) -> String {
    let mut renumbered = String::new();
    let mut rest = text;
    let mut place = 0;
    for mention in mentions(text) {
        let index = usize::try_from(mention.number)
            .ok()
            .and_then(|number| number.checked_sub(1));
        let Some(entry) = index.and_then(|index| order.get(index)) else {
            continue;
        };
        let number = match entry {
            Some(number) if number.fract() == 0.0 && (1.0..=9_007_199_254_740_991.0).contains(number) => {
                *number as u64
            }
            _ => 0,
        };
        if number == mention.number || mention.kind.name() != kind {
            continue;
        }
        let (before, found) = split_at_unit(rest, mention.span.0 - place);
        renumbered.push_str(before);
        renumbered.push_str(&mention.kind.mention(number));
        rest = found.get(mention.text.len()..).unwrap_or_default();
        place = mention.span.1;
    }
    renumbered.push_str(rest);
    renumbered
}

/// Cuts a text at an offset in UTF-16 units.
fn split_at_unit(text: &str, offset: usize) -> (&str, &str) {
    let mut units = 0;
    let cut = text.char_indices().find(|(_, character)| {
        let here = units >= offset;
        units += character.len_utf16();
        here
    });
    text.split_at_checked(cut.map_or(text.len(), |(index, _)| index))
        .unwrap_or((text, ""))
}
