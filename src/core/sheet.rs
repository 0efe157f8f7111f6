//! A value as it came in, laid out flat: a row of numbers, and those parts of its texts that somebody has to look at.
//!
//! This is the one door into the core. A page's values come through `src/npm/sheet.ts`, the host's through
//! `core::value`; both say what is there and judge nothing.
//!
//! A value is four cells: its kind, and up to three numbers. Nothing is copied that no rule looks at: of a text there are
//! its place among the texts that the reader keeps, its length, and its first excerpt. A sheet is *whole* where each text
//! has one excerpt, which is all of it; else an address has its head, and other texts what is around each `@`.
//!
//! What the core answers is laid out in the same way, behind all that.

mod answer;

use core::cell::Cell;

use super::request::mentions::place_of;

/// How many cells a value takes.
pub const CELLS: usize = 4;
/// How many cells an excerpt takes: whose it is, where it begins, and how long it is, in UTF-16 units.
const MARK: usize = 3;

/// Not there; of what was settled, also what is left out.
pub const UNDEFINED: usize = 0;
/// Empty on purpose.
pub const NULL: usize = 1;
/// `0` or `1`.
pub const FLAG: usize = 2;
/// Any number, NaN and the infinities included: its bits are the last two cells.
pub const NUMBER: usize = 3;
/// The text's place, its length in UTF-16 units (0 where it is blank), the place of its first excerpt.
pub const TEXT: usize = 4;
/// The list's length, and where its items begin; 0 where they were not read.
pub const LIST: usize = 5;
/// Where the known fields begin (0 where nothing was read); how many other members there are and where they begin, each
/// a text and a value.
pub const OBJECT: usize = 6;
/// Reading it threw, or there was no room.
pub const UNREADABLE: usize = 7;
/// One of the words it may be, by its place.
pub const CHOICE: usize = 11;
/// Of what was settled: a text that is wanted without the space around it.
pub const TRIMMED: usize = 12;
/// Of an answer: a text, by its beginning and its length in UTF-16 units among the answer's words.
const WORDS: usize = 13;
/// Of an answer: a word of our own, by its address and its length.
const WORD: usize = 14;

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
    /// The values; then, up to `end`, the excerpts.
    pub cells: Vec<u32>,
    marks: usize,
    end: usize,
    /// The excerpts' words, one after the other; then those of the answer.
    texts: String,
    is_whole: bool,
}

/// A sheet that is looked at.
#[derive(Debug)]
pub struct Reading<'a> {
    cells: &'a [Cell<u32>],
    marks: &'a [Cell<u32>],
    texts: &'a str,
    is_whole: bool,
}

/// A part of a text.
#[derive(Debug, Clone, Copy)]
pub struct Excerpt<'a> {
    /// Where it begins in the text, in UTF-16 units.
    pub unit: usize,
    /// What stands there.
    pub words: &'a str,
}

impl Sheet {
    /// Adds to the cells what belongs to them: where the excerpts begin and end, their words one after the other, and
    /// whether they are whole texts.
    pub fn lay(&mut self, marks: usize, end: usize, texts: String, is_whole: bool) {
        let mut units = 0;
        for mark in self.cells.get(marks..end).unwrap_or_default().chunks_exact(MARK) {
            units += mark.last().copied().unwrap_or_default() as usize;
        }
        // Where all signs are ASCII, units are bytes.
        let is_ascii = units == texts.len();
        let mut byte = 0;
        for mark in self
            .cells
            .get_mut(marks..end)
            .unwrap_or_default()
            .chunks_exact_mut(MARK)
        {
            let Some(last) = mark.last_mut() else { break };
            let units = *last as usize;
            byte += if is_ascii {
                units
            } else {
                place_of(texts.get(byte..).unwrap_or_default(), units)
            };
            *last = narrow(byte);
        }
        self.marks = marks;
        self.end = end;
        self.texts = texts;
        self.is_whole = is_whole;
    }

    /// What stands on it.
    pub fn reading(&mut self) -> Reading<'_> {
        let cells = Cell::from_mut(self.cells.as_mut_slice()).as_slice_of_cells();
        Reading {
            cells,
            marks: cells.get(self.marks..self.end).unwrap_or_default(),
            texts: &self.texts,
            is_whole: self.is_whole,
        }
    }
}

impl<'a> Reading<'a> {
    /// The place or count in a cell.
    pub fn place(&self, at: usize) -> usize {
        place(self.cells, at)
    }

    /// The number of a value that is one.
    pub fn number(&self, at: usize) -> f64 {
        let half = |at| self.place(at) as u64;
        f64::from_bits(half(at + 3) << 32 | half(at + 2))
    }

    /// Sets a cell to a kind, a place or a count.
    #[inline(never)]
    pub fn set(&self, at: usize, value: usize) {
        if let Some(cell) = self.cells.get(at) {
            cell.set(narrow(value));
        }
    }

    /// Sets a value to be a number.
    pub fn set_number(&self, at: usize, number: f64) {
        self.set(at, NUMBER);
        let [low, high] = halves(number);
        self.set(at + 2, low as usize);
        self.set(at + 3, high as usize);
    }

    /// Whether a field is as good as not given: nothing, white space only, or a list without items.
    pub fn is_empty(&self, at: usize) -> bool {
        match self.place(at) {
            UNDEFINED | NULL => true,
            TEXT => self.place(at + 2) == 0,
            LIST => self.place(at + 1) == 0,
            _ => false,
        }
    }

    /// Whether all of each text was written down.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }

    /// What was written down of the text here, in order; nothing where there is none.
    pub fn excerpts(&self, at: usize) -> impl Iterator<Item = Excerpt<'a>> + use<'a> {
        let (text, texts) = (self.place(at + 1), self.texts);
        let is_text = matches!(self.place(at), TEXT | TRIMMED);
        let marks = if is_text { self.marks } else { &[] };
        let mut index = if self.is_whole { text } else { self.place(at + 3) };
        core::iter::from_fn(move || {
            let mark = marks.get(MARK * index..)?;
            if mark.is_empty() || place(mark, 0) != text {
                return None;
            }
            let start = place(marks, (MARK * index).wrapping_sub(1));
            index += 1;
            Some(Excerpt {
                unit: place(mark, 1),
                words: texts.get(start..place(mark, 2)).unwrap_or_default(),
            })
        })
    }

    /// The whole text here, where it was written down.
    pub fn whole(&self, at: usize) -> Option<&'a str> {
        let all = self.excerpts(at).next();
        self.is_whole.then(|| all.map_or("", |excerpt| excerpt.words))
    }
}

/// The place or count in a cell.
#[inline(never)]
fn place(cells: &[Cell<u32>], at: usize) -> usize {
    cells.get(at).map_or(0, Cell::get) as usize
}

/// As it fits into a cell.
#[allow(clippy::cast_possible_truncation)] // the module has 32 bits of memory
const fn narrow(value: usize) -> u32 {
    if value > u32::MAX as usize {
        u32::MAX
    } else {
        value as u32
    }
}

/// Sets a cell to a kind, a place or a count.
#[inline(never)]
pub fn set(cells: &mut [u32], at: usize, value: usize) {
    if let Some(cell) = cells.get_mut(at) {
        *cell = narrow(value);
    }
}

/// Sets a value to be a number.
pub fn set_number(cells: &mut [u32], at: usize, number: f64) {
    set(cells, at, NUMBER);
    for (cell, half) in cells.iter_mut().skip(at + 2).zip(halves(number)) {
        *cell = half;
    }
}

/// The two cells of a number.
#[allow(clippy::cast_possible_truncation)] // half is wanted
fn halves(number: f64) -> [u32; 2] {
    let bits = number.to_bits();
    [bits as u32, (bits >> 32) as u32]
}
