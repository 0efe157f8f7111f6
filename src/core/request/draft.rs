//! What was asked, read but not judged.
//!
//! A draft is a view of a sheet: nothing is copied.

use core::cell::Cell;

use super::part::Part;
use crate::core::shape::Shape;
use crate::core::sheet::{Excerpt, LIST, OBJECT, Reading, Row, TEXT, TRIMMED, UNDEFINED, is_empty};

/// One part of a request: the whole of it, a field, or an item of a list (which is never absent, nor is the whole).
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    reading: &'a Reading<'a>,
    value: &'a Cell<Row>,
    /// What it may hold.
    pub shape: &'static Shape,
    is_field: bool,
}

impl<'a> Draft<'a> {
    /// The whole of what was asked.
    pub fn whole(reading: &'a Reading<'a>, at: usize, shape: &'static Shape) -> Self {
        Self {
            reading,
            value: reading.value(at),
            shape,
            is_field: false,
        }
    }

    /// What it is.
    pub fn part(&self) -> Part {
        Part::of(self.value.get(), self.shape, self.is_field)
    }

    /// Makes a part that was looked at say what is to be sent, should nothing be wrong with the request: what is not given
    /// is left out, an address is sent without the space around it.
    pub fn settle(&self, part: Part) {
        match part {
            Part::Absent => self.become_kind(UNDEFINED),
            Part::Given if matches!(self.shape, Shape::Address) => self.become_kind(TRIMMED),
            _ => {}
        }
    }

    fn become_kind(&self, kind: u32) {
        let [_, one, two, three] = self.value.get();
        self.value.set([kind, one, two, three]);
    }

    /// Gives it a value, where it was settled that it is not given.
    pub fn fill(&self, value: Row) {
        if self.is_left_out() {
            self.value.set(value);
        }
    }

    /// Whether it was settled that it is not given.
    pub fn is_left_out(&self) -> bool {
        matches!(self.value.get(), [UNDEFINED, ..])
    }

    /// Whether it is a text and none of its words.
    pub fn is_text(&self) -> bool {
        matches!(self.value.get(), [TEXT | TRIMMED, ..])
    }

    /// The text, where all of it is known.
    pub fn text(&self) -> Option<&'a str> {
        self.reading.whole(self.value.get())
    }

    /// What is known of the text, in order; nothing where it is none.
    pub fn excerpts(&self) -> impl Iterator<Item = Excerpt<'a>> + use<'a> {
        self.reading.excerpts(self.value.get())
    }

    /// How long the text is at most, in Unicode scalar values: each has one UTF-16 unit or two.
    pub fn units(&self) -> usize {
        let [_, _, units, _] = self.value.get();
        units as usize
    }

    /// How many items were read.
    pub fn items(&self) -> usize {
        match self.value.get() {
            [LIST, length, items, _] if items > 0 => length as usize,
            _ => 0,
        }
    }

    /// One of the items that were read.
    pub fn item(&self, index: usize) -> Draft<'a> {
        let shape = match self.shape {
            Shape::List(item) => item,
            other => other,
        };
        let [_, _, items, _] = self.value.get();
        Draft {
            value: self.reading.value(items as usize + index),
            shape,
            is_field: false,
            ..*self
        }
    }

    /// Whether every item was looked at: not so where the list is unreadable or too long.
    pub fn is_read(&self) -> bool {
        self.part().count() == Some(self.items())
    }

    /// The fields that it may have; none where this is no object.
    pub fn fields(&self) -> usize {
        match self.value.get() {
            [OBJECT, ..] => self.shape.fields().len(),
            _ => 0,
        }
    }

    /// A field; absent where this is no object.
    #[inline(never)] // the rules ask for fields all the time
    pub fn field(&self, place: usize) -> Draft<'a> {
        static NONE: Shape = Shape::Other;
        let field = self.shape.fields().get(place);
        Draft {
            value: match self.value.get() {
                [OBJECT, fields, ..] => self.reading.value(fields as usize + place),
                _ => self.reading.nothing(),
            },
            shape: field.map_or(&NONE, |field| &field.shape),
            is_field: true,
            ..*self
        }
    }

    /// How many members there are that the contract does not have.
    pub fn others(&self) -> usize {
        let [_, _, others, _] = self.value.get();
        others as usize
    }

    /// One of these, in the input's own order: its name and whether it is given.
    pub fn other(&self, index: usize) -> (Draft<'a>, bool) {
        let [.., others] = self.value.get();
        let at = others as usize + 2 * index;
        let is_given = !is_empty(self.reading.value(at + 1).get());
        let value = self.reading.value(at);
        (Draft { value, ..*self }, is_given)
    }
}
