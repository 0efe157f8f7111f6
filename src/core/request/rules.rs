//! The rules, one file per theme (`service.md` §2.4, F and W; `package-api.md` §3).
//!
//! One walk visits every part of the draft, given or not, in the order of the contract. At each part every theme is
//! asked; a theme knows by the walk's trail whether the part is its concern, and looks at the rest of the draft where
//! it has to. A rule is skipped where a field that it needs could not be read.

mod addresses;
mod choices;
mod elements;
mod frames;
mod hosts;
mod kinds;
mod mentioned;
mod references;
mod texts;
mod timing;

use super::draft::Draft;
use super::model::{BODY, ELEMENTS, IMAGE_URLS, Shape};
use super::report::Report;
use crate::core::links::Links;
use mentioned::Used;

pub use timing::sum_of_shots;

/// What every rule looks at.
pub struct Case<'a> {
    /// What was asked.
    draft: &'a Draft,
    /// The platform's URL parser.
    links: &'a dyn Links,
    /// What the texts point at.
    used: Used,
}

/// Applies all of them.
pub fn check(draft: &Draft, links: &dyn Links) -> Report {
    let used = mentioned::used(draft);
    let case = Case { draft, links, used };
    let mut report = Report::default();
    visit(&case, draft, &BODY, &mut report);
    report
}

fn visit(case: &Case, part: &Draft, shape: &Shape, report: &mut Report) {
    let errors = report.errors();
    // In the order of the codes, as far as they can meet at one part.
    kinds::check(part, shape, report);
    choices::check(part, shape, report);
    texts::check(case, part, report);
    timing::check(case, part, report);
    addresses::check(case, part, shape, report);
    references::check(case, report);
    elements::check(case, part, report);
    frames::check(case, part, report);
    mentioned::check(case, part, report);
    let begin = report.len();
    descend(case, part, shape, report);
    // What is said of an item as a whole is pointless where there is an error in it.
    if report.errors() == errors && matches!(report.trail(), [IMAGE_URLS | ELEMENTS, _]) {
        report.insert(begin, |report| {
            elements::halves(part, report);
            mentioned::unused(case, report);
        });
    }
}

fn descend(case: &Case, part: &Draft, shape: &Shape, report: &mut Report) {
    match (part, shape) {
        (Draft::List { items, .. }, Shape::List(shape)) => {
            for (index, item) in items.iter().enumerate() {
                report.enter(index);
                visit(case, item, shape, report);
                report.leave();
            }
        }
        (Draft::Object { fields, unknown }, Shape::Object(known)) => {
            for (place, (field, known)) in fields.iter().zip(*known).enumerate() {
                report.enter(place);
                visit(case, field, &known.shape, report);
                report.leave();
            }
            for name in unknown {
                report.add_unknown(name);
            }
        }
        _ => {}
    }
}
