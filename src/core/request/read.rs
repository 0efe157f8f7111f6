//! From a value of unknown shape to a draft.
//!
//! The only part of validation that sees the input. It looks at each member once, goes no deeper than the contract
//! does, and decides two things: what counts as not given, and what could not be read.

use super::draft::Draft;
use super::limits::LIST_ITEMS;
use super::model::{Field, Shape};
use super::white_space::is_blank;
use crate::core::value::{Kind, Room, Value};

/// Reads the whole request, or an item of a list: never absent.
pub fn read<V: Value>(value: &V, shape: &Shape, room: &mut Room) -> Draft {
    let kind = value.kind();
    let read = match (shape, kind) {
        _ if room.admit().is_none() => None,
        (Shape::Text | Shape::Address | Shape::Choice(_), Kind::Text) => room.text(value).map(Draft::Text),
        (Shape::Flag, Kind::Boolean) => value.boolean().map(Draft::Flag),
        (Shape::Seconds, Kind::Number) => value.number().map(seconds),
        (Shape::List(item), Kind::List) => list(value, item, room),
        (Shape::Object(known), Kind::Object) => object(value, known, room),
        _ => Some(Draft::Unreadable(kind)),
    };
    read.unwrap_or(Draft::Unreadable(Kind::Unreadable))
}

/// Reads a field: an empty value of any kind counts as not given.
fn field<V: Value>(value: &V, shape: &Shape, room: &mut Room) -> Draft {
    let read = read(value, shape, room);
    let is_empty = match &read {
        Draft::Text(text) => is_blank(text),
        Draft::List { length, .. } => *length == 0,
        Draft::Unreadable(Kind::Undefined | Kind::Null) => true,
        Draft::Unreadable(Kind::Text) => room.text(value).is_some_and(|text| is_blank(&text)),
        Draft::Unreadable(Kind::List) => value.list(0).is_some_and(|list| list.length == 0),
        _ => false,
    };
    if is_empty { Draft::Absent } else { read }
}

#[allow(clippy::float_cmp)] // whole or not is the question
fn seconds(number: f64) -> Draft {
    if !number.is_finite() {
        Draft::Unreadable(Kind::Number)
    } else if number.trunc() == number {
        Draft::Number(number)
    } else {
        Draft::Fraction(number)
    }
}

fn list<V: Value>(value: &V, shape: &Shape, room: &mut Room) -> Option<Draft> {
    let list = value.list(LIST_ITEMS.count())?;
    let mut items = Vec::new();
    for item in &list.items {
        items.push(read(item, shape, room));
    }
    let is_whole = items.len() == list.length || list.length > LIST_ITEMS.count();
    let length = list.length;
    is_whole.then_some(Draft::List { length, items })
}

fn object<V: Value>(value: &V, known: &[Field], room: &mut Room) -> Option<Draft> {
    let mut fields = Vec::new();
    fields.resize_with(known.len(), || Draft::Absent);
    let mut unknown = Vec::new();
    for (name, value) in value.members(Room::MEMBERS)? {
        match known
            .iter()
            .zip(&mut fields)
            .find(|(known, _)| known.name == name)
        {
            Some((known, slot)) => *slot = field(&value, &known.shape, room),
            None if field(&value, &Shape::Text, room).is_absent() => {}
            None => unknown.push(name),
        }
    }
    Some(Draft::Object { fields, unknown })
}
