//! Plain shape: every field is of its own type, no list is too long to be read, and there is no field that the model
//! does not have (F11, types of `service.md` §2.1–2.3).

use super::Case;
use crate::core::request::draft::{Element, Field, Items, Reason, Shot};
use crate::core::request::issue::Code;
use crate::core::request::limits::LIST_ITEMS;
use crate::core::request::place::Place;
use crate::core::request::report::Report;
use crate::core::request::wording::{self, quoted};
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
    use Expected::{Boolean, List, Text, Whole};
    let draft = case.draft;
    for (name, expected, reason) in [
        ("model", Text, draft.model.reason()),
        ("prompt", Text, draft.prompt.reason()),
        ("resolution", Text, draft.resolution.reason()),
        ("generate_audio", Boolean, draft.generate_audio.reason()),
        ("start_image_url", Text, draft.start_image_url.reason()),
        ("end_image_url", Text, draft.end_image_url.reason()),
        ("image_urls", List, draft.image_urls.reason()),
        ("elements", List, draft.elements.reason()),
        ("aspect_ratio", Text, draft.aspect_ratio.reason()),
        ("duration", Whole, draft.duration.reason()),
        ("shot_type", Text, draft.shot_type.reason()),
        ("multi_prompt", List, draft.multi_prompt.reason()),
    ] {
        kind(reason, expected, &Place::of(name), report);
    }
    items(&draft.image_urls, Text, &Place::of("image_urls"), report);
    let elements = Place::of("elements");
    items(&draft.elements, Expected::Object, &elements, report);
    for (index, item) in draft.elements.values() {
        element(item, &elements.item(index), report);
    }
    let shots = Place::of("multi_prompt");
    items(&draft.multi_prompt, Expected::Object, &shots, report);
    for (index, item) in draft.multi_prompt.values() {
        shot(item, &shots.item(index), report);
    }
    unknown(&draft.unknown, &Place::ROOT, "this model", report);
}

fn element(element: &Element, place: &Place, report: &mut Report) {
    for (name, expected, reason) in [
        (
            "frontal_image_url",
            Expected::Text,
            element.frontal_image_url.reason(),
        ),
        (
            "reference_image_urls",
            Expected::List,
            element.reference_image_urls.reason(),
        ),
        ("video_url", Expected::Text, element.video_url.reason()),
        ("voice_id", Expected::Text, element.voice_id.reason()),
    ] {
        kind(reason, expected, &place.field(name), report);
    }
    let references = place.field("reference_image_urls");
    items(&element.reference_image_urls, Expected::Text, &references, report);
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

fn items<T>(list: &Field<Items<T>>, expected: Expected, place: &Place, report: &mut Report) {
    for (index, item) in list.items().iter().enumerate() {
        kind(item.reason(), expected, &place.item(index), report);
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
            let text = "needs whole seconds. Round it up or down.";
            report.add(place, Code::NotWhole, vec![("actual", number.into())], text);
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
