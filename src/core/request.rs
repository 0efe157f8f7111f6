//! What may be asked of the service, and why a request is refused here before it costs anything.
//!
//! ```text
//! Value ─read─▶ Draft ─rules─▶ Report ─▶ issues
//!                 └─ where no issue is an error ─▶ Request
//! ```
//! Only [`validate`] can make a [`Request`], so nothing that breaks a rule can be sent. The rules are those of
//! `docs/service.md` §2; their codes, order and silence those of `docs/package-api.md` §3.

mod canonical;
mod draft;
mod issue;
pub mod limits;
pub mod mentions;
mod model;
mod place;
mod read;
mod report;
mod rules;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub mod shots;
mod white_space;
mod wording;

use serde::Serialize;
use serde::ser::{SerializeStruct, Serializer};

use crate::core::links::Links;
use crate::core::value::Value;

pub use canonical::Request;
use draft::Field;
pub use issue::{Code, Issue, Param, Params, Segment, Severity};
use place::Place;
use report::Report;

/// What became of an input: the request to send, and everything there is to say about it.
///
/// Serialised: `{ ok: true, request, issues }` or `{ ok: false, issues }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Validation {
    /// The canonical request; there is one exactly where no issue is an error.
    pub request: Option<Request>,
    /// All issues, in the documented order.
    pub issues: Vec<Issue>,
}

impl Serialize for Validation {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object =
            serializer.serialize_struct("Validation", 2 + usize::from(self.request.is_some()))?;
        object.serialize_field("ok", &self.request.is_some())?;
        if let Some(request) = &self.request {
            object.serialize_field("request", request)?;
        }
        object.serialize_field("issues", &self.issues)?;
        object.end()
    }
}

/// Judges an input of any shape; it never panics, and the input is only looked at.
///
/// `links` is the platform's URL parser: what it cannot parse, no server is asked to fetch.
pub fn validate<V: Value>(input: &V, links: &dyn Links) -> Validation {
    conclude(read::draft(input), links)
}

fn conclude(draft: Field<draft::Draft>, links: &dyn Links) -> Validation {
    let mut report = Report::default();
    match &draft {
        Field::Value(draft) => rules::check(rules::Case { draft, links }, &mut report),
        unreadable => rules::kind(
            unreadable.reason(),
            rules::Expected::Object,
            &Place::ROOT,
            &mut report,
        ),
    }
    let issues = report.finish();
    let is_good = issues.iter().all(|issue| issue.severity == Severity::Warning);
    let request = draft.into_value().filter(|_| is_good).map(Request::from_draft);
    Validation { request, issues }
}
