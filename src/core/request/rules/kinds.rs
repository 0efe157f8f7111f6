//! Plain shape: every field is of its own type, no list is too long to be read, and there is no field that the model
//! does not have (F11, types of `service.md` §2.1–2.3).

use super::Case;
use crate::core::request::draft::{Element, Field, Items, Reason, Shot};
use crate::core::request::issue::Code;
use crate::core::request::limits::LIST_ITEMS;
use crate::core::request::place::Place;
use crate::core::request::report::Report;
use crate::core::request::wording::{self, quoted, seconds};
use crate::core::value::Kind;

/// The type a field has to be of.
#[derive(Debug, Clone, Copy)]
pub enum Expected {
    /// A text.
    Text,
    /// True or false.
    Boolean,
    /// A whole number.
    Whole,
    /// A list.
    List,
    /// Members by name.
    Object,
}

impl Expected {
    /// Its name in `params.expected`, and in words.
    const fn names(self) -> (&'static str, &'static str) {
        match self {
            Self::Text => ("string", "a text"),
            Self::Boolean => ("boolean", "true or false"),
            Self::Whole => ("integer", "a whole number"),
            Self::List => ("array", "a list"),
            Self::Object => ("object", "an object"),
        }
    }
}

/// Whether what the draft holds is of the right types.
pub fn check(case: Case, report: &mut Report) {
    let draft = case.draft;
    for (name, field) in [
        ("model", &draft.model),
        ("prompt", &draft.prompt),
        ("resolution", &draft.resolution),
        ("start_image_url", &draft.start_image_url),
        ("end_image_url", &draft.end_image_url),
        ("aspect_ratio", &draft.aspect_ratio),
        ("shot_type", &draft.shot_type),
    ] {
        kind(field.reason(), Expected::Text, &Place::of(name), report);
    }
    kind(
        draft.generate_audio.reason(),
        Expected::Boolean,
        &Place::of("generate_audio"),
        report,
    );
    kind(
        draft.duration.reason(),
        Expected::Whole,
        &Place::of("duration"),
        report,
    );
    list(
        &draft.image_urls,
        Expected::Text,
        &Place::of("image_urls"),
        report,
    );
    list(&draft.elements, Expected::Object, &Place::of("elements"), report);
    list(
        &draft.multi_prompt,
        Expected::Object,
        &Place::of("multi_prompt"),
        report,
    );
    for (index, item) in draft.elements.values() {
        element(item, &Place::of("elements").item(index), report);
    }
    for (index, item) in draft.multi_prompt.values() {
        shot(item, &Place::of("multi_prompt").item(index), report);
    }
    unknown(&draft.unknown, &Place::ROOT, "this model", report);
}

fn element(element: &Element, place: &Place, report: &mut Report) {
    kind(
        element.frontal_image_url.reason(),
        Expected::Text,
        &place.field("frontal_image_url"),
        report,
    );
    list(
        &element.reference_image_urls,
        Expected::Text,
        &place.field("reference_image_urls"),
        report,
    );
    kind(
        element.video_url.reason(),
        Expected::Text,
        &place.field("video_url"),
        report,
    );
    kind(
        element.voice_id.reason(),
        Expected::Text,
        &place.field("voice_id"),
        report,
    );
    unknown(&element.unknown, place, "an element", report);
}

fn shot(shot: &Shot, place: &Place, report: &mut Report) {
    kind(
        shot.prompt.reason(),
        Expected::Text,
        &place.field("prompt"),
        report,
    );
    kind(
        shot.duration.reason(),
        Expected::Whole,
        &place.field("duration"),
        report,
    );
    unknown(&shot.unknown, place, "a shot", report);
}

fn list<T>(list: &Field<Items<T>>, of: Expected, place: &Place, report: &mut Report) {
    kind(list.reason(), Expected::List, place, report);
    for (index, item) in list.items().iter().enumerate() {
        kind(item.reason(), of, &place.item(index), report);
    }
    length(list.count(), place, report);
}

fn length(count: Option<usize>, place: &Place, report: &mut Report) {
    let most = LIST_ITEMS.count();
    let Some(count) = count.filter(|count| *count > most) else {
        return;
    };
    let params = vec![
        ("min", 0_usize.into()),
        ("max", most.into()),
        ("actual", count.into()),
    ];
    let text = format!("{count} entries are too many to read. Keep at most {most}.");
    report.add(place, Code::OutOfRange, params, &text);
}

/// Reports why a field could not be read, where it could not.
pub fn kind(reason: Option<Reason>, expected: Expected, place: &Place, report: &mut Report) {
    let (name, words) = expected.names();
    match reason {
        None => {}
        Some(Reason::Fraction(number)) => {
            let (below, above) = (seconds(number.floor()), seconds(number.ceil()));
            let text = format!("needs whole seconds. Use {below} or {above}.");
            report.add(place, Code::NotWhole, vec![("actual", number.into())], &text);
        }
        Some(Reason::Kind(actual)) => {
            let is = if actual == Kind::Number && matches!(expected, Expected::Whole) {
                "not a finite number"
            } else {
                wording::kind(actual)
            };
            let params = vec![("expected", name.into()), ("actual", actual.name().into())];
            report.add(
                place,
                Code::WrongType,
                params,
                &format!("needs {words}, but it is {is}."),
            );
        }
    }
}

fn unknown(names: &[String], place: &Place, owner: &str, report: &mut Report) {
    for name in names {
        let text = format!("{} is no field of {owner}. Remove it.", quoted(name));
        report.add(&place.field(name), Code::UnknownField, Vec::new(), &text);
    }
}
