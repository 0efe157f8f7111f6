//! Plain data in: a value read once, and asked for what is in it as often as anybody likes.
//!
//! What is missing is null, and null has no members: so a path into an answer of any shape can be followed to its end.

use super::{Object, Plain};
use crate::core::value::{Kind, Value};

/// Nothing that anybody asks for lies deeper; what does is null.
const DEEPEST: usize = 8;
/// A longer list is taken for an empty one: no answer has one, and no task as many listeners.
const LONGEST: usize = 100_000;

static NULL: Plain = Plain::Null;

impl Plain {
    /// Reads a value; what JSON does not have is null.
    pub fn read<V: Value>(value: &V) -> Self {
        Self::read_down(value, DEEPEST)
    }

    fn read_down<V: Value>(value: &V, levels: usize) -> Self {
        let next = levels.saturating_sub(1);
        match value.kind() {
            Kind::Boolean => Self::Flag(value.boolean().unwrap_or_default()),
            Kind::Number => Self::Number(value.number().unwrap_or_default()),
            Kind::Text => Self::Text(value.text().unwrap_or_default()),
            Kind::List if levels > 0 => {
                let mut items = Vec::new();
                if let Some(list) = value.list(LONGEST) {
                    for item in &list.items {
                        items.push(Self::read_down(item, next));
                    }
                }
                Self::List(items)
            }
            Kind::Object if levels > 0 => {
                let mut object = Object::default();
                for (name, member) in value.members().unwrap_or_default() {
                    if !matches!(member.kind(), Kind::Undefined | Kind::Unreadable) {
                        object.keep(name, Self::read_down(&member, next));
                    }
                }
                Self::Object(object)
            }
            _ => Self::Null,
        }
    }

    /// One member, null where there is none.
    #[inline(never)]
    pub fn get(&self, name: &str) -> &Self {
        self.member(name).unwrap_or(&NULL)
    }

    /// One member, where it is there: null is there too.
    pub fn member(&self, name: &str) -> Option<&Self> {
        let Self::Object(object) = self else { return None };
        for (own, value) in &object.0 {
            if own == name {
                return Some(value);
            }
        }
        None
    }

    /// Whether it is anything but null.
    pub fn is_there(&self) -> bool {
        !matches!(self, Self::Null)
    }

    /// The text, where it is one.
    #[inline(never)]
    pub fn as_text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The number, where it is one; it may be NaN or infinite.
    #[inline(never)]
    pub fn as_number(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The truth value, where it is one.
    pub fn as_flag(&self) -> Option<bool> {
        match self {
            Self::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The items, where it is a list.
    pub fn items(&self) -> &[Self] {
        match self {
            Self::List(items) => items,
            _ => &[],
        }
    }
}

impl Object {
    /// Adds any value by a name that was read.
    pub fn keep(&mut self, name: String, value: Plain) {
        self.0.push((name.into(), value));
    }
}
