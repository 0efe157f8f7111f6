//! What was asked, read but not judged.
//!
//! A draft is a view of a sheet: nothing is copied. It decides two things: what counts as not given, and what could not
//! be read. Every part is absent, unreadable or a value of its own shape, so that a rule says in its first line what it
//! needs, and is skipped where that could not be read.

use core::cell::Cell;

use crate::core::shape::Shape;
use crate::core::sheet::{
    CHOICE, Excerpt, FLAG, KINDS, LIST, NUMBER, OBJECT, Reading, Row, TEXT, TRIMMED, UNDEFINED, is_empty,
    number, number_row,
};

/// One part of a request: the whole of it, a field, or an item of a list (which is never absent, nor is the whole).
#[derive(Debug, Clone, Copy)]
pub struct Draft<'a> {
    reading: &'a Reading<'a>,
    value: &'a Cell<Row>,
    /// What it may hold.
    pub shape: &'static Shape,
    is_field: bool,
}

/// What a part is.
#[derive(Debug, Clone, Copy)]
pub enum Part {
    /// Not given: missing, or an empty value of any type.
    Absent,
    /// Given, and of no use, as it is of this other kind (a number where it is NaN or infinite).
    Unreadable(&'static str),
    /// Given, and of no use: a number of seconds with a fraction.
    Fraction(f64),
    /// A whole number.
    Number(f64),
    /// A list of this length.
    List(usize),
    /// True.
    True,
    /// Any other value of its shape.
    Given,
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
    #[inline(never)] // the rules ask for it all the time
    pub fn part(&self) -> Part {
        let value = self.value.get();
        if self.is_field && is_empty(value) {
            return Part::Absent;
        }
        let [kind, one, ..] = value;
        match (self.shape, kind) {
            (Shape::Text, TEXT)
            | (Shape::Address, TEXT | TRIMMED)
            | (Shape::Choice(_), CHOICE | TEXT)
            | (Shape::Object(_), OBJECT) => Part::Given,
            (Shape::Flag, FLAG) if one == 0 => Part::Given,
            (Shape::Flag, FLAG) => Part::True,
            (Shape::List(_), LIST) => Part::List(one as usize),
            (Shape::Seconds, NUMBER) => seconds(number(value)),
            _ => Part::Unreadable(KINDS.get(kind as usize).copied().unwrap_or("string")),
        }
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

    /// Gives it the first of its values, where it is not given.
    pub fn fill(&self, kind: u32) {
        if self.is_absent() {
            self.value.set([kind, 0, 0, 0]);
        }
    }

    /// Gives it a number, where it is not given.
    pub fn fill_number(&self, number: f64) {
        if self.is_absent() {
            self.value.set(number_row(number));
        }
    }

    /// Whether it is given; nothing where it could not be read.
    pub fn given(&self) -> Option<bool> {
        match self.part() {
            Part::Absent => Some(false),
            Part::Unreadable(_) | Part::Fraction(_) => None,
            _ => Some(true),
        }
    }

    /// Whether it is given and readable.
    pub fn is_given(&self) -> bool {
        self.given() == Some(true)
    }

    /// Whether it is known not to be given.
    pub fn is_absent(&self) -> bool {
        self.given() == Some(false)
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

    /// The whole number, where it is one.
    pub fn number(&self) -> Option<f64> {
        match self.part() {
            Part::Number(number) => Some(number),
            _ => None,
        }
    }

    /// How many items there are, broken ones included; nothing where the list could not be read.
    pub fn count(&self) -> Option<usize> {
        match self.part() {
            Part::Absent => Some(0),
            Part::List(length) => Some(length),
            _ => None,
        }
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
        self.count() == Some(self.items())
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

#[allow(clippy::float_cmp)] // whole or not is the question
fn seconds(number: f64) -> Part {
    if !number.is_finite() {
        Part::Unreadable("number")
    } else if number.trunc() == number {
        Part::Number(number)
    } else {
        Part::Fraction(number)
    }
}
