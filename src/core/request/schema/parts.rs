//! The parts that schemas are put together from.

use crate::core::plain::{Object, Plain};
use crate::core::request::limits::Limit;

pub fn choice(values: &[&'static str], default: Option<&'static str>, description: &'static str) -> Plain {
    let mut members = vec![("type", Plain::Word("string")), ("enum", texts(values))];
    members.extend(default.map(|default| ("default", Plain::Word(default))));
    members.push(("description", Plain::Word(description)));
    object(members)
}

/// A text. Of addresses it says no more: a schema cannot tell them without refusing some that a browser takes.
pub fn text(description: &'static str) -> Plain {
    object(filled(description))
}

/// A text that is not blank: a blank one is no value at all.
pub fn filled(description: &'static str) -> Vec<(&'static str, Plain)> {
    vec![
        ("type", Plain::Word("string")),
        ("pattern", Plain::Word("\\S")),
        ("description", Plain::Word(description)),
    ]
}

pub fn list(items: Plain, most: Limit, description: &'static str) -> Plain {
    object(vec![
        ("type", Plain::Word("array")),
        ("items", items),
        ("minItems", Plain::Number(1.0)),
        ("maxItems", Plain::Number(most.value)),
        ("description", Plain::Word(description)),
    ])
}

pub fn seconds(least: Limit, most: Limit) -> Vec<(&'static str, Plain)> {
    vec![
        ("type", Plain::Word("integer")),
        ("minimum", Plain::Number(least.value)),
        ("maximum", Plain::Number(most.value)),
    ]
}

/// An object with this member. Naming it as a property too is what strict tools ask for.
pub fn with(name: &'static str) -> Plain {
    object(vec![
        ("type", Plain::Word("object")),
        ("properties", object(vec![(name, Plain::Flag(true))])),
        ("required", texts(&[name])),
    ])
}

pub fn texts(texts: &[&'static str]) -> Plain {
    Plain::List(texts.iter().copied().map(Plain::Word).collect())
}

pub fn object(members: Vec<(&'static str, Plain)>) -> Plain {
    let mut object = Object::default();
    for (name, value) in members {
        object.set(name, value);
    }
    Plain::Object(object)
}
