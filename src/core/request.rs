//! What may be asked of the service, and why a request is refused here before it costs anything.
//!
//! ```text
//! Sheet ─view─▶ Draft ─rules─▶ Report ─▶ issues
//!   └─ where no issue is an error ─settle─▶ Request
//! ```
//! Only [`conclude`] can make a [`Request`], so nothing that breaks a rule can be sent. The rules are those of
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
mod part;
mod report;
mod rules;
#[cfg(not(target_arch = "wasm32"))]
pub mod schema;
pub mod shots;
mod trail;
mod white_space;

use crate::core::links::Links;
use crate::core::plain::{Describe, Object, Plain};
use crate::core::sheet::Sheet;
#[cfg(not(target_arch = "wasm32"))]
use crate::core::value::{Value, write};

use canonical::fill;
use draft::Draft;
use limits::DURATION_DEFAULT;
use rules::Case;

pub use canonical::Request;
pub use code::{Code, Severity};
pub use issue::Issue;
#[cfg(not(target_arch = "wasm32"))]
pub(in crate::core) use issue::float;
pub use model::BODY;
#[cfg(not(target_arch = "wasm32"))]
pub use white_space::is_blank;

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

impl Describe for Findings {
    fn describe(&self, object: &mut Object) {
        object.flag("ok", self.is_good);
        object.set("issues", Plain::list(&self.issues));
    }
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

/// What was found in a sheet.
#[derive(Debug)]
pub struct Findings {
    /// Whether no issue is an error. The sheet says then what is to be sent.
    pub is_good: bool,
    /// All issues, in the documented order.
    pub issues: Vec<Issue>,
}

/// Judges what was asked, which stands at a place and was read by [`BODY`]; it never panics. Nothing where a text has to
/// be looked at of which the sheet does not hold all: then it is to be made whole.
///
/// `links` is the platform's URL parser: what it cannot parse, no server is asked to fetch.
pub fn judge(sheet: &mut Sheet, at: usize, links: &dyn Links) -> Option<Findings> {
    let reading = sheet.reading();
    let draft = Draft::whole(&reading, at, &BODY);
    let case = Case::of(draft, links);
    let report = rules::check(&case);
    if report.lacks_texts() {
        return None;
    }
    let is_good = report.errors() == 0;
    if is_good {
        let shots = rules::sum_of_shots(&case);
        fill(&draft, shots.unwrap_or(DURATION_DEFAULT.value));
    }
    let issues = report.finish();
    Some(Findings { is_good, issues })
}

/// The same of a whole sheet, with the request itself.
pub fn conclude(sheet: &mut Sheet, at: usize, links: &dyn Links) -> Validation {
    let found = judge(sheet, at, links);
    let is_good = found.as_ref().is_some_and(|found| found.is_good);
    Validation {
        request: is_good.then(|| Request::read(&sheet.reading(), at)),
        issues: found.map(|found| found.issues).unwrap_or_default(),
    }
}

/// Judges an input of any shape, on the host; it is only looked at.
#[cfg(not(target_arch = "wasm32"))]
pub fn validate<V: Value>(input: &V, links: &dyn Links) -> Validation {
    conclude(&mut write(&[(input, BODY)], true), 0, links)
}
