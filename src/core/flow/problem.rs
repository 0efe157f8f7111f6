//! What went wrong, as the face's errors say it (package-api.md §6).
//!
//! A problem never holds a key, a prompt or an address with a query: its message is a sentence of ours, and the
//! service's own words after it have been through [`clean`].

use serde::Serialize;

use super::defaults;
use super::event::{Fault, Now};
use super::reply::Reply;
use super::retry_after;
use crate::core::task::place::Setting;
use crate::core::task::record::vocabulary;
use crate::core::task::refusal::{Field, Refusal};
use crate::core::task::words::{LONGEST, clean, cut};
use crate::core::task::{Task, advice};
use crate::core::value::Value;

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

/// An error, as plain data.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
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
    #[serde(rename = "type")]
    pub kind: Option<String>,
    /// How long the service asks to wait, in milliseconds.
    pub retry_after_ms: Option<f64>,
    /// The fields the service refused.
    pub fields: Vec<Field>,
    /// The options the service refused.
    pub options: Vec<String>,
    /// The failed task.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub task: Option<Box<Task>>,
}

impl Problem {
    /// Something that was refused here, before anything was sent.
    pub fn refused(code: &str, message: &str) -> Self {
        Self {
            code: code.to_owned(),
            message: message.to_owned(),
            ..Self::default()
        }
    }

    /// An answer that is an error, or is not what it should be.
    pub fn answered<V: Value>(reply: &Reply<V>, setting: Setting, now: &Now) -> Self {
        let refusal = Refusal::read(reply.json.as_ref(), &reply.text, setting.secrets);
        let advice = advice::refused(refusal.code.as_deref(), refusal.kind.as_deref(), reply.status);
        let own_code = refusal.code.or_else(|| refusal.kind.clone());
        let code = match reply.status {
            status if reply.is_redirect && !(300..400).contains(&status) => REDIRECTED.to_owned(),
            200..=299 => "invalid_response".to_owned(),
            status => own_code.unwrap_or_else(|| concat("http_", &status.to_string())),
        };
        let message = match (reply.is_redirect, refusal.message) {
            (true, _) => redirected(setting),
            (false, Some(words)) if !reply.is_ok() => quoted(advice, &words),
            _ => advice.to_owned(),
        };
        let request_id = reply
            .request_id
            .as_ref()
            .and_then(|id| clean(id, setting.secrets));
        Self {
            class: Class::Api,
            code,
            message,
            retryable: matches!(reply.status, 200..=299 | 429 | 503),
            status: Some(reply.status).filter(|status| *status > 0),
            request_id: refusal.request_id.or(request_id),
            kind: refusal.kind,
            retry_after_ms: retry_after::read(reply.retry_after.as_deref(), now),
            fields: refusal.fields,
            options: refusal.options,
            ..Self::default()
        }
    }

    /// A GET without an answer.
    pub fn unanswered(fault: Fault) -> Self {
        let (code, message) = match fault {
            Fault::Timeout => ("timeout", "The service did not answer in time. Try again later."),
            Fault::Network | Fault::Cut => (
                "network",
                "The service could not be reached. Check the connection, the base URL and its CORS headers.",
            ),
        };
        Self {
            class: Class::Network,
            retryable: true,
            ..Self::refused(code, message)
        }
    }

    /// A POST of which nobody knows whether it created a task; `cause` is what is known.
    pub fn outcome_unknown(cause: Self) -> Self {
        let message = concat(
            "The request may have been accepted and credits reserved. Check the account's log before sending it again. ",
            &cause.message,
        );
        Self {
            class: Class::OutcomeUnknown,
            code: "outcome_unknown".to_owned(),
            message: cut(&message, LONGEST),
            retryable: false,
            charged: Charged::Maybe,
            ..cause
        }
    }

    /// A task that failed or was cancelled.
    pub fn task_failed(task: &Task) -> Self {
        let failure = task.failure.clone().unwrap_or_default();
        let (advice, retryable) = advice::failed(&failure.code);
        let advice = [advice, " ", advice::RESERVED_CREDITS].concat();
        let message = if failure.code == "result_unsafe" {
            advice
        } else {
            quoted(&advice, &failure.message)
        };
        Self {
            class: Class::TaskFailed,
            retryable,
            charged: Charged::Maybe,
            task: Some(Box::new(task.clone())),
            ..Self::refused(&failure.code, &message)
        }
        .about(&task.id)
    }

    /// A listener whose patience is over; the task goes on.
    pub fn timed_out() -> Self {
        let message = "The task was not finished in the time that was given. It goes on: wait for it again.";
        Self {
            class: Class::TaskTimeout,
            retryable: true,
            charged: Charged::Yes,
            ..Self::refused("task_timeout", message)
        }
    }

    /// A task that is said to be completed and never gets an address.
    pub fn result_missing() -> Self {
        let message =
            "The task is completed, but the service gives no address of its video. Wait for it again later.";
        Self {
            retryable: true,
            charged: Charged::Yes,
            ..Self::refused("result_missing", message)
        }
    }

    /// The same error, of a wait that 404 has ended.
    #[must_use]
    pub fn not_found(self) -> Self {
        Self {
            code: "task_not_found".to_owned(),
            retryable: false,
            ..self
        }
    }

    /// The same, of a task that was created before.
    #[must_use]
    pub fn of_wait(self, id: &str) -> Self {
        let charged = if self.class == Class::Network {
            Charged::No
        } else {
            Charged::Yes
        };
        Self { charged, ..self }.about(id)
    }

    /// The same, with the task's id.
    #[must_use]
    pub fn about(self, id: &str) -> Self {
        Self {
            task_id: Some(id.to_owned()),
            ..self
        }
    }
}

fn redirected(setting: Setting) -> String {
    let base = clean(&setting.place.base, &[]).unwrap_or_else(|| defaults::BASE_URL.to_owned());
    cut(
        &[
            "The answer was a redirect, and none is followed. Check the base URL ",
            &base,
            ".",
        ]
        .concat(),
        LONGEST,
    )
}

fn quoted(advice: &str, words: &str) -> String {
    cut(&[advice, " The service says: ", words].concat(), LONGEST)
}

fn concat(start: &str, end: &str) -> String {
    [start, end].concat()
}
