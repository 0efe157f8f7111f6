//! The rules, one file per theme (`service.md` §2.4, F and W; `package-api.md` §3).
//!
//! One walk visits every part of the draft, given or not, in the order of the contract. At each part the themes are asked
//! that its shape can concern; a theme knows by the walk's trail whether the part does, and looks at the rest of the draft
//! where it has to. A rule is skipped where a field that it needs could not be read.

mod addresses;
mod case;
mod choices;
mod elements;
mod frames;
mod hosts;
mod kinds;
mod mentioned;
mod references;
mod texts;
mod timing;

use super::code::Code;
use super::draft::Draft;
use super::model::{ELEMENTS, IMAGE_URLS};
use super::part::Part;
use super::report::Report;
use crate::core::shape::Shape;

pub use case::Case;
pub use timing::sum_of_shots;

/// Applies all of them. What was looked at is settled as it goes, for the case that no error is found.
pub fn check(case: &Case) -> Report {
    let mut report = Report::default();
    visit(case, &case.draft, &mut report);
    report
}

fn visit(case: &Case, draft: &Draft, report: &mut Report) {
    let errors = report.errors();
    let part = draft.part();
    draft.settle(part);
    // In the order of the codes, as far as they can meet at one part.
    match (draft.shape, part) {
        (_, Part::Absent) => return missing(case, report),
        (_, Part::Unreadable(_) | Part::Fraction(_)) => return kinds::check(draft, part, report),
        (Shape::Choice(allowed), _) => choices::check(draft, allowed, report),
        (Shape::Text, _) => {
            texts::check(draft, report);
            mentioned::check(case, draft, report);
        }
        (Shape::Address, _) => {
            addresses::check(case, draft, report);
            frames::check(case, report);
        }
        (Shape::Seconds, _) => timing::check(case, part, report),
        (Shape::List(_), _) => {
            texts::alone(case, report);
            timing::check(case, part, report);
            references::check(case, report);
        }
        _ => {}
    }
    elements::check(case, draft, part, report);
    let begin = report.len();
    descend(case, draft, report);
    // What is said of an item as a whole is pointless where there is an error in it.
    if report.errors() == errors && matches!(report.trail(), [IMAGE_URLS | ELEMENTS, _]) {
        report.insert(begin, |report| {
            elements::halves(draft, report);
            mentioned::unused(case, report);
        });
    }
}

/// The rules about what is not given.
fn missing(case: &Case, report: &mut Report) {
    texts::missing(case, report);
    timing::missing(report);
    references::missing(case, report);
    elements::silent(case, report);
}

fn descend(case: &Case, draft: &Draft, report: &mut Report) {
    let mut visit_at = |step, draft: Draft| {
        report.enter(step);
        visit(case, &draft, report);
        report.leave();
    };
    match draft.shape {
        Shape::List(_) => {
            for index in 0..draft.items() {
                visit_at(index, draft.item(index));
            }
        }
        Shape::Object(_) => {
            for place in 0..draft.fields() {
                visit_at(place, draft.field(place));
            }
            for index in 0..draft.others() {
                unknown(draft.other(index), report);
            }
        }
        _ => {}
    }
}

/// Whether a member that the contract does not have is given.
fn unknown((name, is_given): (Draft, bool), report: &mut Report) {
    if is_given {
        report.add(Code::UnknownField);
        match name.text() {
            Some(name) => report.name(name),
            None => report.lack_texts(),
        }
    }
}
