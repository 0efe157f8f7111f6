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

#[cfg(test)]
mod tests {
    use super::{HEADS, LISTS, OBJECTS, Plain, SIGNS, float, outline};

    #[test]
    fn a_reader_finds_what_to_look_at_from_the_whole_down() {
        let told = outline();
        let at = |place: &Plain| {
            let shapes = told.get("shapes").items().iter();
            let mut here = shapes
                .enumerate()
                .filter(|(index, _)| place.number() == Some(float(*index)));
            here.next().expect("a place in the table").1
        };
        let reads = |shape: &Plain| shape.get("reads").number_or(-1.0);
        let body = at(told.get("body")).get("fields");
        let elements = at(body.get("elements"));
        let element = at(elements.get("inner"));
        let pictures = at(element.get("fields").get("reference_image_urls"));
        let any = (0..8).scan(told.get("any"), |place, _| {
            let shape = at(place);
            *place = shape.get("inner");
            Some(reads(shape))
        });
        let found = [
            (at(told.get("body")), OBJECTS),
            (at(body.get("prompt")), SIGNS),
            (at(body.get("start_image_url")), HEADS),
            (at(body.get("duration")), 0),
            (elements, LISTS),
            (element, OBJECTS),
            (pictures, LISTS),
            (at(pictures.get("inner")), HEADS),
            (at(told.get("numbers")), LISTS),
        ];
        for (shape, expected) in found {
            assert_eq!(shape.get("reads").number(), Some(f64::from(expected)));
        }
        assert!(any.eq([f64::from(LISTS | OBJECTS); 8]));
        let words = at(body.get("resolution")).get("words").items();
        assert_eq!(words, &["720p", "1080p", "4k"].map(Plain::Word));
        assert_eq!(elements.get("most").number(), Some(1000.0));
    }
}
