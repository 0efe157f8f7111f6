//! As much of JSON Schema 2020-12 as the schema of a request uses. A keyword it does not know stops the test, so that
//! none is written without being checked.

use serde_json::{Map, Value as Json};

/// Whether the schema accepts the value.
pub fn accepts(schema: &Json, value: &Json) -> bool {
    match schema {
        Json::Bool(all) => *all,
        Json::Object(keywords) => keywords
            .iter()
            .all(|(keyword, rule)| holds(keyword, rule, schema, value)),
        _ => panic!("no schema: {schema}"),
    }
}

fn holds(keyword: &str, rule: &Json, schema: &Json, value: &Json) -> bool {
    match keyword {
        "$schema" | "title" | "description" | "default" | "then" => true,
        "type" => is_of_type(rule.as_str().unwrap(), value),
        "enum" => list(rule).contains(value),
        "oneOf" => list(rule).iter().filter(|schema| accepts(schema, value)).count() == 1,
        "anyOf" => list(rule).iter().any(|schema| accepts(schema, value)),
        "if" => !accepts(rule, value) || accepts(&schema["then"], value),
        "minimum" => value
            .as_f64()
            .is_none_or(|number| number >= rule.as_f64().unwrap()),
        "maximum" => value
            .as_f64()
            .is_none_or(|number| number <= rule.as_f64().unwrap()),
        "maxLength" => value
            .as_str()
            .is_none_or(|text| text.chars().count() <= count(rule)),
        "pattern" => value
            .as_str()
            .is_none_or(|text| has_match(rule.as_str().unwrap(), text)),
        "minItems" => value.as_array().is_none_or(|items| items.len() >= count(rule)),
        "maxItems" => value.as_array().is_none_or(|items| items.len() <= count(rule)),
        "items" => value
            .as_array()
            .is_none_or(|items| items.iter().all(|item| accepts(rule, item))),
        "contains" => value
            .as_array()
            .is_none_or(|items| items.iter().any(|item| accepts(rule, item))),
        "required" => members_hold(value, |members| {
            list(rule)
                .iter()
                .all(|name| members.contains_key(name.as_str().unwrap()))
        }),
        "properties" => members_hold(value, |members| {
            let known = rule.as_object().unwrap();
            members
                .iter()
                .all(|(name, member)| known.get(name).is_none_or(|schema| accepts(schema, member)))
        }),
        "additionalProperties" => members_hold(value, |members| {
            let known = schema["properties"].as_object().unwrap();
            members
                .iter()
                .all(|(name, member)| known.contains_key(name) || accepts(rule, member))
        }),
        _ => panic!("a keyword this test does not know: {keyword}"),
    }
}

/// Whether it is no object, or one whose members are as they should be.
fn members_hold(value: &Json, hold: impl Fn(&Map<String, Json>) -> bool) -> bool {
    value.as_object().is_none_or(hold)
}

fn is_of_type(name: &str, value: &Json) -> bool {
    match name {
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "array" => value.is_array(),
        "object" => value.is_object(),
        "integer" => value.as_f64().is_some_and(|number| number.fract() == 0.0),
        _ => panic!("a type this test does not know: {name}"),
    }
}

/// `\S` as ECMA-262 reads it.
fn has_match(pattern: &str, text: &str) -> bool {
    assert_eq!(pattern, "\\S", "a pattern this test does not know");
    let is_space =
        |character: char| character == '\u{FEFF}' || (character != '\u{85}' && character.is_whitespace());
    !text.chars().all(is_space)
}

fn list(rule: &Json) -> &Vec<Json> {
    rule.as_array().unwrap()
}

fn count(rule: &Json) -> usize {
    usize::try_from(rule.as_u64().unwrap()).unwrap()
}
