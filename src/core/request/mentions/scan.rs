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

/// One mention in a text, of this model or of another manner.
#[derive(Debug, Clone, Copy)]
pub struct Mention<'a> {
    /// As it stands there: `@Image1`.
    pub text: &'a str,
    /// What it points at; nothing where this model has no such thing.
    pub kind: Option<MentionKind>,
    /// The number of the item, from 1; 0 points at nothing. At most 2^53 − 1.
    pub number: u64,
    /// Start and end in UTF-16 units.
    pub span: (usize, usize),
    /// Not a mention for this model: `<<<image_1>>>`, `@Video1`, `@image1`, `＠Image1`.
    pub is_foreign: bool,
    /// Where it begins, in bytes.
    pub(super) start: usize,
}

impl Mention<'_> {
    /// Where it ends, in bytes.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }
}

/// Shows every mention of either sort, in order; `unit` is where the text begins.
#[inline(never)]
pub fn scan<'a>(text: &'a str, mut unit: usize, see: &mut dyn FnMut(Mention<'a>)) {
    let mut end = 0;
    let mut is_behind_own = true;
    let mut before = b' ';
    for (start, byte) in text.bytes().enumerate() {
        // Where no sign can begin, nothing is compared; 0xEF is the first byte of the full-width one.
        if matches!(byte, b'@' | b'<' | 0xEF)
            && start >= end
            && let Some(found) = found_at(text, start, unit)
        {
            // No word may stand before it but another mention; and a foreign one is plain text to those of this model.
            let is_behind_one = start == end && end > 0 && (found.is_foreign || is_behind_own);
            if is_behind_one || !is_word(before) {
                end = found.end();
                is_behind_own = !found.is_foreign;
                see(found);
            }
        }
        unit += units(byte);
        before = byte;
    }
}

/// The mention that begins here, whatever stands before it.
fn found_at(text: &str, start: usize, unit: usize) -> Option<Mention<'_>> {
    let mut rest = text.get(start..)?.as_bytes();
    let (begin, joint, end) = SIGNS.iter().find(|sign| eat(&mut rest, sign.0))?;
    let behind = rest;
    let (word, kind) = WORDS.iter().find(|word| eat(&mut rest, word.0))?;
    let written = behind.get(..word.len())?;
    let fits = joint.is_empty() || written.iter().all(u8::is_ascii_lowercase);
    if !fits || !eat(&mut rest, joint) {
        return None;
    }
    let number = eat_number(&mut rest)?;
    if !eat(&mut rest, end) || rest.first().copied().is_some_and(is_word) {
        return None;
    }
    let is_exact = *begin == "@" && written == word.as_bytes();
    let text = text.get(start..text.len() - rest.len())?;
    Some(Mention {
        text,
        kind: *kind,
        number,
        span: (unit, unit + text.bytes().map(units).sum::<usize>()),
        is_foreign: !is_exact || kind.is_none(),
        start,
    })
}

/// Goes behind a word, in letters of any case, where the bytes begin with it.
#[inline(never)]
fn eat(bytes: &mut &[u8], word: &str) -> bool {
    match bytes.split_at_checked(word.len()) {
        Some((head, tail)) if head.eq_ignore_ascii_case(word.as_bytes()) => {
            *bytes = tail;
            true
        }
        _ => false,
    }
}

/// Goes behind all digits, where there are any.
fn eat_number(bytes: &mut &[u8]) -> Option<u64> {
    let mut number = None;
    while let [digit @ b'0'..=b'9', tail @ ..] = *bytes {
        number = Some((number.unwrap_or(0) * 10 + u64::from(digit - b'0')).min(LARGEST));
        *bytes = tail;
    }
    number
}

/// An ASCII letter or digit, or `_`.
pub const fn is_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// How many UTF-16 units a byte of a text stands for: a character counts with its first byte.
pub const fn units(byte: u8) -> usize {
    match byte {
        0x80..=0xBF => 0,
        0xF0.. => 2,
        _ => 1,
    }
}
