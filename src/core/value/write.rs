//! Writes a value on a sheet, as `src/npm/sheet.ts` does in a page.

use super::{Kind, Value};
use crate::core::request::is_blank;
use crate::core::shape::{EACH, HEADS, LISTS, OBJECTS, ROOM, SIGNS, Shape};
use crate::core::sheet::{
    CHOICE, FLAG, KINDS, LIST, NULL, OBJECT, Row, Sheet, TEXT, UNDEFINED, UNREADABLE, narrow, number_row,
};

/// Writes these values, each by its own shape and with room of its own; the first is at place 0. Where the sheet is not to
/// be whole, only those parts of the texts are on it that their shapes read.
pub fn write<V: Value>(values: &[(&V, Shape)], is_whole: bool) -> Sheet {
    let mut writer = Writer {
        is_whole,
        ..Writer::default()
    };
    let start = writer.reserve(values.len());
    for (index, (value, shape)) in values.iter().enumerate() {
        writer.room = ROOM;
        writer.value(*value, *shape, start + index);
    }
    let mut sheet = Sheet::default();
    sheet.rows = writer.rows;
    let words = writer.texts.as_bytes();
    sheet.letters(words.len()).copy_from_slice(words);
    sheet.lay(sheet.rows.len(), words.len());
    sheet
}

#[derive(Default)]
struct Writer {
    rows: Vec<Row>,
    texts: String,
    count: usize,
    room: usize,
    is_whole: bool,
}

/// A value of a kind, with what belongs to it.
fn row(kind: u32, numbers: [usize; 3]) -> Row {
    let [one, two, three] = numbers.map(narrow);
    [kind, one, two, three]
}

impl Writer {
    fn reserve(&mut self, values: usize) -> usize {
        let start = self.rows.len();
        self.rows.resize(start + values, Row::default());
        start
    }

    fn set(&mut self, at: usize, row: Row) {
        if let Some(value) = self.rows.get_mut(at) {
            *value = row;
        }
    }

    fn value<V: Value>(&mut self, value: &V, shape: Shape, at: usize) {
        let row = self.contents(value, shape).unwrap_or([UNREADABLE, 0, 0, 0]);
        self.set(at, row);
    }

    fn contents<V: Value>(&mut self, value: &V, shape: Shape) -> Option<Row> {
        self.room = self.room.checked_sub(EACH)?;
        Some(match value.kind() {
            Kind::Undefined => row(UNDEFINED, [0; 3]),
            Kind::Null => row(NULL, [0; 3]),
            Kind::Boolean => row(FLAG, [usize::from(value.boolean()?), 0, 0]),
            Kind::Number => number_row(value.number()?),
            Kind::Text => {
                let text = value.text(self.room)?;
                self.room = self.room.saturating_sub(text.len());
                self.text(&text, shape)
            }
            Kind::List => self.list(value, shape)?,
            Kind::Object if shape.reads() & OBJECTS > 0 => self.object(value, shape)?,
            Kind::Object => row(OBJECT, [0; 3]),
            Kind::Other(word) => row(narrow(KINDS.iter().position(|kind| *kind == word)?), [0; 3]),
            Kind::Unreadable => row(UNREADABLE, [0; 3]),
        })
    }

    fn list<V: Value>(&mut self, value: &V, shape: Shape) -> Option<Row> {
        let is_read = shape.reads() & LISTS > 0;
        let list = value.list(if is_read { shape.most() } else { 0 })?;
        if !is_read || list.length > shape.most() {
            return Some(row(LIST, [list.length, 0, 0]));
        }
        let start = self.reserve(list.length);
        if list.items.len() < list.length {
            return None;
        }
        for (index, item) in list.items.iter().enumerate() {
            self.value(item, shape.inner(), start + index);
        }
        Some(row(LIST, [list.length, start, 0]))
    }

    fn object<V: Value>(&mut self, value: &V, shape: Shape) -> Option<Row> {
        let fields = shape.fields();
        let known = self.reserve(fields.len());
        let mut others = Vec::new();
        for (name, value) in value.members(shape.most())? {
            if let Some(place) = fields.iter().position(|field| field.name == name) {
                let shape = fields.get(place)?.shape;
                self.value(&value, shape, known + place);
            } else {
                self.room = self.room.saturating_sub(name.len());
                others.push((name, value));
            }
        }
        let start = self.reserve(2 * others.len());
        for (index, (name, value)) in others.iter().enumerate() {
            let at = start + 2 * index;
            let name = self.text(name, Shape::Other);
            self.set(at, name);
            self.value(value, shape.inner(), at + 1);
        }
        Some(row(OBJECT, [known, others.len(), start]))
    }

    fn text(&mut self, text: &str, shape: Shape) -> Row {
        if let Shape::Choice(words) = shape
            && let Some(place) = words.iter().position(|word| *word == text)
        {
            return row(CHOICE, [place, 0, 0]);
        }
        let own = self.count;
        self.count += 1;
        let length = if is_blank(text) {
            0
        } else {
            text.encode_utf16().count()
        };
        let first = if self.is_whole {
            self.excerpt(0, text, 0)
        } else if shape.reads() & HEADS > 0 {
            self.head(text)
        } else if shape.reads() & SIGNS > 0 {
            self.signs(text)
        } else {
            self.excerpt(0, text, 0)
        };
        row(TEXT, [own, length, first])
    }

    /// The host, where it begins as most do.
    fn head(&mut self, text: &str) -> usize {
        let path = text
            .strip_prefix("https://")
            .and_then(|rest| rest.split_once('/'));
        match path {
            Some((host, _)) => self.excerpt(9, host, 0),
            None => self.excerpt(0, text, 0),
        }
    }

    /// What is around each `@`, with the letter, digit or `_` before it; the place of the first.
    fn signs(&mut self, text: &str) -> usize {
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'@');
        if text.contains('＠') || text.contains("<<<") {
            return self.excerpt(0, text, 0);
        }
        let bytes = text.as_bytes();
        let mut following = 0;
        let mut start = text.len();
        // From the end, so that each knows the place of the next.
        while let Some(sign) = text.get(..start).and_then(|before| before.rfind('@')) {
            let run = |from: usize| {
                bytes
                    .get(from..)
                    .unwrap_or_default()
                    .iter()
                    .take_while(|byte| is_word(**byte))
                    .count()
            };
            start = text
                .get(..sign)
                .unwrap_or_default()
                .bytes()
                .rev()
                .take_while(|byte| is_word(*byte))
                .count();
            start = sign - start;
            let end = sign + run(sign);
            let unit = text.get(..start).unwrap_or_default().encode_utf16().count();
            following = self.excerpt(unit + 1, text.get(start..end).unwrap_or_default(), following);
        }
        following
    }

    /// Adds one; its place.
    fn excerpt(&mut self, begin: usize, words: &str, following: usize) -> usize {
        let start = self.texts.len();
        self.texts.push_str(words);
        let place = self.reserve(1);
        self.set(place, row(narrow(following), [begin, start, self.texts.len()]));
        place
    }
}
