//! Elements one by one and their voices (`service.md` §2.2, W7–W9).
//!
//! An element with a video is a video element, whatever pictures it has too.

use super::Case;
use crate::core::request::draft::{Element, Field, Items};
use crate::core::request::issue::Code;
use crate::core::request::limits::{ELEMENT_REFERENCES, VIDEO_ELEMENTS};
use crate::core::request::place::Place;
use crate::core::request::report::Report;

/// Whether an element of the list is a video element; nothing where that cannot be known. A broken item is none.
pub fn has_video(elements: &Field<Items<Element>>) -> Option<bool> {
    let videos = || elements.values().map(|(_, element)| element.video_url.given());
    if videos().any(|given| given == Some(true)) {
        Some(true)
    } else if elements.is_read() && videos().all(|given| given == Some(false)) {
        Some(false)
    } else {
        None
    }
}

/// Whether each element is whole, and whether a voice can be heard.
pub fn check(case: Case, report: &mut Report) {
    let draft = case.draft;
    let list = Place::of("elements");
    let mut videos = 0;
    for (index, element) in draft.elements.values() {
        let place = list.item(index);
        pictures(element, &place, report);
        if element.video_url.given() == Some(true) {
            videos += 1;
            if videos == VIDEO_ELEMENTS.count() + 1 {
                let text = "only one element may have a video. Use pictures for the others.";
                report.add(&place.field("video_url"), Code::SeveralVideos, Vec::new(), text);
            }
        }
        if element.voice_id.given() == Some(true) && element.video_url.given() == Some(false) {
            let text = "only an element with a video can have a voice. Add a video or remove the voice.";
            report.add(
                &place.field("voice_id"),
                Code::VoiceWithoutVideo,
                Vec::new(),
                text,
            );
        }
    }
    let is_silent = match &draft.generate_audio {
        Field::Absent => true,
        Field::Unreadable(_) => false,
        Field::Value(audio) => !audio,
    };
    if is_silent
        && draft
            .elements
            .values()
            .any(|(_, element)| element.voice_id.given() == Some(true))
    {
        let text = "an element has a voice, but the video has no sound. Switch the sound on to hear it.";
        report.add(
            &Place::of("generate_audio"),
            Code::VoiceWithoutAudio,
            Vec::new(),
            text,
        );
    }
}

fn pictures(element: &Element, place: &Place, report: &mut Report) {
    let given = (
        element.frontal_image_url.given(),
        element.reference_image_urls.given(),
        element.video_url.given(),
    );
    let missing = match given {
        (Some(false), Some(false), Some(false)) => {
            let text =
                "has neither pictures nor a video. Give it a front image and reference images, or a video.";
            report.add(place, Code::ElementEmpty, Vec::new(), text);
            None
        }
        (Some(true), Some(false), Some(false)) => Some((
            "reference_image_urls",
            "has a front image only. Add at least one reference image.",
        )),
        (Some(false), Some(true), Some(false)) => Some((
            "frontal_image_url",
            "has reference images only. Add a front image.",
        )),
        _ => None,
    };
    if let Some((field, text)) = missing {
        report.add(
            place,
            Code::ElementIncomplete,
            vec![("missing", field.into())],
            text,
        );
    }
    let most = ELEMENT_REFERENCES.count();
    if let Some(actual) = element.reference_image_urls.count().filter(|count| *count > most) {
        let text = format!("{actual} are more than the {most} that are known to work.");
        let params = vec![("max", most.into()), ("actual", actual.into())];
        report.add(
            &place.field("reference_image_urls"),
            Code::ElementReferences,
            params,
            &text,
        );
    }
}
