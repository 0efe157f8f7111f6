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

use record::{record, vocabulary};

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

record! {
    /// How far a task is.
    pub struct Progress {
        /// 0 … 100, whole; it never goes back, and is 100 only when the task is completed. None: nothing was said.
        pub percent "percent": Option<f64>,
        /// Milliseconds since the task was created, or since it was first seen where that is not known.
        pub elapsed_ms "elapsedMs": f64,
        /// Milliseconds to go, where there is an honest estimate.
        pub remaining_ms "remainingMs": Option<f64>,
    }
}

record! {
    /// One video of a completed task.
    pub struct Video {
        /// Its address, checked by [`results::safe_address`].
        pub url "url": String,
        /// When the address stops working, at the latest; unix milliseconds.
        pub expires_at "expiresAt": Option<f64>,
        /// Pixels.
        pub width "width": Option<f64>,
        /// Pixels.
        pub height "height": Option<f64>,
        /// Seconds.
        pub duration_seconds "durationSeconds": Option<f64>,
    }
}

record! {
    /// Why a task failed.
    pub struct Failure {
        /// The service's own code, or `cancelled`, `result_unsafe`, `task_failed`.
        pub code "code": String,
        /// The service's own words, cleaned; a plain sentence where it gave none.
        pub message "message": String,
    }
}

record! {
    /// What is known of one task.
    pub struct Task {
        /// The service's name for it.
        pub id "id": String,
        /// The model that works on it; may differ from the one that was asked for.
        pub model "model": Option<String>,
        /// Where it stands.
        pub status "status": Status,
        /// When the service says it was created; unix milliseconds.
        pub created_at "createdAt": Option<f64>,
        /// How far it is.
        pub progress "progress": Progress,
        /// The service's own estimate of the whole, in seconds.
        pub estimated_seconds "estimatedSeconds": Option<f64>,
        /// What was reserved for it.
        pub credits_reserved "creditsReserved": Option<f64>,
        /// Its videos, once it is completed.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub videos "videos": Option<Vec<Video>>,
        /// Why it failed, once it has.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub failure "failure": Option<Failure>,
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
