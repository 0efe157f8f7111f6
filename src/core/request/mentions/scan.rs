//! Finds mentions in a text: those of this model, and those written in the manner of another service or model.

use super::MentionKind;

/// The largest number that JavaScript counts without gaps; longer digits stop there.
const LARGEST: u64 = 9_007_199_254_740_991;
const UNDERSCORE: u16 = b'_' as u16;
const FULL_WIDTH_AT: u16 = 0xFF20;

/// The word of a mention.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Word {
    /// `image`
    Image,
    /// `element`
    Element,
    /// `video`: nothing this model can be pointed at
    Video,
}

impl Word {
    const ALL: [(Self, &'static str); 3] = [
        (Self::Image, "Image"),
        (Self::Element, "Element"),
        (Self::Video, "Video"),
    ];

    /// What a mention with this word points at.
    pub const fn kind(self) -> Option<MentionKind> {
        match self {
            Self::Image => Some(MentionKind::Image),
            Self::Element => Some(MentionKind::Element),
            Self::Video => None,
        }
    }
}

/// One mention that was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found {
    pub word: Word,
    pub number: u64,
    /// Not a mention for this model: `<<<image_1>>>`, `@Video1`, `@image1`, `＠Image1`.
    pub foreign: bool,
    /// Start and end in UTF-16 units.
    pub span: (usize, usize),
}

/// Every mention of either sort, in order.
pub fn scan(units: &[u16]) -> Vec<Found> {
    let mut all: Vec<Found> = Vec::new();
    let mut place = 0;
    while place < units.len() {
        match found_at(units, place).filter(|found| may_begin(units, found, all.last())) {
            Some(found) => {
                place = found.span.1;
                all.push(found);
            }
            None => place += 1,
        }
    }
    all
}

/// Whether what stands before it lets it be a mention. The end of another mention does; that of a foreign one only
/// for foreign ones, as for this model it is plain text.
fn may_begin(units: &[u16], found: &Found, last: Option<&Found>) -> bool {
    let start = found.span.0;
    let glued = follows_word(units, start);
    !glued || last.is_some_and(|last| last.span.1 == start && (found.foreign || !last.foreign))
}

/// A mention that begins here, whatever stands before it.
fn found_at(units: &[u16], start: usize) -> Option<Found> {
    let rest = units.get(start..)?;
    let (word, digits, closing, foreign) = if let Some(inside) = after(rest, "<<<", false) {
        let (word, _, behind) = word_at(inside, "_", false)?;
        (word, behind, ">>>", true)
    } else {
        let (sign, behind) = rest.split_first()?;
        if !is_sign(*sign) {
            return None;
        }
        let (word, exact, behind) = word_at(behind, "", true)?;
        (
            word,
            behind,
            "",
            *sign == FULL_WIDTH_AT || !exact || word == Word::Video,
        )
    };
    let (number, behind) = number_at(digits)?;
    let behind = after(behind, closing, false)?;
    if behind.first().is_some_and(|unit| is_word(*unit)) {
        return None;
    }
    Some(Found {
        word,
        number,
        foreign,
        span: (start, units.len() - behind.len()),
    })
}

/// One of the words, then `then`: which, whether in its very letters, and what comes after. Without `any_case` the
/// letters have to be small.
fn word_at<'a>(units: &'a [u16], then: &str, any_case: bool) -> Option<(Word, bool, &'a [u16])> {
    Word::ALL.into_iter().find_map(|(word, text)| {
        let behind = after(units, text, true)?;
        let written = text_of(units, (0, text.len()));
        let fits = any_case || written.bytes().all(|byte| byte.is_ascii_lowercase());
        fits.then(|| Some((word, written == text, after(behind, then, false)?)))
            .flatten()
    })
}

/// What comes after `text`, where the units begin with it.
fn after<'a>(units: &'a [u16], text: &str, any_case: bool) -> Option<&'a [u16]> {
    let (head, tail) = units.split_at_checked(text.len())?;
    let same = head.iter().zip(text.bytes()).all(|(unit, byte)| {
        u8::try_from(*unit).is_ok_and(|unit| unit == byte || (any_case && unit.eq_ignore_ascii_case(&byte)))
    });
    same.then_some(tail)
}

/// Digits, and what comes after all of them.
fn number_at(units: &[u16]) -> Option<(u64, &[u16])> {
    let digits = units
        .iter()
        .take_while(|unit| (0x30..=0x39).contains(*unit))
        .count();
    let (head, tail) = units.split_at_checked(digits)?;
    let number = head.iter().fold(0, |number, unit| {
        (number * 10 + u64::from(unit - 0x30)).min(LARGEST)
    });
    (digits > 0).then_some((number, tail))
}

/// Whether a mention can begin with this unit.
pub fn is_sign(unit: u16) -> bool {
    unit == u16::from(b'@') || unit == FULL_WIDTH_AT
}

/// An ASCII letter or digit, or `_`.
pub fn is_word(unit: u16) -> bool {
    u8::try_from(unit).is_ok_and(|byte| byte.is_ascii_alphanumeric()) || unit == UNDERSCORE
}

/// Whether an ASCII letter or digit, or `_`, stands right before this place.
pub fn follows_word(units: &[u16], place: usize) -> bool {
    place
        .checked_sub(1)
        .and_then(|before| units.get(before))
        .is_some_and(|unit| is_word(*unit))
}

/// The text of a span.
pub fn text_of(units: &[u16], span: (usize, usize)) -> String {
    String::from_utf16_lossy(units.get(span.0..span.1).unwrap_or_default())
}
