//! What whoever reads a value has to know of the shapes. The build writes it into `src/npm/generated` for
//! `src/npm/sheet.ts`, which has no names, words or numbers of its own.

use super::Shape;
use crate::core::plain::read::ANY;
use crate::core::plain::{Object, Plain};
use crate::core::request::limits::LIST_ITEMS;
use crate::core::request::{BODY, float};

/// Lists are read.
pub const LISTS: u8 = 1;
/// Objects are read.
pub const OBJECTS: u8 = 2;
/// Of a text, what stands between `https://` and the path is read.
pub const HEADS: u8 = 4;
/// Of a text, what is around each `@` is read.
pub const SIGNS: u8 = 8;

/// What one reading may take in, whatever the value does: 32 MiB of text, or half a million values. A value can be
/// without end (a Proxy), or small and without end in effect (one long text a thousand times).
pub const ROOM: usize = 1 << 25;
/// What a value takes of it beside its text.
pub const EACH: usize = 64;
/// No object is read that has more members, nor a list of anything that has more items.
const MEMBERS: usize = 100_000;

/// A list of numbers, no longer than any of a request.
pub const NUMBERS: Shape = Shape::List(&Shape::Other);

impl Shape {
    /// What is looked at.
    pub const fn reads(self) -> u8 {
        match self {
            Self::List(_) => LISTS,
            Self::Object(_) => OBJECTS,
            Self::Any(1..) => LISTS | OBJECTS,
            Self::Address => HEADS,
            Self::Text => SIGNS,
            _ => 0,
        }
    }

    /// How many items or members are read; of more, none.
    pub const fn most(self) -> usize {
        match self {
            Self::List(_) => LIST_ITEMS.count(),
            _ => MEMBERS,
        }
    }

    /// Adds all that a reader has to know of it to a table; its place there. A row is `{ reads, most, words, fields, inner }`,
    /// where fields have the places of their shapes by name.
    pub fn tell(self, table: &mut Vec<Plain>) -> f64 {
        let place = table.len();
        table.push(Plain::Null);
        let mut fields = Object::default();
        for field in self.fields() {
            fields.number(field.name, field.shape.tell(table));
        }
        let mut words = Vec::new();
        if let Self::Choice(choices) = self {
            words.extend(choices.iter().map(|choice| Plain::Word(choice)));
        }
        let mut row = Object::default();
        row.number("reads", f64::from(self.reads()));
        row.number("most", float(self.most()));
        row.set("words", Plain::List(words));
        row.set("fields", Plain::Object(fields));
        let has_inner = self.reads() & (LISTS | OBJECTS) > 0;
        row.number("inner", if has_inner { self.inner().tell(table) } else { 0.0 });
        if let Some(slot) = table.get_mut(place) {
            *slot = Plain::Object(row);
        }
        float(place)
    }
}

/// All that `src/npm/sheet.ts` has to know to write: `{ room, each, any, body, numbers, shapes }`.
pub fn outline() -> Plain {
    let mut table = Vec::new();
    let mut outline = Object::default();
    outline.number("room", float(ROOM));
    outline.number("each", float(EACH));
    outline.number("any", ANY.tell(&mut table));
    outline.number("body", BODY.tell(&mut table));
    outline.number("numbers", NUMBERS.tell(&mut table));
    outline.set("shapes", Plain::List(table));
    Plain::Object(outline)
}
