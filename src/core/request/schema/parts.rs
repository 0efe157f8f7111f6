//! The parts that schemas are put together from.

use super::Json;
use crate::core::request::limits::Limit;

pub fn choice(values: &[&'static str], default: Option<&'static str>, description: &'static str) -> Json {
    let mut members = vec![("type", Json::Text("string")), ("enum", texts(values))];
    members.extend(default.map(|default| ("default", Json::Text(default))));
    members.push(("description", Json::Text(description)));
    object(members)
}

/// A text. Of addresses it says no more: a schema cannot tell them without refusing some that a browser takes.
pub fn text(description: &'static str) -> Json {
    object(filled(description))
}

/// A text that is not blank: a blank one is no value at all.
pub fn filled(description: &'static str) -> Vec<(&'static str, Json)> {
    vec![
        ("type", Json::Text("string")),
        ("pattern", Json::Text("\\S")),
        ("description", Json::Text(description)),
    ]
}

pub fn list(items: Json, most: Limit, description: &'static str) -> Json {
    object(vec![
        ("type", Json::Text("array")),
        ("items", items),
        ("minItems", Json::Number(1.0)),
        ("maxItems", Json::Number(most.value)),
        ("description", Json::Text(description)),
    ])
}

pub fn seconds(least: Limit, most: Limit) -> Vec<(&'static str, Json)> {
    vec![
        ("type", Json::Text("integer")),
        ("minimum", Json::Number(least.value)),
        ("maximum", Json::Number(most.value)),
    ]
}

/// An object with this member. Naming it as a property too is what strict tools ask for.
pub fn with(name: &'static str) -> Json {
    object(vec![
        ("type", Json::Text("object")),
        ("properties", object(vec![(name, Json::Flag(true))])),
        ("required", texts(&[name])),
    ])
}

pub fn texts(texts: &[&'static str]) -> Json {
    Json::List(texts.iter().copied().map(Json::Text).collect())
}

pub fn object(members: Vec<(&'static str, Json)>) -> Json {
    Json::Object(members)
}
