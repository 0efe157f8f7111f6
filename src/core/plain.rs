//! Plain data: what goes out of the core, and what answers and remembered states come in as.
//!
//! The core's values describe themselves here, and one piece of code turns the description into what the host has for
//! objects. A derived serializer for every type would say the same, but in the wasm each of its fields costs two to
//! three times as many bytes.

pub mod read;

use std::borrow::Cow;

#[cfg(not(target_arch = "wasm32"))]
use serde::ser::{Serialize, SerializeMap, Serializer};

/// A value without behaviour: null, a number, a text, a list, an object.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Plain {
    /// Nothing.
    #[default]
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A number; whole ones are written without a fraction.
    Number(f64),
    /// A word of our own.
    Word(&'static str),
    /// Any text.
    Text(String),
    /// Values in order.
    List(Vec<Plain>),
    /// Values by name, in order.
    Object(Object),
}

/// Values by name, in order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Object(Vec<(Cow<'static, str>, Plain)>);

/// Something that can say what it is in plain data.
pub trait Describe {
    /// Adds its fields.
    fn describe(&self, object: &mut Object);

    /// The whole of it.
    fn plain(&self) -> Plain
    where
        Self: Sized,
    {
        whole(self)
    }
}

impl Plain {
    /// Values of the same type, in order.
    #[inline(never)]
    pub fn list<T: Describe>(parts: &[T]) -> Self {
        let mut list = Vec::new();
        for part in parts {
            list.push(whole(part));
        }
        Self::List(list)
    }
}

/// Once for all types.
#[inline(never)]
fn whole(part: &dyn Describe) -> Plain {
    let mut object = Object::default();
    part.describe(&mut object);
    Plain::Object(object)
}

impl Object {
    /// Sets any value, in the place of an earlier one of that name. Never inlined, like those below: they are called
    /// from a hundred places.
    #[inline(never)]
    pub fn set(&mut self, name: &'static str, value: Plain) {
        for (own, earlier) in &mut self.0 {
            if own == name {
                *earlier = value;
                return;
            }
        }
        self.0.push((Cow::Borrowed(name), value));
    }

    /// Sets a word of our own.
    #[inline(never)]
    pub fn word(&mut self, name: &'static str, word: &'static str) {
        self.set(name, Plain::Word(word));
    }

    /// Sets a copy of a text.
    #[inline(never)]
    pub fn text(&mut self, name: &'static str, text: &str) {
        self.set(name, Plain::Text(text.to_owned()));
    }

    /// Sets a text, or null.
    #[inline(never)]
    pub fn maybe_text(&mut self, name: &'static str, text: Option<&str>) {
        self.set(
            name,
            text.map_or(Plain::Null, |text| Plain::Text(text.to_owned())),
        );
    }

    /// Sets a number.
    #[inline(never)]
    pub fn number(&mut self, name: &'static str, number: f64) {
        self.set(name, Plain::Number(number));
    }

    /// Sets a number, or null.
    #[inline(never)]
    pub fn maybe_number(&mut self, name: &'static str, number: Option<f64>) {
        self.set(name, number.map_or(Plain::Null, Plain::Number));
    }

    /// Sets `true` or `false`.
    #[inline(never)]
    pub fn flag(&mut self, name: &'static str, flag: bool) {
        self.set(name, Plain::Flag(flag));
    }

    /// Sets what describes itself.
    #[inline(never)]
    pub fn part(&mut self, name: &'static str, part: &dyn Describe) {
        self.set(name, whole(part));
    }

    /// The fields, in order.
    pub fn fields(&self) -> &[(Cow<'static, str>, Plain)] {
        &self.0
    }
}

#[cfg(not(target_arch = "wasm32"))]
impl Serialize for Plain {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => write_number(*number, serializer),
            Self::Word(word) => serializer.serialize_str(word),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(list) => list.serialize(serializer),
            Self::Object(object) => {
                let mut map = serializer.serialize_map(Some(object.0.len()))?;
                for (name, value) in &object.0 {
                    map.serialize_entry(name, value)?;
                }
                map.end()
            }
        }
    }
}

/// A whole number as JSON writes one: `5`, not `5.0`.
#[cfg(not(target_arch = "wasm32"))]
#[allow(clippy::cast_possible_truncation)] // guarded: whole and exact
fn write_number<S: Serializer>(number: f64, serializer: S) -> Result<S::Ok, S::Error> {
    const EXACT: f64 = 9_007_199_254_740_991.0;
    #[allow(clippy::float_cmp)] // whole or not is the question
    if number.trunc() == number && number.abs() <= EXACT {
        serializer.serialize_i64(number as i64)
    } else {
        serializer.serialize_f64(number)
    }
}
