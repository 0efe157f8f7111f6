//! What the service answers: a task, in every shape that was seen.
//!
//! [`Task`] is what is known of one task, and [`Task::read`] takes an answer in: tolerant of what is missing, strict
//! in what it hands on. What an answer means for the next step is for [`flow`](super::flow) to say.

pub mod advice;
pub mod failure;
pub mod number;
pub mod place;
pub mod read;
pub mod record;
pub mod refusal;
pub mod results;
mod secrets;
pub mod words;

use crate::core::plain::Plain;
use record::{Record, Scribe, vocabulary};

vocabulary! {
    /// Where a task stands (service.md §3.3); what the service says besides is shown as one of these.
    pub enum Status {
        /// Taken, and not begun.
        Pending = "pending",
        /// Being worked on, or in a state that no document names.
        Processing = "processing",
        /// Over, with at least one video.
        Completed = "completed",
        /// Over, without one; a cancelled task too.
        Failed = "failed",
    }
}

/// How far a task is.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Progress {
    /// 0 … 100, whole; it never goes back, and is 100 only when the task is completed. None: nothing was said.
    pub percent: Option<f64>,
    /// Milliseconds since the task was created, or since it was first seen where that is not known.
    pub elapsed_ms: f64,
    /// Milliseconds to go, where there is an honest estimate.
    pub remaining_ms: Option<f64>,
}

impl Record for Progress {
    fn fields(&mut self, scribe: &mut Scribe) {
        scribe.maybe("percent", &mut self.percent);
        scribe.number("elapsedMs", &mut self.elapsed_ms);
        scribe.maybe("remainingMs", &mut self.remaining_ms);
    }
}

/// What is known of one task.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Task {
    /// The service's name for it.
    pub id: String,
    /// The model that works on it; may differ from the one that was asked for. Empty: nothing was said.
    pub model: String,
    /// Where it stands.
    pub status: Status,
    /// When the service says it was created; unix milliseconds.
    pub created_at: Option<f64>,
    /// How far it is.
    pub progress: Progress,
    /// The service's own estimate of the whole, in seconds.
    pub estimated_seconds: Option<f64>,
    /// What was reserved for it.
    pub credits_reserved: Option<f64>,
    /// Its videos, once it is completed: a list of `{ url, expiresAt, width, height, durationSeconds }`, each address
    /// checked by [`results::safe_address`]. `expiresAt` is when it stops working, at the latest, in unix milliseconds;
    /// the measures are pixels and seconds. All but the address may be null.
    pub videos: Plain,
    /// Why it failed, once it has: `{ code, message }`. The code is the service's own, or `cancelled`, `result_unsafe`,
    /// `task_failed`; the message the service's own words, cleaned, or a plain sentence where it gave none.
    pub failure: Plain,
}

impl Record for Task {
    fn fields(&mut self, scribe: &mut Scribe) {
        scribe.text("id", &mut self.id);
        scribe.text("model", &mut self.model);
        if let Some(word) = scribe.word("status", Some(self.status.word())) {
            self.status = Status::named(word).unwrap_or_default();
        }
        scribe.maybe("createdAt", &mut self.created_at);
        scribe.part("progress", &mut self.progress);
        scribe.maybe("estimatedSeconds", &mut self.estimated_seconds);
        scribe.maybe("creditsReserved", &mut self.credits_reserved);
        scribe.plain("videos", &mut self.videos);
        scribe.plain("failure", &mut self.failure);
    }
}

impl Task {
    /// A task of which only the name is known.
    pub fn named(id: &str) -> Self {
        Self {
            id: id.to_owned(),
            ..Self::default()
        }
    }

    /// Whether nothing more will happen to it.
    pub fn is_over(&self) -> bool {
        matches!(self.status, Status::Completed | Status::Failed)
    }
}
