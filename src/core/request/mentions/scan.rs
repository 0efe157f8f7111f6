//! Finds mentions in a text: those of this model, and those written in the manner of another service or model.
//!
//! All signs of a mention are ASCII but one, so it looks at bytes, and counts the UTF-16 units along the way.

use super::MentionKind;

/// The largest number that JavaScript counts without gaps; longer digits stop there.
pub const LARGEST: u64 = 9_007_199_254_740_991;

/// Beginning, what joins the word and the number, end.
const SIGNS: [(&str, &str, &str); 3] = [("@", "", ""), ("＠", "", ""), ("<<<", "_", ">>>")];

/// The words, and what each points at; for this model `video` points at nothing.
const WORDS: [(&str, Option<MentionKind>); 3] = [
    ("Image", Some(MentionKind::Image)),
    ("Element", Some(MentionKind::Element)),
    ("Video", None),
];

/// One mention that was found.
#[derive(Debug, Clone, Copy)]
pub struct Found<'a> {
    /// As it stands there.
    pub text: &'a str,
    /// Where it begins, in bytes.
    pub start: usize,
    /// What it points at; nothing where this model has no such thing.
    pub kind: Option<MentionKind>,
    /// The number in it.
    pub number: u64,
    /// Not a mention for this model: `<<<image_1>>>`, `@Video1`, `@image1`, `＠Image1`.
    pub foreign: bool,
    /// Start and end in UTF-16 units.
    pub span: (usize, usize),
}

impl Found<'_> {
    /// Where it ends, in bytes.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// Every mention of either sort, in order.
pub fn scan(text: &str) -> Vec<Found<'_>> {
    let mut all: Vec<Found> = Vec::new();
    let (mut place, mut unit) = (0, 0);
    while let Some(rest) = text.as_bytes().get(place..).filter(|rest| !rest.is_empty()) {
        let found = found_at(rest)
            .filter(|written| may_begin(text, place, written, all.last()))
            .and_then(|written| Some((written, text.get(place..place + written.length)?)));
        let length = found.map_or(1, |(written, _)| written.length);
        let begin = unit;
        unit += units(rest.iter().take(length));
        if let Some((written, text)) = found {
            all.push(Found {
                text,
                start: place,
                kind: written.kind,
                number: written.number,
                foreign: written.foreign,
                span: (begin, unit),
            });
        }
        place += length;
    }
    all
}

/// What stands at the beginning of some bytes.
#[derive(Clone, Copy)]
struct Written {
    kind: Option<MentionKind>,
    number: u64,
    foreign: bool,
    length: usize,
}

/// Whether what stands before it lets it be a mention. The end of another mention does; that of a foreign one only
/// for foreign ones, as for this model it is plain text.
fn may_begin(text: &str, start: usize, written: &Written, last: Option<&Found>) -> bool {
    let before = text.as_bytes().get(..start).and_then(<[u8]>::last);
    !before.copied().is_some_and(is_word)
        || last.is_some_and(|last| last.end() == start && (written.foreign || !last.foreign))
}

/// A mention with which the bytes begin, whatever stands before it.
fn found_at(bytes: &[u8]) -> Option<Written> {
    let (begin, joint, end) = SIGNS.iter().find(|sign| bytes.starts_with(sign.0.as_bytes()))?;
    let rest = bytes.get(begin.len()..)?;
    let (word, kind) = WORDS.iter().find(|word| begins_with(rest, word.0))?;
    let (written, rest) = rest.split_at_checked(word.len())?;
    if !joint.is_empty() && !written.iter().all(u8::is_ascii_lowercase) {
        return None;
    }
    let (number, rest) = number_at(rest.strip_prefix(joint.as_bytes())?)?;
    let rest = rest.strip_prefix(end.as_bytes())?;
    if rest.first().copied().is_some_and(is_word) {
        return None;
    }
    let is_exact = *begin == "@" && written == word.as_bytes();
    Some(Written {
        kind: *kind,
        number,
        foreign: !is_exact || kind.is_none(),
        length: bytes.len() - rest.len(),
    })
}

fn begins_with(bytes: &[u8], word: &str) -> bool {
    bytes
        .get(..word.len())
        .is_some_and(|head| head.eq_ignore_ascii_case(word.as_bytes()))
}

/// Digits, and what comes after all of them.
fn number_at(bytes: &[u8]) -> Option<(u64, &[u8])> {
    let mut number = 0;
    let mut rest = bytes;
    while let [digit @ b'0'..=b'9', tail @ ..] = rest {
        number = (number * 10 + u64::from(digit - b'0')).min(LARGEST);
        rest = tail;
    }
    (rest.len() < bytes.len()).then_some((number, rest))
}

/// An ASCII letter or digit, or `_`.
pub const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// How many UTF-16 units some bytes of a text are: a character counts with its first byte.
pub fn units<'a>(bytes: impl Iterator<Item = &'a u8>) -> usize {
    bytes
        .map(|byte| match byte {
            0x80..=0xBF => 0,
            0xF0.. => 2,
            _ => 1,
        })
        .sum()
}
