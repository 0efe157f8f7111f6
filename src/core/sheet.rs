//! A value as it came in, laid out flat: rows of numbers, and those parts of its texts that somebody has to look at.
//!
//! This is the one door into the core. A page's values come through `src/npm/sheet.ts`, the host's through
//! `core::value`; both say what is there and judge nothing.
//!
//! A value is a row of four numbers: its kind, and what belongs to it. Nothing is copied that no rule looks at: of a text
//! there are its place among the texts that the reader keeps, its length, and its first excerpt. On a *whole* sheet that
//! is all of it. Else it is so where it may be needed, an address that begins with `https://` and has a path has its
//! host, and a prompt or a voice what is around each `@`.
//!
//! What the core answers is laid out in the same way, behind all that.

mod answer;

use core::cell::Cell;

/// A value: its kind, and up to three numbers. Of an excerpt: the place of the next one of the same text, 0 where there is
/// none; where it begins in the text, in UTF-16 units and counted from 1, or 0 where it is all of it; where its words begin
/// and end, in bytes. A place on the sheet is that of a row.
pub type Row = [u32; 4];

/// Not there; of what was settled, also what is left out.
pub const UNDEFINED: u32 = 0;
/// Empty on purpose.
pub const NULL: u32 = 1;
/// `0` or `1`.
pub const FLAG: u32 = 2;
/// Any number, NaN and the infinities included: its bits are the last two cells.
pub const NUMBER: u32 = 3;
/// The text's place, its length in UTF-16 units (0 where it is blank), the place of its first excerpt.
pub const TEXT: u32 = 4;
/// The list's length, and where its items begin; 0 where they were not read.
pub const LIST: u32 = 5;
/// Where the known fields begin (0 where nothing was read); how many other members there are and where they begin, each
/// a text and a value.
pub const OBJECT: u32 = 6;
/// Reading it threw, or there was no room.
pub const UNREADABLE: u32 = 7;
/// One of the words it may be, by its place.
pub const CHOICE: u32 = 11;
/// Of what was settled: a text that is wanted without the space around it.
pub const TRIMMED: u32 = 12;
/// Of an answer: a text, by its beginning and its length in UTF-16 units among the answer's words.
const WORDS: u32 = 13;
/// Of an answer: a word of our own, by its address and its length.
const WORD: u32 = 14;

/// The words of JavaScript's `typeof` for the kinds, with null, lists and what cannot be read told apart.
pub const KINDS: [&str; 11] = [
    "undefined",
    "null",
    "boolean",
    "number",
    "string",
    "array",
    "object",
    "unreadable",
    "function",
    "symbol",
    "bigint",
];

/// What was written down. A text holds no lone surrogate: it comes as U+FFFD, so UTF-16 offsets stay right.
#[derive(Debug, Default)]
pub struct Sheet {
    /// The values and excerpts.
    pub rows: Vec<Row>,
    /// How many of the rows are in use.
    end: usize,
    /// The excerpts' words while they are written.
    letters: Vec<u8>,
    /// The excerpts' words, one after the other; then those of the answer.
    texts: String,
}

/// A sheet that is looked at.
#[derive(Debug)]
pub struct Reading<'a> {
    rows: &'a [Cell<Row>],
    texts: &'a str,
    /// What stands where nothing was written.
    nothing: Cell<Row>,
}

/// A part of a text.
#[derive(Debug, Clone, Copy)]
pub struct Excerpt<'a> {
    /// Where it begins in the text, in UTF-16 units.
    pub unit: usize,
    /// Whether it is all of the text.
    pub is_whole: bool,
    /// What stands there.
    pub words: &'a str,
}

impl Sheet {
    /// Room for that many bytes of the excerpts' words, one after the other.
    pub fn letters(&mut self, bytes: usize) -> &mut [u8] {
        self.letters = core::mem::take(&mut self.texts).into_bytes();
        self.letters.resize(bytes, 0);
        &mut self.letters
    }

    /// Ends the writing: how many rows there are, and how many bytes of words.
    pub fn lay(&mut self, end: usize, bytes: usize) {
        let mut letters = core::mem::take(&mut self.letters);
        letters.truncate(bytes);
        self.texts = String::from_utf8(letters).unwrap_or_default();
        self.end = end;
    }

    /// What stands on it.
    pub fn reading(&mut self) -> Reading<'_> {
        Reading {
            rows: Cell::from_mut(self.rows.as_mut_slice()).as_slice_of_cells(),
            texts: &self.texts,
            nothing: Cell::default(),
        }
    }
}

impl<'a> Reading<'a> {
    /// The value at a place.
    pub fn value(&self, at: usize) -> &Cell<Row> {
        self.rows.get(at).unwrap_or(&self.nothing)
    }

    /// What stands where nothing was written.
    pub fn nothing(&self) -> &Cell<Row> {
        &self.nothing
    }

    /// What was written down of a text, in order; nothing where the value is none.
    pub fn excerpts(&self, value: Row) -> impl Iterator<Item = Excerpt<'a>> {
        let mut next = match value {
            [TEXT | TRIMMED, _, _, first] => first,
            _ => 0,
        };
        core::iter::from_fn(move || {
            if next == 0 {
                return None;
            }
            let [following, begin, start, end] = self.value(next as usize).get();
            next = following;
            Some(Excerpt {
                unit: begin.saturating_sub(1) as usize,
                is_whole: begin == 0,
                words: self.texts.get(start as usize..end as usize).unwrap_or_default(),
            })
        })
    }

    /// A whole text, where it was written down.
    pub fn whole(&self, value: Row) -> Option<&'a str> {
        let first = self.excerpts(value).next()?;
        first.is_whole.then_some(first.words)
    }
}

/// Whether a field with this value is as good as not given: nothing, white space only, or a list without items.
pub const fn is_empty(value: Row) -> bool {
    matches!(value, [UNDEFINED | NULL, ..] | [TEXT, _, 0, _] | [LIST, 0, ..])
}

/// The number of a value that is one.
pub const fn number([.., low, high]: Row) -> f64 {
    f64::from_bits((high as u64) << 32 | low as u64)
}

/// A value that is a number.
#[allow(clippy::cast_possible_truncation)] // half is wanted
pub const fn number_row(number: f64) -> Row {
    let bits = number.to_bits();
    [NUMBER, 0, bits as u32, (bits >> 32) as u32]
}

/// As it fits into a row.
#[allow(clippy::cast_possible_truncation)] // the module has 32 bits of memory
pub const fn narrow(value: usize) -> u32 {
    if value > u32::MAX as usize {
        u32::MAX
    } else {
        value as u32
    }
}
