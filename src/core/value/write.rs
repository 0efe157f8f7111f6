//! Writes a value on a sheet, as `src/npm/sheet.ts` does in a page.

use super::{Kind, Value};
use crate::core::request::is_blank;
use crate::core::shape::{EACH, HEADS, LISTS, OBJECTS, ROOM, SIGNS, Shape};
use crate::core::sheet::{
    CELLS, CHOICE, FLAG, KINDS, LIST, NULL, NUMBER, OBJECT, Sheet, TEXT, UNDEFINED, UNREADABLE, set,
    set_number,
};

/// Writes these values, each by its own shape and with room of its own; the first is at cell 0. Where the sheet is not to
/// be whole, only those parts of the texts are on it that their shapes read.
pub fn write<V: Value>(values: &[(&V, Shape)], is_whole: bool) -> Sheet {
    let mut writer = Writer {
        is_whole,
        ..Writer::default()
    };
    let start = writer.reserve(values.len());
    for (index, (value, shape)) in values.iter().enumerate() {
        writer.room = ROOM;
        writer.value(*value, *shape, start + CELLS * index);
    }
    if writer.is_doubtful {
        return write(values, true);
    }
    let marks = writer.cells.len();
    writer.cells.append(&mut writer.marks);
    let end = writer.cells.len();
    let mut sheet = Sheet::default();
    sheet.cells = writer.cells;
    sheet.lay(marks, end, writer.texts, is_whole);
    sheet
}

#[derive(Default)]
struct Writer {
    cells: Vec<u32>,
    marks: Vec<u32>,
    texts: String,
    count: usize,
    room: usize,
    is_whole: bool,
    /// Whether a text has a sign that needs all of it.
    is_doubtful: bool,
}

impl Writer {
    fn reserve(&mut self, values: usize) -> usize {
        let start = self.cells.len();
        self.cells.resize(start + CELLS * values, 0);
        start
    }

    fn set(&mut self, at: usize, value: usize) {
        set(&mut self.cells, at, value);
    }

    fn value<V: Value>(&mut self, value: &V, shape: Shape, at: usize) {
        let kind = self.contents(value, shape, at).unwrap_or(UNREADABLE);
        self.set(at, kind);
    }

    /// Writes what is in a value; its kind.
    fn contents<V: Value>(&mut self, value: &V, shape: Shape, at: usize) -> Option<usize> {
        self.room = self.room.checked_sub(EACH)?;
        Some(match value.kind() {
            Kind::Undefined => UNDEFINED,
            Kind::Null => NULL,
            Kind::Boolean => {
                self.set(at + 1, usize::from(value.boolean()?));
                FLAG
            }
            Kind::Number => {
                set_number(&mut self.cells, at, value.number()?);
                NUMBER
            }
            Kind::Text => {
                let text = value.text(self.room)?;
                self.room = self.room.saturating_sub(text.len());
                self.text(&text, shape, at)
            }
            Kind::List => self.list(value, shape, at)?,
            Kind::Object if shape.reads() & OBJECTS > 0 => self.object(value, shape, at)?,
            Kind::Object => OBJECT,
            Kind::Other(word) => KINDS.iter().position(|kind| *kind == word)?,
            Kind::Unreadable => UNREADABLE,
        })
    }

    fn list<V: Value>(&mut self, value: &V, shape: Shape, at: usize) -> Option<usize> {
        let is_read = shape.reads() & LISTS > 0;
        let list = value.list(if is_read { shape.most() } else { 0 })?;
        self.set(at + 1, list.length);
        if is_read && list.length <= shape.most() {
            let start = self.reserve(list.length);
            self.set(at + 2, start);
            if list.items.len() < list.length {
                return None;
            }
            for (index, item) in list.items.iter().enumerate() {
                self.value(item, shape.inner(), start + CELLS * index);
            }
        }
        Some(LIST)
    }

    fn object<V: Value>(&mut self, value: &V, shape: Shape, at: usize) -> Option<usize> {
        let fields = shape.fields();
        let start = self.reserve(fields.len());
        self.set(at + 1, start);
        let mut others = Vec::new();
        for (name, value) in value.members(shape.most())? {
            match fields.iter().position(|field| field.name == name) {
                Some(place) => {
                    let shape = fields.get(place)?.shape;
                    self.value(&value, shape, start + CELLS * place);
                }
                None => others.push((name, value)),
            }
        }
        let start = self.reserve(2 * others.len());
        self.set(at + 2, others.len());
        self.set(at + 3, start);
        for (index, (name, value)) in others.iter().enumerate() {
            let at = start + 2 * CELLS * index;
            let kind = self.text(name, Shape::Other, at);
            self.set(at, kind);
            self.value(value, shape.inner(), at + CELLS);
        }
        Some(OBJECT)
    }

    fn text(&mut self, text: &str, shape: Shape, at: usize) -> usize {
        if let Shape::Choice(words) = shape
            && let Some(place) = words.iter().position(|word| *word == text)
        {
            self.set(at + 1, place);
            return CHOICE;
        }
        let own = self.count;
        self.count += 1;
        let length = if is_blank(text) {
            0
        } else {
            text.encode_utf16().count()
        };
        self.set(at + 1, own);
        self.set(at + 2, length);
        self.set(at + 3, self.marks.len() / 3);
        if self.is_whole {
            self.mark(own, 0, text);
        } else if shape.reads() & HEADS > 0 {
            let end = text
                .get(8..)
                .and_then(|rest| rest.find('/'))
                .map_or(text.len(), |slash| 8 + slash);
            self.mark(own, 0, text.get(..end).unwrap_or_default());
        } else if shape.reads() & SIGNS > 0 {
            self.signs(own, text);
        }
        TEXT
    }

    /// What is around each `@`, with the letter, digit or `_` before it.
    fn signs(&mut self, own: usize, text: &str) {
        let is_word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'@');
        self.is_doubtful |= text.contains('＠') || text.contains("<<<");
        let bytes = text.as_bytes();
        let mut end = 0;
        while let Some(found) = text.get(end..).and_then(|rest| rest.find('@')) {
            let sign = end + found;
            let before = bytes.get(..sign).and_then(<[u8]>::last);
            let start = if before.copied().is_some_and(is_word) {
                sign - 1
            } else {
                sign
            };
            let run = bytes.get(sign..).unwrap_or_default();
            end = sign + run.iter().take_while(|byte| is_word(**byte)).count();
            let unit = text.get(..start).unwrap_or_default().encode_utf16().count();
            self.mark(own, unit, text.get(start..end).unwrap_or_default());
        }
    }

    fn mark(&mut self, own: usize, unit: usize, words: &str) {
        let units = words.encode_utf16().count();
        let mark = [own, unit, units].map(|number| u32::try_from(number).unwrap_or(u32::MAX));
        self.marks.extend(mark);
        self.texts.push_str(words);
    }
}
