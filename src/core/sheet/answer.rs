//! Plain data on its way out: rows, and the words that are not our own.

use std::borrow::Cow;

use super::{FLAG, LIST, NULL, OBJECT, Row, Sheet, WORD, WORDS, narrow, number_row};
use crate::core::plain::Plain;
use crate::core::request::mentions::units;

impl Sheet {
    /// Lays out an answer behind all that is on the sheet.
    pub fn answer(&mut self, value: &Plain) {
        self.rows.truncate(self.end);
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
        let start = self.sheet.rows.len();
        self.sheet.rows.resize(start + values, Row::default());
        start
    }

    fn put(&mut self, value: &Plain, at: usize) {
        let row = match value {
            Plain::Null => [NULL, 0, 0, 0],
            Plain::Flag(flag) => [FLAG, u32::from(*flag), 0, 0],
            Plain::Number(number) => number_row(*number),
            Plain::Word(word) => own_word(word),
            Plain::Text(text) => self.text(text),
            Plain::List(items) => {
                let start = self.reserve(items.len());
                for (index, value) in items.iter().enumerate() {
                    self.put(value, start + index);
                }
                [LIST, narrow(items.len()), narrow(start), 0]
            }
            Plain::Object(object) => {
                let fields = object.fields();
                let start = self.reserve(2 * fields.len());
                for (index, (name, value)) in fields.iter().enumerate() {
                    let at = start + 2 * index;
                    let name = match name {
                        Cow::Borrowed(word) => own_word(word),
                        Cow::Owned(text) => self.text(text),
                    };
                    self.set(at, name);
                    self.put(value, at + 1);
                }
                [OBJECT, 0, narrow(fields.len()), narrow(start)]
            }
        };
        self.set(at, row);
    }

    fn set(&mut self, at: usize, row: Row) {
        if let Some(value) = self.sheet.rows.get_mut(at) {
            *value = row;
        }
    }

    fn text(&mut self, text: &str) -> Row {
        let start = self.units;
        let length = text.bytes().map(units).sum();
        self.units += length;
        self.sheet.texts.push_str(text);
        [WORDS, narrow(start), narrow(length), 0]
    }
}

/// A word of our own stands in the module, where it never moves: whoever has read it once knows it.
fn own_word(word: &'static str) -> Row {
    [WORD, narrow(word.as_ptr() as usize), narrow(word.len()), 0]
}

#[cfg(test)]
mod tests {
    use super::{FLAG, LIST, NULL, OBJECT, Row, Sheet, WORD, WORDS, number_row};
    use crate::core::plain::{Object, Plain};

    #[test]
    fn an_answer_lies_behind_the_sheet_with_its_words_in_one_text() {
        let mut sheet = Sheet::default();
        sheet.rows.resize(5, [9; 4]);
        sheet.lay(2, 0);
        let mut object = Object::default();
        object.word("our", "own");
        object.keep("é".to_owned(), Plain::Text("x😀".to_owned()));
        let items = [
            Plain::Null,
            Plain::Flag(true),
            Plain::Number(2.5),
            Plain::Object(object),
        ];
        sheet.answer(&Plain::List(items.to_vec()));
        let mut rows = sheet.rows.clone();
        // Where our own words stand is for the linker to say.
        for row in &mut rows {
            if let [WORD, address, ..] = row {
                *address = 0;
            }
        }
        let expected: [Row; 11] = [
            [9; 4],
            [9; 4],
            [LIST, 4, 3, 0],
            [NULL, 0, 0, 0],
            [FLAG, 1, 0, 0],
            number_row(2.5),
            [OBJECT, 0, 2, 7],
            [WORD, 0, 3, 0],
            [WORD, 0, 3, 0],
            [WORDS, 0, 1, 0],
            [WORDS, 1, 3, 0],
        ];
        assert_eq!(rows, expected);
        assert_eq!([sheet.words(), sheet.words()], ["éx😀", ""]);
    }
}
