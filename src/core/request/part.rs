//! What a part of a request is, before any rule looks at it.

use crate::core::shape::Shape;
use crate::core::sheet::{CHOICE, FLAG, KINDS, LIST, NUMBER, OBJECT, Row, TEXT, TRIMMED, is_empty, number};

/// What a part is. Every part is absent, of no use or a value of its own shape, so that a rule says in its first line what
/// it needs, and is skipped where that could not be read.
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

impl Part {
    /// A value where one of this shape should be. An item of a list is never absent, nor is the whole.
    #[inline(never)] // the rules ask for it all the time
    pub fn of(value: Row, shape: &Shape, is_field: bool) -> Self {
        if is_field && is_empty(value) {
            return Self::Absent;
        }
        let [kind, one, ..] = value;
        if !takes(shape, kind) {
            return Self::Unreadable(KINDS.get(kind as usize).copied().unwrap_or("string"));
        }
        match kind {
            LIST => Self::List(one as usize),
            NUMBER => seconds(number(value)),
            FLAG if one > 0 => Self::True,
            _ => Self::Given,
        }
    }

    /// Whether it is given; nothing where it could not be read.
    pub fn given(self) -> Option<bool> {
        match self {
            Self::Absent => Some(false),
            Self::Unreadable(_) | Self::Fraction(_) => None,
            _ => Some(true),
        }
    }

    /// Whether it is given and readable.
    pub fn is_given(self) -> bool {
        self.given() == Some(true)
    }

    /// Whether it is known not to be given.
    pub fn is_absent(self) -> bool {
        matches!(self, Self::Absent)
    }

    /// How many items there are, broken ones included; nothing where the list could not be read.
    pub fn count(self) -> Option<usize> {
        match self {
            Self::Absent => Some(0),
            Self::List(length) => Some(length),
            _ => None,
        }
    }
}

/// Whether a value of this kind can be one of the shape.
fn takes(shape: &Shape, kind: u32) -> bool {
    let kinds = match shape {
        Shape::Text => 1 << TEXT,
        Shape::Address => 1 << TEXT | 1 << TRIMMED,
        Shape::Choice(_) => 1 << TEXT | 1 << CHOICE,
        Shape::Flag => 1 << FLAG,
        Shape::Seconds => 1 << NUMBER,
        Shape::List(_) => 1 << LIST,
        Shape::Object(_) => 1 << OBJECT,
        Shape::Any(_) | Shape::Other => 0,
    };
    kinds >> kind & 1 > 0
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
