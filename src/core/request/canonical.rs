//! The body as it is sent: everything price-relevant spelled out, nothing empty, always in the same order.

use serde::Serialize;

use super::draft::{Draft, Element, Field, Shot};
use super::limits::DURATION_DEFAULT;
use super::model::MODEL;
use super::white_space::trim;

/// A request that may be sent. Only [`validate`](super::validate) makes one; serialised it is the body of
/// `POST /v1/videos/generations` (`service.md` §2).
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Request {
    model: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    prompt: Option<String>,
    resolution: String,
    generate_audio: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    start_image_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_image_url: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    image_urls: Vec<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    elements: Vec<CanonicalElement>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aspect_ratio: Option<String>,
    duration: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    shot_type: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    multi_prompt: Vec<CanonicalShot>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct CanonicalElement {
    #[serde(skip_serializing_if = "Option::is_none")]
    frontal_image_url: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    reference_image_urls: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    video_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    voice_id: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
struct CanonicalShot {
    prompt: String,
    duration: u32,
}

impl Request {
    /// From a draft in which no rule found an error.
    pub(super) fn from_draft(draft: Draft) -> Self {
        let multi_prompt: Vec<CanonicalShot> = draft.multi_prompt.into_values().map(shot).collect();
        let start_image_url = address(draft.start_image_url);
        let aspect_ratio = draft.aspect_ratio.into_value().or_else(|| {
            let has_no_start = start_image_url.is_none();
            has_no_start.then(|| MODEL.default_aspect_ratio().to_owned())
        });
        let duration = match draft.duration.into_value() {
            Some(duration) => whole(duration),
            None if multi_prompt.is_empty() => whole(DURATION_DEFAULT.value),
            None => multi_prompt.iter().map(|shot| shot.duration).sum(),
        };
        Self {
            model: MODEL.id,
            prompt: draft.prompt.into_value(),
            resolution: draft
                .resolution
                .into_value()
                .unwrap_or_else(|| MODEL.default_resolution().to_owned()),
            generate_audio: draft.generate_audio.into_value().unwrap_or_default(),
            start_image_url,
            end_image_url: address(draft.end_image_url),
            image_urls: draft.image_urls.into_values().map(trimmed).collect(),
            elements: draft.elements.into_values().map(element).collect(),
            aspect_ratio,
            duration,
            shot_type: draft.shot_type.into_value(),
            multi_prompt,
        }
    }
}

fn element(element: Element) -> CanonicalElement {
    CanonicalElement {
        frontal_image_url: address(element.frontal_image_url),
        reference_image_urls: element.reference_image_urls.into_values().map(trimmed).collect(),
        video_url: address(element.video_url),
        voice_id: element.voice_id.into_value(),
    }
}

fn shot(shot: Shot) -> CanonicalShot {
    CanonicalShot {
        prompt: shot.prompt.into_value().unwrap_or_default(),
        duration: whole(shot.duration.into_value().unwrap_or_default()),
    }
}

fn address(field: Field<String>) -> Option<String> {
    field.into_value().map(trimmed)
}

#[allow(clippy::needless_pass_by_value)] // it takes the place of what it is given
fn trimmed(text: String) -> String {
    trim(&text).to_owned()
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // no rule lets another number through
const fn whole(seconds: f64) -> u32 {
    seconds as u32
}
