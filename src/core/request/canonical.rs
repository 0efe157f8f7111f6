//! The body as it is sent: everything price-relevant spelled out, nothing empty, always in the same order.

use super::digest::digest;
use super::draft::Draft;
use super::model::{ASPECT_RATIO, BODY, DURATION, GENERATE_AUDIO, MODEL, RESOLUTION, START_IMAGE_URL};
use super::white_space::trim;
use crate::core::plain::{Describe, Object, Plain};
use crate::core::shape::Shape;
use crate::core::sheet::{
    CHOICE, FLAG, LIST, NUMBER, OBJECT, Reading, TEXT, TRIMMED, UNDEFINED, number, number_row,
};

/// Fills in what was not given, where no rule found an error.
pub fn fill(draft: &Draft, duration: f64) {
    let first_choice = [CHOICE, 0, 0, 0];
    draft.field(MODEL).fill(first_choice);
    draft.field(RESOLUTION).fill(first_choice);
    let silent = [FLAG, 0, 0, 0];
    draft.field(GENERATE_AUDIO).fill(silent);
    if draft.field(START_IMAGE_URL).is_left_out() {
        draft.field(ASPECT_RATIO).fill(first_choice);
    }
    draft.field(DURATION).fill(number_row(duration));
}

/// A request that may be sent. Only [`conclude`](super::conclude) makes one; described it is the body of
/// `POST /v1/videos/generations` (`service.md` §2).
#[derive(Debug, Clone, PartialEq)]
pub struct Request(Plain);

impl Request {
    /// From a whole sheet on which a good request was judged.
    pub(super) fn read(settled: &Reading, at: usize) -> Self {
        Self(plain(settled, at, &BODY))
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

fn plain(settled: &Reading, at: usize, shape: &Shape) -> Plain {
    let value = settled.value(at).get();
    let text = || settled.whole(value).unwrap_or_default();
    let [kind, one, two, _] = value;
    match (kind, shape) {
        (FLAG, _) => Plain::Flag(one > 0),
        (NUMBER, _) => Plain::Number(number(value)),
        (CHOICE, Shape::Choice(words)) => {
            Plain::Text(words.get(one as usize).copied().unwrap_or_default().to_owned())
        }
        (TEXT, _) => Plain::Text(text().to_owned()),
        (TRIMMED, _) => Plain::Text(trim(text()).to_owned()),
        (LIST, _) => {
            let mut list = Vec::new();
            for index in 0..one {
                list.push(plain(settled, (two + index) as usize, &shape.inner()));
            }
            Plain::List(list)
        }
        (OBJECT, _) => {
            let mut object = Object::default();
            for (index, field) in shape.fields().iter().enumerate() {
                let at = one as usize + index;
                if !matches!(settled.value(at).get(), [UNDEFINED, ..]) {
                    object.set(field.name, plain(settled, at, &field.shape));
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
