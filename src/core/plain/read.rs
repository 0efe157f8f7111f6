//! Plain data in: a value read once, and asked for what is in it as often as anybody likes.
//!
//! What is missing is null, and null has no members: so a path into an answer of any shape can be followed to its end.

use super::{Object, Plain};
use crate::core::shape::Shape;
use crate::core::sheet::{FLAG, LIST, NUMBER, OBJECT, Reading, TEXT, UNDEFINED, UNREADABLE, number};
#[cfg(not(target_arch = "wasm32"))]
use crate::core::value::{Value, write};

/// What is read: nothing that anybody asks for lies deeper than this, and what does is null.
pub const ANY: Shape = Shape::Any(8);

/// No number is read as a greater one: sums and products of such numbers stay finite.
const MOST: f64 = 1e16;

static NULL: Plain = Plain::Null;
static NONE: Vec<Plain> = Vec::new();
static NOTHING: String = String::new();

/// A number, where it is one.
pub fn known(number: f64) -> Option<f64> {
    (!number.is_nan()).then_some(number)
}

impl Plain {
    /// Reads a value; what JSON does not have is null.
    #[cfg(not(target_arch = "wasm32"))]
    pub fn read<V: Value>(value: &V) -> Self {
        Self::of(&write(&[(value, ANY)], true).reading(), 0)
    }

    /// What stands in a whole sheet; what JSON does not have is null.
    pub fn of(reading: &Reading, at: usize) -> Self {
        Self::read_down(reading, at).unwrap_or_default()
    }

    /// Nothing where there is nothing, or it cannot be read.
    fn read_down(reading: &Reading, at: usize) -> Option<Self> {
        let value = reading.value(at).get();
        let [kind, one, two, three] = value;
        Some(match kind {
            UNDEFINED | UNREADABLE => return None,
            FLAG => Self::Flag(one > 0),
            NUMBER => Self::Number(number(value)),
            TEXT => Self::Text(reading.whole(value)?.to_owned()),
            LIST if one == 0 || two > 0 => {
                let mut items = Vec::new();
                for index in 0..one {
                    items.push(Self::read_down(reading, (two + index) as usize).unwrap_or_default());
                }
                Self::List(items)
            }
            OBJECT if one > 0 => {
                let mut object = Object::default();
                for index in 0..two {
                    let at = (three + 2 * index) as usize;
                    if let (Some(name), Some(member)) = (
                        reading.whole(reading.value(at).get()),
                        Self::read_down(reading, at + 1),
                    ) {
                        object.keep(name.to_owned(), member);
                    }
                }
                Self::Object(object)
            }
            _ => Self::Null,
        })
    }

    /// One member, null where there is none.
    #[inline(never)]
    pub fn get(&self, name: &str) -> &Self {
        self.member(name).unwrap_or(&NULL)
    }

    /// One member, where it is there: null is there too.
    pub fn member(&self, name: &str) -> Option<&Self> {
        match self {
            Self::Object(object) => object.member(name),
            _ => None,
        }
    }

    /// Whether it is anything but null.
    pub fn is_there(&self) -> bool {
        !matches!(self, Self::Null)
    }

    /// The text that was read; empty where none was. A reference, which costs less to return than a slice.
    #[inline(never)]
    pub fn text(&self) -> &String {
        match self {
            Self::Text(text) => text,
            _ => &NOTHING,
        }
    }

    /// The text of a member, empty where there is none.
    #[inline(never)]
    pub fn text_of(&self, name: &str) -> &String {
        self.get(name).text()
    }

    /// The number, where it is one, else another. One that is too great to be calculated with is the greatest.
    #[inline(never)]
    pub fn number_or(&self, otherwise: f64) -> f64 {
        match self {
            Self::Number(number) if !number.is_nan() => number.min(MOST).max(-MOST),
            _ => otherwise,
        }
    }

    /// The number, where it is one.
    pub fn number(&self) -> Option<f64> {
        known(self.number_or(f64::NAN))
    }

    /// The truth value, where it is one, else another.
    pub fn flag_or(&self, otherwise: bool) -> bool {
        match self {
            Self::Flag(flag) => *flag,
            _ => otherwise,
        }
    }

    /// The items, where it is a list.
    #[inline(never)]
    pub fn items(&self) -> &Vec<Self> {
        match self {
            Self::List(items) => items,
            _ => &NONE,
        }
    }
}

impl Object {
    /// One member, where it is there.
    fn member(&self, name: &str) -> Option<&Plain> {
        for (own, value) in &self.0 {
            if own == name {
                return Some(value);
            }
        }
        None
    }

    /// One member, null where there is none.
    pub fn get(&self, name: &str) -> &Plain {
        self.member(name).unwrap_or(&NULL)
    }

    /// The text of a member, empty where there is none.
    pub fn text_of(&self, name: &str) -> &String {
        self.get(name).text()
    }

    /// Adds any value by a name that was read.
    pub fn keep(&mut self, name: String, value: Plain) {
        self.0.push((name.into(), value));
    }
}
