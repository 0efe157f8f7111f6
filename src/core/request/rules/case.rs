//! What every rule looks at.

use super::mentioned::Used;
use crate::core::links::Links;
use crate::core::request::draft::Draft;
use crate::core::request::model::{ELEMENTS, MULTI_PROMPT};
use crate::core::request::part::Part;

/// A request that is judged.
pub struct Case<'a> {
    /// What was asked.
    pub draft: Draft<'a>,
    /// Its elements, of whatever kind they are.
    pub elements: Draft<'a>,
    /// Its shots.
    pub shots: Draft<'a>,
    /// The platform's URL parser.
    pub links: &'a dyn Links,
    /// What the texts point at.
    pub used: Used,
}

impl<'a> Case<'a> {
    /// Reads the texts.
    pub fn of(draft: Draft<'a>, links: &'a dyn Links) -> Self {
        let mut case = Self {
            draft,
            elements: draft.field(ELEMENTS),
            shots: draft.field(MULTI_PROMPT),
            links,
            used: Used::default(),
        };
        case.used = Used::of(&case);
        case
    }

    /// What is in a field of the request.
    pub fn part(&self, place: usize) -> Part {
        self.draft.field(place).part()
    }
}
