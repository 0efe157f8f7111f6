//! The body as it is sent: everything price-relevant spelled out, nothing empty, always in the same order.

use super::digest::digest;
use super::draft::Draft;
use super::limits::DURATION_DEFAULT;
use super::model::{
    ASPECT_RATIO, ASPECT_RATIOS, BODY, DURATION, GENERATE_AUDIO, MODEL, MODEL_ID, RESOLUTION, RESOLUTIONS,
    START_IMAGE_URL, Shape,
};
use super::rules::sum_of_shots;
use super::white_space::trim;
use crate::core::plain::{Describe, Object, Plain};

/// A request that may be sent. Only [`validate`](super::validate) makes one; described it is the body of
/// `POST /v1/videos/generations` (`service.md` §2).
#[derive(Debug, Clone, PartialEq)]
pub struct Request(Plain);

impl Request {
    /// From a draft in which no rule found an error.
    pub(super) fn from_draft(mut draft: Draft) -> Self {
        let duration = sum_of_shots(&draft).unwrap_or(DURATION_DEFAULT.value);
        draft.fill(MODEL, Draft::Text(MODEL_ID.to_owned()));
        draft.fill(RESOLUTION, first(RESOLUTIONS));
        draft.fill(GENERATE_AUDIO, Draft::Flag(false));
        draft.fill(DURATION, Draft::Number(duration));
        if draft.field(START_IMAGE_URL).is_absent() {
            draft.fill(ASPECT_RATIO, first(ASPECT_RATIOS));
        }
        Self(canonical(&draft, &BODY))
    }

    /// The prompt or the prompts of the shots: words of the caller's own, which no error may repeat.
    pub fn texts(&self) -> Vec<&str> {
        let mut texts = Vec::new();
        collect(&self.0, &mut texts);
        texts
    }

    /// A short name for the whole of it, in which none of its words can be read.
    pub fn digest(&self) -> Plain {
        digest(&self.0)
    }
}

impl Describe for Request {
    fn describe(&self, object: &mut Object) {
        if let Plain::Object(body) = &self.0 {
            *object = body.clone();
        }
    }
}

fn first(choices: &[&str]) -> Draft {
    Draft::Text(choices.first().copied().unwrap_or_default().to_owned())
}

fn canonical(part: &Draft, shape: &Shape) -> Plain {
    match (part, shape) {
        (Draft::Flag(flag), _) => Plain::Flag(*flag),
        (Draft::Number(number), _) => Plain::Number(*number),
        (Draft::Text(text), Shape::Address) => Plain::Text(trim(text).to_owned()),
        (Draft::Text(text), _) => Plain::Text(text.clone()),
        (Draft::List { items, .. }, Shape::List(shape)) => {
            let mut list = Vec::new();
            for item in items {
                list.push(canonical(item, shape));
            }
            Plain::List(list)
        }
        (Draft::Object { fields, .. }, Shape::Object(known)) => {
            let mut object = Object::default();
            for (field, known) in fields.iter().zip(*known) {
                if !field.is_absent() {
                    object.set(known.name, canonical(field, &known.shape));
                }
            }
            Plain::Object(object)
        }
        // No rule lets anything else through.
        _ => Plain::Null,
    }
}

fn collect<'a>(part: &'a Plain, texts: &mut Vec<&'a str>) {
    match part {
        Plain::List(items) => items.iter().for_each(|item| collect(item, texts)),
        Plain::Object(object) => {
            for (name, value) in object.fields() {
                match value {
                    Plain::Text(text) if *name == "prompt" => texts.push(text),
                    _ => collect(value, texts),
                }
            }
        }
        _ => {}
    }
}
