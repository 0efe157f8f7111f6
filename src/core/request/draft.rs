//! What was asked, read but not judged.
//!
//! Every part is absent, unreadable or a value of its own shape, so that a rule says in its first line what it needs,
//! and is skipped where that could not be read.

use crate::core::value::Kind;

/// One part of a request: the whole of it, a field, or an item of a list (which is never absent, nor is the whole).
#[derive(Debug)]
pub enum Draft {
    /// Not given: missing, or an empty value of any type.
    Absent,
    /// Given, and of no use, as it is of this other kind (a number where it is NaN or infinite).
    Unreadable(Kind),
    /// Given, and of no use: a number of seconds with a fraction.
    Fraction(f64),
    /// True or false.
    Flag(bool),
    /// A whole number.
    Number(f64),
    /// A text that is not blank, but for an item of a list.
    Text(String),
    /// A list that is not empty.
    List {
        /// The length the list itself gives.
        length: usize,
        /// Every item, or none of a list that is too long.
        items: Vec<Draft>,
    },
    /// Fields in the order of the contract.
    Object {
        /// All of them, given or not.
        fields: Vec<Draft>,
        /// Names of given fields that the contract does not have, in the input's own order.
        unknown: Vec<String>,
    },
}

static ABSENT: Draft = Draft::Absent;

impl Draft {
    /// Whether it is given; nothing where it could not be read.
    pub fn given(&self) -> Option<bool> {
        match self {
            Self::Absent => Some(false),
            Self::Unreadable(_) | Self::Fraction(_) => None,
            _ => Some(true),
        }
    }

    /// Whether it is given and readable.
    pub fn is_given(&self) -> bool {
        self.given() == Some(true)
    }

    /// Whether it is known not to be given.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// The text, where it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The whole number, where it is one.
    pub fn number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// How many items there are, broken ones included; nothing where the list could not be read.
    pub fn count(&self) -> Option<usize> {
        match self {
            Self::Absent => Some(0),
            Self::List { length, .. } => Some(*length),
            _ => None,
        }
    }

    /// What was read of a list's items.
    pub fn items(&self) -> &[Draft] {
        match self {
            Self::List { items, .. } => items,
            _ => &[],
        }
    }

    /// Whether every item was looked at: not so where the list is unreadable or too long.
    pub fn is_read(&self) -> bool {
        self.count() == Some(self.items().len())
    }

    /// A field; absent where this is no object.
    #[inline(never)] // the rules ask for fields all the time
    pub fn field(&self, place: usize) -> &Draft {
        match self {
            Self::Object { fields, .. } => fields.get(place).unwrap_or(&ABSENT),
            _ => &ABSENT,
        }
    }

    /// Gives a field that was not given.
    pub fn fill(&mut self, place: usize, part: Draft) {
        if let Self::Object { fields, .. } = self
            && let Some(field) = fields.get_mut(place)
            && field.is_absent()
        {
            *field = part;
        }
    }
}
