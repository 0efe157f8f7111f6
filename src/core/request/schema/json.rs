//! JSON to be written, for a crate that carries no JSON library.

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::core::request::issue::serialize_number;

/// A JSON value whose members keep their order.
#[derive(Debug, Clone, PartialEq)]
pub enum Json {
    /// `true` or `false`
    Flag(bool),
    /// A number
    Number(f64),
    /// A text
    Text(&'static str),
    /// A list
    List(Vec<Json>),
    /// Members by name
    Object(Vec<(&'static str, Json)>),
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Number(number) => serialize_number(*number, serializer),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => items.serialize(serializer),
            Self::Object(members) => {
                let mut object = serializer.serialize_map(Some(members.len()))?;
                for (name, value) in members {
                    object.serialize_entry(name, value)?;
                }
                object.end()
            }
        }
    }
}
