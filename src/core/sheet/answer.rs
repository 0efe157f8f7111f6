//! Plain data on its way out: cells, and the words that are not our own.

use std::borrow::Cow;

use super::{CELLS, FLAG, LIST, NULL, OBJECT, Sheet, WORD, WORDS, set, set_number};
use crate::core::plain::Plain;
use crate::core::request::mentions::units;

impl Sheet {
    /// Lays out an answer behind all that is on the sheet.
    pub fn answer(&mut self, value: &Plain) {
        self.cells.truncate(self.end);
        self.texts.clear();
        let mut answer = Answer {
            sheet: self,
            units: 0,
        };
        let at = answer.reserve(1);
        answer.put(value, at);
    }

    /// The words of the answer.
    pub fn words(&mut self) -> String {
        core::mem::take(&mut self.texts)
    }
}

/// An answer that is laid out.
struct Answer<'a> {
    sheet: &'a mut Sheet,
    units: usize,
}

impl Answer<'_> {
    fn reserve(&mut self, values: usize) -> usize {
        let start = self.sheet.cells.len();
        self.sheet.cells.resize(start + CELLS * values, 0);
        start
    }

    fn put(&mut self, value: &Plain, at: usize) {
        match value {
            Plain::Null => self.cell(at, NULL, 0, 0),
            Plain::Flag(flag) => self.cell(at, FLAG, usize::from(*flag), 0),
            Plain::Number(number) => set_number(&mut self.sheet.cells, at, *number),
            Plain::Word(word) => self.word(at, word),
            Plain::Text(text) => self.text(at, text),
            Plain::List(items) => {
                let mut item = self.reserve(items.len());
                self.cell(at, LIST, items.len(), item);
                for value in items {
                    self.put(value, item);
                    item += CELLS;
                }
            }
            Plain::Object(object) => {
                let fields = object.fields();
                let mut name = self.reserve(2 * fields.len());
                self.cell(at, OBJECT, 0, fields.len());
                set(&mut self.sheet.cells, at + 3, name);
                for (own, value) in fields {
                    match own {
                        Cow::Borrowed(word) => self.word(name, word),
                        Cow::Owned(text) => self.text(name, text),
                    }
                    self.put(value, name + CELLS);
                    name += 2 * CELLS;
                }
            }
        }
    }

    #[inline(never)]
    fn cell(&mut self, at: usize, kind: usize, one: usize, two: usize) {
        for (place, value) in [kind, one, two].into_iter().enumerate() {
            set(&mut self.sheet.cells, at + place, value);
        }
    }

    /// A word of our own stands in the module, where it never moves: whoever has read it once knows it.
    fn word(&mut self, at: usize, word: &'static str) {
        self.cell(at, WORD, word.as_ptr() as usize, word.len());
    }

    fn text(&mut self, at: usize, text: &str) {
        let length = text.bytes().map(units).sum();
        self.cell(at, WORDS, self.units, length);
        self.units += length;
        self.sheet.texts.push_str(text);
    }
}
