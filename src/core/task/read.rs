//! An answer taken into a task: tolerant of what is missing or of another type (service.md §3.1 – §3.4).

use super::number::{read as number, rounded};
use super::place::Setting;
use super::results::Results;
use super::{Status, Task, failure};
use crate::core::plain::Plain;
use crate::core::plain::read::known;

/// How long an address works, counted from the earliest moment it can have begun (service.md §3.2).
const ADDRESS_LIFE_MS: f64 = 86_400_000.0;
/// Greater numbers of `created` are milliseconds already: as seconds they would lie beyond the year 5000.
const MOST_SECONDS: f64 = 1e11;
/// The last moment that a JavaScript `Date` can hold, but for a life that is added to it.
const LAST_MOMENT_MS: f64 = 8.64e15 - 10.0 * ADDRESS_LIFE_MS;
/// What is shown at most before a task is completed.
const ALMOST: f64 = 99.0;

/// What an answer told besides the task itself.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reading {
    /// It says `completed` and has no address yet: not an end (service.md §3.3).
    pub is_missing_result: bool,
    /// Its status is one that no document names.
    pub is_unknown_status: bool,
}

impl Task {
    /// Takes in the answer that created the task; nothing where it holds no usable id.
    pub fn create(&mut self, body: &Plain, setting: &Setting) -> Option<Reading> {
        usable_id(body)?.clone_into(&mut self.id);
        self.progress.percent = Some(0.0);
        self.read(body, setting)
    }

    /// Takes in what an answer says of this task; nothing where it is no answer about a task, and then nothing changed.
    ///
    /// The id stays the one that was asked for. What the answer leaves out stays known. What is over stays so; only the
    /// addresses of its videos may be signed anew.
    pub fn read(&mut self, body: &Plain, setting: &Setting) -> Option<Reading> {
        let status = body.get("status");
        let is_said = matches!(status, Plain::Text(_));
        if !is_said && usable_id(body).is_none() {
            return None;
        }
        let said = status.text().as_str();
        let mut reading = Reading::default();
        if self.is_over() {
            if self.status == Status::Completed && said == "completed" {
                self.renew(body, setting);
            }
            return Some(reading);
        }
        self.read_facts(body);
        match said {
            _ if !is_said => {}
            "completed" => reading.is_missing_result = !self.renew(body, setting),
            "failed" => self.fail(failure::read(body, setting)),
            "cancelled" | "canceled" => self.fail(failure::cancelled(body, setting)),
            _ => {
                let known = Status::named(status);
                reading.is_unknown_status = known.is_none();
                self.status = known.unwrap_or(Status::Processing);
            }
        }
        self.advance_to(known(number(body.get("progress"))));
        Some(reading)
    }

    /// Lets the percentage go on, never back.
    pub fn advance_to(&mut self, percent: Option<f64>) {
        if self.status == Status::Completed {
            self.progress.percent = Some(100.0);
        } else if let Some(percent) = percent {
            let known = self.progress.percent.unwrap_or(0.0);
            self.progress.percent = Some(rounded(percent).max(known).min(ALMOST));
        }
    }

    fn read_facts(&mut self, body: &Plain) {
        let model = body.text_of("model");
        if !model.is_empty() {
            self.model.clone_from(model);
        }
        self.created_at = self.created_at.or_else(|| moment(body.get("created")));
        self.estimated_seconds = fact(body.get("task_info").get("estimated_time")).or(self.estimated_seconds);
        self.credits_reserved = fact(body.get("usage").get("credits_reserved")).or(self.credits_reserved);
    }

    /// Takes in the videos of a completed task. False: there is nothing to complete it with.
    fn renew(&mut self, body: &Plain, setting: &Setting) -> bool {
        let expires_at = self.created_at.map(|created| created + ADDRESS_LIFE_MS);
        let results = Results::read(body, expires_at, setting);
        if !results.videos.is_empty() {
            self.status = Status::Completed;
            self.videos = Plain::List(results.videos);
        } else if self.status == Status::Completed {
            // Those that are known stay.
        } else if results.any {
            self.fail(failure::unsafe_result());
        } else {
            self.status = Status::Processing;
        }
        results.any
    }

    fn fail(&mut self, failure: Plain) {
        self.status = Status::Failed;
        self.failure = failure;
    }
}

/// A number of something that there is, or none.
pub fn fact(plain: &Plain) -> Option<f64> {
    Some(number(plain)).filter(|number| *number >= 0.0)
}

/// The moment a number of `created` means, in unix milliseconds.
pub fn moment(said: &Plain) -> Option<f64> {
    let created = number(said);
    let unix = if created < MOST_SECONDS {
        created * 1_000.0
    } else {
        created
    };
    (created > 0.0 && unix <= LAST_MOMENT_MS).then_some(unix)
}

/// `id`, else `task_id`, where it has the shape of one (service.md §3.1).
fn usable_id(body: &Plain) -> Option<&String> {
    for name in &["id", "task_id"] {
        let id = body.text_of(name);
        if is_usable(id) {
            return Some(id);
        }
    }
    None
}

fn is_usable(id: &str) -> bool {
    let is_letter =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b':' | b'~' | b'-');
    (1..=256).contains(&id.len()) && id.bytes().all(is_letter) && id != "." && id != ".."
}
