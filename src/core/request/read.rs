//! From a value of unknown shape to a draft.
//!
//! The only part of validation that sees the input. It looks at each member once, goes no deeper than the contract
//! does, and decides two things: what counts as not given, and what could not be read.

use super::draft::{Draft, Element, Field, Items, Reason, Shot};
use super::limits::LIST_ITEMS;
use super::white_space::is_blank;
use crate::core::value::{Kind, Value};

/// Reads the whole request. Never absent: what is no object is unreadable.
pub fn draft<V: Value>(input: &V) -> Field<Draft> {
    let members = match members(input) {
        Ok(members) => members,
        Err(kind) => return Field::Unreadable(Reason::Kind(kind)),
    };
    let mut draft = Draft::default();
    for (name, value) in members {
        match name.as_str() {
            "model" => draft.model = text(&value),
            "prompt" => draft.prompt = text(&value),
            "resolution" => draft.resolution = text(&value),
            "generate_audio" => draft.generate_audio = boolean(&value),
            "start_image_url" => draft.start_image_url = text(&value),
            "end_image_url" => draft.end_image_url = text(&value),
            "image_urls" => draft.image_urls = list(&value, text_item),
            "elements" => draft.elements = list(&value, element),
            "aspect_ratio" => draft.aspect_ratio = text(&value),
            "duration" => draft.duration = seconds(&value),
            "shot_type" => draft.shot_type = text(&value),
            "multi_prompt" => draft.multi_prompt = list(&value, shot),
            _ => unknown(name, &value, &mut draft.unknown),
        }
    }
    Field::Value(draft)
}

fn element<V: Value>(input: &V) -> Field<Element> {
    let members = match members(input) {
        Ok(members) => members,
        Err(kind) => return Field::Unreadable(Reason::Kind(kind)),
    };
    let mut element = Element::default();
    for (name, value) in members {
        match name.as_str() {
            "frontal_image_url" => element.frontal_image_url = text(&value),
            "reference_image_urls" => element.reference_image_urls = list(&value, text_item),
            "video_url" => element.video_url = text(&value),
            "voice_id" => element.voice_id = text(&value),
            _ => unknown(name, &value, &mut element.unknown),
        }
    }
    Field::Value(element)
}

fn shot<V: Value>(input: &V) -> Field<Shot> {
    let members = match members(input) {
        Ok(members) => members,
        Err(kind) => return Field::Unreadable(Reason::Kind(kind)),
    };
    let mut shot = Shot::default();
    for (name, value) in members {
        match name.as_str() {
            "prompt" => shot.prompt = text(&value),
            "duration" => shot.duration = seconds(&value),
            _ => unknown(name, &value, &mut shot.unknown),
        }
    }
    Field::Value(shot)
}

/// The members of an object, or the kind of what is none.
fn members<V: Value>(value: &V) -> Result<Vec<(String, V)>, Kind> {
    match value.kind() {
        Kind::Object => value.members().ok_or(Kind::Unreadable),
        kind => Err(kind),
    }
}

fn text<V: Value>(value: &V) -> Field<String> {
    match text_item(value) {
        Field::Value(text) if is_blank(&text) => Field::Absent,
        Field::Unreadable(Reason::Kind(kind)) => misfit(value, kind),
        field => field,
    }
}

/// An item of a list of texts: a blank one is still an item.
fn text_item<V: Value>(value: &V) -> Field<String> {
    match value.kind() {
        Kind::Text => value
            .text()
            .map_or(Field::Unreadable(Reason::Kind(Kind::Unreadable)), Field::Value),
        kind => Field::Unreadable(Reason::Kind(kind)),
    }
}

fn boolean<V: Value>(value: &V) -> Field<bool> {
    match value.boolean() {
        Some(boolean) => Field::Value(boolean),
        None => misfit(value, value.kind()),
    }
}

fn seconds<V: Value>(value: &V) -> Field<f64> {
    match value.number() {
        Some(number) if !number.is_finite() => Field::Unreadable(Reason::Kind(Kind::Number)),
        Some(number) if number.fract() != 0.0 => Field::Unreadable(Reason::Fraction(number)),
        Some(number) => Field::Value(number),
        None => misfit(value, value.kind()),
    }
}

fn list<V: Value, T>(value: &V, item: fn(&V) -> Field<T>) -> Field<Items<T>> {
    let kind = value.kind();
    if kind != Kind::List {
        return misfit(value, kind);
    }
    match value.list(LIST_ITEMS.count()) {
        Some(list) if list.length == 0 => Field::Absent,
        Some(list) if list.length > LIST_ITEMS.count() || list.items.len() == list.length => {
            Field::Value(Items {
                length: list.length,
                items: list.items.iter().map(item).collect(),
            })
        }
        _ => Field::Unreadable(Reason::Kind(Kind::Unreadable)),
    }
}

/// A field of another kind than its own: an empty value of any kind still counts as not given.
fn misfit<V: Value, T>(value: &V, kind: Kind) -> Field<T> {
    if is_empty(value, kind) {
        Field::Absent
    } else {
        Field::Unreadable(Reason::Kind(kind))
    }
}

fn is_empty<V: Value>(value: &V, kind: Kind) -> bool {
    match kind {
        Kind::Undefined | Kind::Null => true,
        Kind::Text => value.text().is_some_and(|text| is_blank(&text)),
        Kind::List => value.list(0).is_some_and(|list| list.length == 0),
        _ => false,
    }
}

fn unknown<V: Value>(name: String, value: &V, names: &mut Vec<String>) {
    if !is_empty(value, value.kind()) {
        names.push(name);
    }
}
