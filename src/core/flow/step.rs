//! What a flow asks for: the steps that the face carries out, in order.

use serde::Serialize;

use super::defaults;
use super::problem::Problem;
use crate::core::request::{Issue, Request};
use crate::core::task::record::vocabulary;
use crate::core::task::{Progress, Task};

/// A request to the service. Only a validated [`Request`] makes one that creates something.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Call {
    method: &'static str,
    path: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<Request>,
    timeout_ms: f64,
}

impl Call {
    /// Creates a task (service.md §1.2, E1).
    pub fn create(request: Request) -> Self {
        Self {
            method: "POST",
            path: "/v1/videos/generations".to_owned(),
            body: Some(request),
            timeout_ms: defaults::POST_TIMEOUT_MS,
        }
    }

    /// Looks at a task (E2); `sync` makes the service ask upstream first.
    pub fn look(id: &str, sync: bool) -> Self {
        let query = if sync { "?sync_upstream=true" } else { "" };
        let path = ["/v1/tasks/", &segment(id), query].concat();
        Self {
            method: "GET",
            path,
            body: None,
            timeout_ms: defaults::GET_TIMEOUT_MS,
        }
    }
}

/// One path segment, encoded as JavaScript's `encodeURIComponent` does it.
fn segment(text: &str) -> String {
    let digit = |value: u8| {
        char::from_digit(u32::from(value), 16)
            .unwrap_or_default()
            .to_ascii_uppercase()
    };
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
    }
    encoded
}

vocabulary! {
    /// Why nothing is asked for a while.
    pub enum Reason {
        /// The page is hidden.
        Hidden = "hidden",
        /// The browser says that there is no network.
        Offline = "offline",
        /// The last look failed.
        Retry = "retry",
    }
}

vocabulary! {
    /// What kind of news.
    pub enum News {
        /// The task was created, and has not been looked at since.
        Created = "created",
        /// Where it stands.
        Progress = "progress",
        /// Nothing is asked for a while.
        Waiting = "waiting",
        /// It is over, with videos.
        Completed = "completed",
        /// It is over, without.
        Failed = "failed",
    }
}

/// News for those who follow a task.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Told {
    /// What kind.
    #[serde(rename = "type")]
    pub news: News,
    /// The task, as it is known now.
    pub task: Task,
    /// How far it is; the task's own.
    pub progress: Progress,
    /// Of `waiting`: why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<Reason>,
    /// Of `waiting`: when it is looked at again, in unix milliseconds, or null where nobody knows.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_at: Option<Option<f64>>,
    /// Of `failed`, and of `waiting` after a failed look: what went wrong.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<Problem>,
}

/// One step.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "do", rename_all = "camelCase")]
pub enum Step {
    /// Send this, and say how it went.
    Send {
        /// What to send.
        call: Box<Call>,
    },
    /// Wake me after so many milliseconds; replaces an earlier wait.
    Wait {
        /// Milliseconds.
        ms: f64,
    },
    /// Drop the timer and the request in flight.
    Idle,
    /// News.
    Tell {
        /// For whom; none: for all.
        listener: Option<u32>,
        /// The news.
        event: Box<Told>,
    },
    /// A wait ends with an error.
    Reject {
        /// Whose; none: everybody's.
        listener: Option<u32>,
        /// The error.
        problem: Box<Problem>,
    },
    /// The last known task.
    Show {
        /// The task.
        task: Box<Task>,
    },
    /// The input is no valid request.
    Invalid {
        /// What is wrong with it.
        issues: Vec<Issue>,
    },
    /// What was asked for ends with an error.
    Refuse {
        /// The error.
        problem: Box<Problem>,
    },
    /// Something that the developer should know, and that stops nothing.
    Warn {
        /// The stable word for it.
        code: &'static str,
        /// What is the matter.
        message: &'static str,
    },
}

impl Step {
    /// The task's status is a word that no document names.
    pub const UNKNOWN_STATUS: Self = Self::Warn {
        code: "unknown_status",
        message: "The service gave the task a status that is not documented; it is taken for `processing`.",
    };

    /// A one-shot flow that ends with an error.
    pub fn refuse(problem: Problem) -> Self {
        Self::Refuse {
            problem: Box::new(problem),
        }
    }

    /// The last known task.
    pub fn show(task: &Task) -> Self {
        Self::Show {
            task: Box::new(task.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Call;

    #[test]
    fn an_id_is_one_path_segment() {
        for (id, path) in [
            ("task-unified-1:~", "/v1/tasks/task-unified-1%3A~"),
            ("a/../b?c#d%2e", "/v1/tasks/a%2F..%2Fb%3Fc%23d%252e"),
            ("é 片", "/v1/tasks/%C3%A9%20%E7%89%87"),
        ] {
            assert_eq!(Call::look(id, false).path, path);
        }
        assert_eq!(Call::look("a", true).path, "/v1/tasks/a?sync_upstream=true");
    }
}
