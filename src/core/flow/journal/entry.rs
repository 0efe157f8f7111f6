//! One entry of the journal: what is remembered of a request, without its words.

use crate::core::flow::turn::Turn;
use crate::core::plain::Plain;
use crate::core::request::Request;
use crate::core::task::record::{Record, Scribe, read, vocabulary};
use crate::core::task::{Status, Task};

vocabulary! {
    /// How far a request is known to have come.
    #[derive(PartialOrd)]
    pub enum State {
        /// It leaves, or has left, and there is no answer.
        Sending = "sending",
        /// Nobody knows whether it created a task.
        Unknown = "unknown",
        /// It did, and the task is not known to be over.
        Pending = "pending",
        /// The task is completed.
        Finished = "finished",
        /// The task failed.
        Failed = "failed",
    }
}

/// What is remembered of one request: never the key, a prompt or an address of a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Entry {
    /// The page's own name for it.
    pub id: String,
    /// Where it was sent.
    pub base_url: String,
    /// How far it came.
    pub state: State,
    /// The task it created; empty where none is known.
    pub task_id: String,
    /// The request's [`digest`](Request::digest).
    pub digest: String,
    /// The caller's own name for it; may be empty.
    pub label: String,
    /// When it was to be sent; unix milliseconds.
    pub created_at: f64,
}

impl Record for Entry {
    fn fields(&mut self, scribe: &mut Scribe) {
        scribe.text("id", &mut self.id);
        scribe.text("baseUrl", &mut self.base_url);
        if let Some(word) = scribe.word("state", Some(self.state.word())) {
            self.state = State::named(word).unwrap_or_default();
        }
        scribe.text("taskId", &mut self.task_id);
        scribe.text("digest", &mut self.digest);
        scribe.text("label", &mut self.label);
        scribe.number("createdAt", &mut self.created_at);
    }
}

impl Entry {
    /// Of a request that is about to leave.
    pub fn new(request: &Request, turn: &Turn) -> Self {
        let event = turn.event;
        Self {
            id: event.text_of("id").clone(),
            base_url: turn.setting.base.to_owned(),
            digest: request.digest(),
            label: event.text_of("label").clone(),
            created_at: turn.unix,
            ..Self::default()
        }
    }

    /// As it was remembered.
    pub fn remembered(plain: &Plain) -> Self {
        let mut entry = Self::default();
        read(&mut entry, plain);
        entry
    }

    /// As somebody's storage has it; nothing where it says neither which request it is of nor what became of that.
    pub fn stored(plain: &Plain) -> Option<Self> {
        let entry = Self::remembered(plain);
        let is_named = !entry.id.is_empty() && !entry.base_url.is_empty();
        let is_fit = entry.state != State::Pending || entry.is_of_task();
        State::named(plain.get("state")).filter(|_| is_named && is_fit)?;
        Some(entry)
    }

    /// With what became of the request: a task.
    pub fn learn(&mut self, task: &Task) {
        self.task_id.clone_from(&task.id);
        self.state = match task.status {
            Status::Completed => State::Finished,
            Status::Failed => State::Failed,
            _ => State::Pending,
        };
    }

    /// Whether nobody knows if it created a task.
    pub fn is_open(&self) -> bool {
        self.state < State::Pending
    }

    /// Whether it created one that is known to be over.
    pub fn is_over(&self) -> bool {
        self.state > State::Pending
    }

    /// Whether it created one that can be asked for.
    pub fn is_of_task(&self) -> bool {
        !self.is_open() && !is_no_task(&self.task_id)
    }
}

/// Whether this would not be one path segment (package-api.md §4).
pub fn is_no_task(id: &str) -> bool {
    matches!(id, "" | "." | "..")
}
