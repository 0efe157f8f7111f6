//! What the texts point at, and what they leave out (N2, W11).

use super::Case;
use crate::core::request::draft::{Draft, Field, Items};
use crate::core::request::issue::Code;
use crate::core::request::mentions::{MentionKind, Word, scan, text_of};
use crate::core::request::place::Place;
use crate::core::request::report::Report;

/// Looks for mentions of nothing, for foreign ones, and for what nobody mentions.
pub fn check(case: Case, report: &mut Report) {
    let draft = case.draft;
    let mut images = Shelf::new(MentionKind::Image, &draft.image_urls);
    let mut elements = Shelf::new(MentionKind::Element, &draft.elements);
    let mut read = |text: &Field<String>, place: &Place, report: &mut Report| {
        if let Some(text) = text.value() {
            look(text, &mut images, &mut elements, place, report);
        }
    };
    read(&draft.prompt, &Place::of("prompt"), report);
    let shots = Place::of("multi_prompt");
    for (index, shot) in draft.multi_prompt.values() {
        let place = shots.item(index);
        read(&shot.prompt, &place.field("prompt"), report);
    }
    if all_texts_read(draft) {
        images.report_unused("image_urls", report);
        elements.report_unused("elements", report);
    }
}

/// Whether no text could be hiding a mention.
fn all_texts_read(draft: &Draft) -> bool {
    let shots = &draft.multi_prompt;
    draft.prompt.given().is_some()
        && shots.is_read()
        && shots
            .items()
            .iter()
            .all(|shot| shot.value().is_some_and(|shot| shot.prompt.given().is_some()))
}

/// The pictures or the elements, and which of them were mentioned.
struct Shelf {
    kind: MentionKind,
    /// How many there are; nothing where the list could not be read.
    available: Option<usize>,
    used: Vec<bool>,
}

impl Shelf {
    fn new<T>(kind: MentionKind, list: &Field<Items<T>>) -> Self {
        Self {
            kind,
            available: list.count(),
            used: vec![false; list.items().len()],
        }
    }

    /// Whether there is one with this number; nothing where that cannot be known.
    fn has(&self, number: u64) -> Option<bool> {
        self.available
            .map(|available| number > 0 && number <= available as u64)
    }

    fn mark_used(&mut self, number: u64) {
        let index = usize::try_from(number).unwrap_or(usize::MAX).wrapping_sub(1);
        if let Some(used) = self.used.get_mut(index) {
            *used = true;
        }
    }

    fn report_unused(&self, name: &str, report: &mut Report) {
        let list = Place::of(name);
        let unused = self.used.iter().enumerate().filter(|(_, used)| !**used);
        for (index, _) in unused {
            let mention = self.kind.mention(index as u64 + 1);
            let text = format!("no text mentions it. Write {mention} where it belongs, or remove it.");
            let params = vec![("mention", mention.as_str().into())];
            report.add(&list.item(index), Code::MentionUnused, params, &text);
        }
    }
}

fn look(text: &str, images: &mut Shelf, elements: &mut Shelf, place: &Place, report: &mut Report) {
    let units: Vec<u16> = text.encode_utf16().collect();
    for found in scan(&units) {
        let shelf = match found.word {
            Word::Image => Some(&mut *images),
            Word::Element => Some(&mut *elements),
            Word::Video => None,
        };
        let mention = text_of(&units, found.span);
        let exists = shelf.as_ref().and_then(|shelf| shelf.has(found.number));
        match shelf {
            Some(shelf) if exists == Some(true) => {
                shelf.mark_used(found.number);
                if found.foreign {
                    foreign(&mention, Some(&shelf.kind.mention(found.number)), place, report);
                    report.narrow(found.span);
                }
            }
            _ if found.foreign => {
                foreign(&mention, None, place, report);
                report.narrow(found.span);
            }
            Some(Shelf {
                kind,
                available: Some(available),
                ..
            }) => {
                dangling(&mention, *kind, *available, place, report);
                report.narrow(found.span);
            }
            _ => {}
        }
    }
}

fn dangling(mention: &str, kind: MentionKind, available: usize, place: &Place, report: &mut Report) {
    let noun = kind.name();
    let text = match available {
        0 => format!("{mention} points at nothing: there is no {noun}. Add one or take the mention out."),
        1 => format!(
            "{mention} points at nothing: there is one {noun}, {}.",
            kind.mention(1)
        ),
        last => format!("{mention} points at nothing: the {noun}s go from 1 to {last}."),
    };
    let params = vec![("mention", mention.into()), ("available", available.into())];
    report.add(place, Code::MentionDangling, params, &text);
}

fn foreign(mention: &str, suggestion: Option<&str>, place: &Place, report: &mut Report) {
    let mut params = vec![("mention", mention.into())];
    let text = if let Some(suggestion) = suggestion {
        params.push(("suggestion", suggestion.into()));
        format!("this model does not know {mention}. Write {suggestion}.")
    } else {
        format!("this model does not know {mention}. Mention images as @Image1 and elements as @Element1.")
    };
    report.add(place, Code::MentionForeign, params, &text);
}
