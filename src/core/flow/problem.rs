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
use crate::core::task::record::vocabulary;
use crate::core::task::refusal::Refusal;
use crate::core::task::words::{LONGEST, clean, cut, joined};
use crate::core::task::{Task, advice, failure};

vocabulary! {
    /// The error class of the face.
    pub enum Class {
        /// Refused before anything was sent, or something of our own.
        Kling = "KlingError",
        /// The service answered with an error.
        Api = "ApiError",
        /// A GET got no answer.
        Network = "NetworkError",
        /// The POST may have created a task.
        OutcomeUnknown = "OutcomeUnknownError",
        /// The task failed.
        TaskFailed = "TaskFailedError",
        /// The listener's patience is over.
        TaskTimeout = "TaskTimeoutError",
    }
}

vocabulary! {
    /// Whether money may have been reserved by the call.
    pub enum Charged {
        /// It was not.
        No = "no",
        /// Nobody knows.
        Maybe = "maybe",
        /// It was.
        Yes = "yes",
    }
}

/// The code of an answer that came by a redirect and hides its status, or has that of another place.
pub const REDIRECTED: &str = "redirected";

/// The code and the message of something that is refused here, before anything is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Refused(pub &'static str, pub &'static str);

impl Describe for Refused {
    fn describe(&self, object: &mut Object) {
        Problem::refused(self.0, self.1).describe(object);
    }
}

/// An error, as plain data.
#[derive(Debug, Default)]
pub struct Problem {
    /// Which class of error.
    pub class: Class,
    /// The stable word for it; an open set.
    pub code: String,
    /// What happened and what to do; at most 300 characters.
    pub message: String,
    /// Whether the same call may work later, unchanged.
    pub retryable: bool,
    /// Whether money may have been reserved.
    pub charged: Charged,
    /// The task it is about.
    pub task_id: Option<String>,
    /// The HTTP status, where there was an answer.
    pub status: Option<u16>,
    /// What the service's support desk asks for.
    pub request_id: Option<String>,
    /// The service's own class of error.
    pub kind: Option<String>,
    /// How long the service asks to wait, in milliseconds.
    pub retry_after_ms: Option<f64>,
    /// The fields the service refused.
    pub fields: Vec<Plain>,
    /// The options the service refused.
    pub options: Vec<Plain>,
}

impl Describe for Problem {
    fn describe(&self, object: &mut Object) {
        object.word("class", self.class.word());
        object.text("code", &self.code);
        object.text("message", &self.message);
        object.flag("retryable", self.retryable);
        object.word("charged", self.charged.word());
        object.maybe_text("taskId", self.task_id.as_deref());
        object.maybe_number("status", self.status.map(f64::from));
        object.maybe_text("requestId", self.request_id.as_deref());
        object.maybe_text("type", self.kind.as_deref());
        object.maybe_number("retryAfterMs", self.retry_after_ms);
        object.set("fields", Plain::List(self.fields.clone()));
        object.set("options", Plain::List(self.options.clone()));
    }
}

impl Problem {
    /// Something that was refused here, before anything was sent.
    #[inline(never)]
    pub fn refused(code: &str, message: &str) -> Self {
        Self {
            code: code.to_owned(),
            message: message.to_owned(),
            ..Self::default()
        }
    }

    /// An answer that is an error, or is not what it should be.
    pub fn answered(reply: &Reply, setting: Setting) -> Self {
        let refusal = Refusal::read(reply.json, reply.text, setting.secrets);
        let advice = advice::refused(refusal.code.as_deref(), refusal.kind.as_deref(), reply.status);
        let message = match refusal.message {
            _ if reply.is_redirect => redirected(setting),
            Some(words) if !reply.is_ok() => quoted(&[advice], &words),
            _ => advice.to_owned(),
        };
        let own_code = refusal.code.or_else(|| refusal.kind.clone());
        let code = match reply.status {
            300..=399 => own_code,
            _ if reply.is_redirect => Some(REDIRECTED.to_owned()),
            200..=299 => Some("invalid_response".to_owned()),
            _ => own_code,
        };
        let header = || clean(reply.request_id?, setting.secrets);
        Self {
            class: Class::Api,
            code: code.unwrap_or_else(|| joined(&["http_", &digits(u32::from(reply.status))])),
            message,
            retryable: matches!(reply.status, 200..=299 | 429 | 503),
            status: Some(reply.status).filter(|status| *status > 0),
            request_id: refusal.request_id.or_else(header),
            kind: refusal.kind,
            retry_after_ms: reply.retry_after,
            fields: refusal.fields,
            options: refusal.options,
            ..Self::default()
        }
    }

    /// A GET without an answer.
    pub fn unanswered(fault: Fault) -> Self {
        let mut problem = if fault == Fault::Timeout {
            Self::refused("timeout", "The service did not answer in time. Try again later.")
        } else {
            Self::refused(
                "network",
                "The service could not be reached. Check the connection, the base URL and its CORS headers.",
            )
        };
        problem.class = Class::Network;
        problem.retryable = true;
        problem
    }

    /// The same of a POST, of which nobody knows whether it created a task.
    #[must_use]
    pub fn outcome_unknown(mut self) -> Self {
        self.class = Class::OutcomeUnknown;
        self.charged = Charged::Maybe;
        self.retryable = false;
        "outcome_unknown".clone_into(&mut self.code);
        let start = "The request may have been accepted and credits reserved. Check the account's log before sending it again. ";
        self.message = cut(&joined(&[start, &self.message]), LONGEST);
        self
    }

    /// A task that failed or was cancelled.
    pub fn task_failed(task: &Task) -> Self {
        let code = task.failure.get("code").as_text().unwrap_or_default();
        let words = task.failure.get("message").as_text().unwrap_or_default();
        let (advice, retryable) = advice::failed(code);
        let advice = [advice, " ", advice::RESERVED_CREDITS];
        let message = if code == failure::UNSAFE {
            joined(&advice)
        } else {
            quoted(&advice, words)
        };
        let mut problem = Self::refused(code, &message);
        problem.class = Class::TaskFailed;
        problem.charged = Charged::Maybe;
        problem.retryable = retryable;
        problem.about(&task.id)
    }

    /// A listener whose patience is over; the task goes on.
    pub fn timed_out(id: &str) -> Self {
        let message = "The task was not finished in the time that was given. It goes on: wait for it again.";
        let mut problem = Self::passing("task_timeout", message, id);
        problem.class = Class::TaskTimeout;
        problem
    }

    /// A task that is said to be completed and never gets an address.
    pub fn result_missing(id: &str) -> Self {
        let message =
            "The task is completed, but the service gives no address of its video. Wait for it again later.";
        Self::passing("result_missing", message, id)
    }

    /// Something about a task that can be waited for again.
    fn passing(code: &str, message: &str, id: &str) -> Self {
        let mut problem = Self::refused(code, message).of_wait(id);
        problem.retryable = true;
        problem
    }

    /// The same, of a task that was created before.
    #[must_use]
    pub fn of_wait(mut self, id: &str) -> Self {
        self.charged = if self.class == Class::Network {
            Charged::No
        } else {
            Charged::Yes
        };
        self.about(id)
    }

    /// The same, with the task's id.
    #[must_use]
    pub fn about(mut self, id: &str) -> Self {
        self.task_id = Some(id.to_owned());
        self
    }
}

fn redirected(setting: Setting) -> String {
    let base = clean(setting.base, &[]);
    let base = base.as_deref().unwrap_or(defaults::BASE_URL);
    let start = "The answer was a redirect, and none is followed. Check the base URL ";
    cut(&joined(&[start, base, "."]), LONGEST)
}

/// Our own words, then the service's.
fn quoted(advice: &[&str], words: &str) -> String {
    cut(&joined(&[&joined(advice), " The service says: ", words]), LONGEST)
}
