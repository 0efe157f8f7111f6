//! What went wrong, as the face's errors say it (package-api.md §6).
//!
//! A problem never holds a key, a prompt or an address with a query: its message is a sentence of ours, and the
//! service's own words after it have been through [`clean`].

use super::defaults;
use super::reply::Reply;
use super::turn::Fault;
use crate::core::plain::{Describe, Object, Plain};
use crate::core::task::number::digits;
use crate::core::task::place::Setting;
use crate::core::task::words::{LONGEST, clean, cut, joined};
use crate::core::task::{Task, advice, failure, refusal};

/// The error classes of the face.
mod class {
    /// Refused before anything was sent, or something of our own.
    pub const KLING: &str = "KlingError";
    /// The service answered with an error.
    pub const API: &str = "ApiError";
    /// A GET or an upload got no answer.
    pub const NETWORK: &str = "NetworkError";
    /// The POST may have created a task.
    pub const OUTCOME_UNKNOWN: &str = "OutcomeUnknownError";
    /// The task failed.
    pub const TASK_FAILED: &str = "TaskFailedError";
    /// The listener's patience is over.
    pub const TASK_TIMEOUT: &str = "TaskTimeoutError";
}

/// Whether money may have been reserved by the call.
mod charged {
    /// It was not.
    pub const NO: &str = "no";
    /// Nobody knows.
    pub const MAYBE: &str = "maybe";
    /// It was.
    pub const YES: &str = "yes";
}

/// The code of an answer that came by a redirect and hides its status, or has that of another place.
const REDIRECTED: &str = "redirected";

/// The code and the message of something that is refused here, before anything is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused(pub &'static str, pub &'static str);

impl Describe for Refused {
    fn describe(&self, object: &mut Object) {
        Problem::refused(self.0, self.1).describe(object);
    }
}

/// An error, as plain data.
///
/// `class`; `code`, the stable word for it, an open set; `message`, what happened and what to do, at most 300 characters;
/// `retryable`, whether the same call may work later, unchanged; `charged`; `taskId`; `status`, the HTTP status, where
/// there was an answer; `type`, `requestId`, `fields` and `options` as in [`refusal::read`]; `retryAfterMs`, how long the
/// service asks to wait.
#[derive(Debug)]
pub struct Problem(Object);

impl Describe for Problem {
    fn describe(&self, object: &mut Object) {
        object.clone_from(&self.0);
    }
}

impl Problem {
    fn new(class: &'static str, code: &str, message: &str) -> Self {
        let mut object = Object::default();
        object.text("class", class);
        object.text("code", code);
        object.text("message", message);
        object.flag("retryable", class == class::NETWORK);
        object.word("charged", charged::NO);
        for name in &["taskId", "status", "requestId", "type", "retryAfterMs"] {
            object.set(name, Plain::Null);
        }
        for name in &["fields", "options"] {
            object.set(name, Plain::List(Vec::new()));
        }
        Self(object)
    }

    /// Something that was refused here, before anything was sent.
    pub fn refused(code: &str, message: &str) -> Self {
        Self::new(class::KLING, code, message)
    }

    /// An answer that is an error, or is not what it should be.
    pub fn answered(reply: &Reply, setting: &Setting) -> Self {
        let says = refusal::read(reply.json, reply.text, setting.secrets);
        let (own_code, kind) = (says.text_of("code"), says.text_of("type"));
        let number = digits(u32::from(reply.status));
        let general = joined(&["http_", &number]);
        let mut code = general.text().as_str();
        for better in &[kind, own_code] {
            if !better.is_empty() {
                code = better;
            }
        }
        if reply.is_ok() {
            code = "invalid_response";
        }
        if reply.is_redirect && !matches!(reply.status, 300..=399) {
            code = REDIRECTED;
        }
        let advice = advice::refused(own_code, kind, &number);
        let words = says.text_of("message");
        let message = if reply.is_redirect {
            redirected(setting)
        } else if reply.is_ok() || words.is_empty() {
            joined(&[advice])
        } else {
            quoted(&[advice], words)
        };
        let mut problem = Self::new(class::API, code, message.text());
        let Self(object) = &mut problem;
        object.flag("retryable", matches!(reply.status, 200..=299 | 429 | 503));
        if reply.status > 0 {
            object.number("status", f64::from(reply.status));
        }
        object.maybe_number("retryAfterMs", reply.retry_after);
        object.set("requestId", clean(reply.request_id, setting.secrets));
        for name in &["requestId", "type", "fields", "options"] {
            if says.get(name).is_there() {
                object.set(name, says.get(name).clone());
            }
        }
        problem
    }

    /// A GET or an upload without an answer.
    pub fn unanswered(fault: Fault) -> Self {
        if fault == Fault::Timeout {
            let message = "The service did not answer in time. Try again later.";
            return Self::new(class::NETWORK, "timeout", message);
        }
        let message =
            "The service could not be reached. Check the connection, the base URL and its CORS headers.";
        Self::new(class::NETWORK, "network", message)
    }

    /// The same of a POST, of which nobody knows whether it created a task.
    #[must_use]
    pub fn outcome_unknown(mut self) -> Self {
        let start = "The request may have been accepted and credits reserved. Check the account's log before sending it again. ";
        self = self.after(start);
        self.0.word("class", class::OUTCOME_UNKNOWN);
        self.0.word("code", "outcome_unknown");
        self.0.word("charged", charged::MAYBE);
        self.0.flag("retryable", false);
        self
    }

    /// The same, with something to say before its message.
    #[must_use]
    pub fn after(mut self, start: &str) -> Self {
        let message = joined(&[start, self.0.text_of("message")]);
        self.0.set("message", cut(&message, LONGEST));
        self
    }

    /// A task that failed or was cancelled.
    pub fn task_failed(task: &Task) -> Self {
        let code = task.failure.text_of("code");
        let words = task.failure.text_of("message");
        let (advice, retryable) = advice::failed(code);
        let advice = [advice, " ", advice::RESERVED_CREDITS];
        let message = if code == failure::UNSAFE {
            joined(&advice)
        } else {
            quoted(&advice, words)
        };
        let mut problem = Self::new(class::TASK_FAILED, code, message.text()).about(&task.id);
        problem.0.flag("retryable", retryable);
        problem.0.word("charged", charged::MAYBE);
        problem
    }

    /// A listener whose patience is over; the task goes on.
    pub fn timed_out(id: &str) -> Self {
        let message = "The task was not finished in time. It goes on: wait for it again.";
        Self::passing(class::TASK_TIMEOUT, "task_timeout", message, id)
    }

    /// A task that is said to be completed and never gets an address.
    pub fn result_missing(id: &str) -> Self {
        let message = "The task is completed, but its video has no address. Wait for it again later.";
        Self::passing(class::KLING, "result_missing", message, id)
    }

    /// Something about a task that can be waited for again.
    fn passing(class: &'static str, code: &str, message: &str, id: &str) -> Self {
        let mut problem = Self::new(class, code, message).of_wait(id);
        problem.0.flag("retryable", true);
        problem
    }

    /// The same, of a task that was created before.
    #[must_use]
    pub fn of_wait(mut self, id: &str) -> Self {
        if self.0.text_of("class") != class::NETWORK {
            self.0.word("charged", charged::YES);
        }
        self.about(id)
    }

    /// The same, with the task's id.
    #[must_use]
    pub fn about(mut self, id: &str) -> Self {
        self.0.text("taskId", id);
        self
    }

    /// The same, by another code.
    #[must_use]
    pub fn coded(&self, code: &'static str) -> Self {
        let mut object = self.0.clone();
        object.word("code", code);
        Self(object)
    }

    /// The HTTP status, where there was an answer of the service's own.
    pub fn status(&self) -> Option<f64> {
        let is_own = self.0.text_of("code") != REDIRECTED;
        self.0.get("status").number().filter(|_| is_own)
    }

    /// How long the service asks to wait, in milliseconds.
    pub fn retry_after(&self) -> Option<f64> {
        self.0.get("retryAfterMs").number()
    }
}

fn redirected(setting: &Setting) -> Plain {
    let base = clean(&joined(&[setting.base]), &[]);
    let base = if base.is_there() {
        base.text()
    } else {
        defaults::BASE_URL
    };
    let start = "The answer was a redirect, and none is followed. Check the base URL ";
    cut(&joined(&[start, base, "."]), LONGEST)
}

/// Our own words, then the service's.
fn quoted(advice: &[&str], words: &str) -> Plain {
    let advice = joined(advice);
    cut(&joined(&[advice.text(), " The service says: ", words]), LONGEST)
}
