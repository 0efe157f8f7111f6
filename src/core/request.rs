//! What may be asked of the service, and why a request is refused here before it costs anything.
//!
//! ```text
//! Value ─read─▶ Draft ─rules─▶ Report ─▶ issues
//!                 └─ where no issue is an error ─▶ Request
//! ```
//! Only [`validate`] can make a [`Request`], so nothing that breaks a rule can be sent. The rules are those of
//! `docs/service.md` §2; their codes, order and silence those of `docs/package-api.md` §3.

mod canonical;
mod code;
mod digest;
mod draft;
mod issue;
pub mod limits;
pub mod mentions;
mod message;
mod model;
mod read;
mod report;
mod rules;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub mod shots;
mod white_space;

use crate::core::links::Links;
use crate::core::plain::{Describe, Object, Plain};
use crate::core::value::{Room, Value};

pub use canonical::Request;
pub use code::{Code, Severity};
pub use issue::{Issue, Segment};

/// What became of an input: the request to send, and everything there is to say about it.
///
/// Described: `{ ok: true, request, issues }` or `{ ok: false, issues }`.
#[derive(Debug, Clone, PartialEq)]
pub struct Validation {
    /// The canonical request; there is one exactly where no issue is an error.
    pub request: Option<Request>,
    /// All issues, in the documented order.
    pub issues: Vec<Issue>,
}

impl Describe for Validation {
    fn describe(&self, object: &mut Object) {
        object.flag("ok", self.request.is_some());
        if let Some(request) = &self.request {
            object.part("request", request);
        }
        object.set("issues", Plain::list(&self.issues));
    }
}

/// Judges an input of any shape; it never panics, and the input is only looked at.
///
/// `links` is the platform's URL parser: what it cannot parse, no server is asked to fetch.
pub fn validate<V: Value>(input: &V, links: &dyn Links) -> Validation {
    conclude(read::read(input, &model::BODY, &mut Room::default()), links)
}

fn conclude(draft: draft::Draft, links: &dyn Links) -> Validation {
    let report = rules::check(&draft, links);
    Validation {
        request: (report.errors() == 0).then(|| Request::from_draft(draft)),
        issues: report.finish(),
    }
}
