//! The rules, one file per theme (`service.md` §2.4, F and W; `package-api.md` §3).
//!
//! Each rule looks at the whole draft and reports what it finds; none knows of another, and order and silence are the
//! report's. A rule is skipped where a field that it needs could not be read.

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
use super::report::Report;
use crate::core::links::Links;

pub use kinds::{Expected, kind};

/// What every rule looks at.
#[derive(Clone, Copy)]
pub struct Case<'a> {
    /// What was asked.
    pub draft: &'a Draft,
    /// The platform's URL parser.
    pub links: &'a dyn Links,
}

/// Applies all of them.
pub fn check(case: Case, report: &mut Report) {
    kinds::check(case, report);
    choices::check(case, report);
    texts::check(case, report);
    timing::check(case, report);
    references::check(case, report);
    addresses::check(case, report);
    frames::check(case, report);
    elements::check(case, report);
    mentioned::check(case, report);
}
