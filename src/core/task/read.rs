//! An answer taken into a task: tolerant of what is missing or of another type (service.md §3.1 – §3.4).

use super::number::read as number;
use super::place::Setting;
use super::record::present;
use super::results::{self, Results};
use super::{Status, Task, failure};
use crate::core::value::{Kind, Value};

/// How long an address works, counted from the earliest moment it can have begun (service.md §3.2).
const ADDRESS_LIFE_MS: f64 = 86_400_000.0;
/// Greater numbers of `created` are milliseconds already: as seconds they would lie beyond the year 5000.
const MOST_SECONDS: f64 = 1e11;
/// The last moment that a JavaScript `Date` can hold.
const LAST_MOMENT_MS: f64 = 8.64e15;
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
    /// A newly created task; nothing where the answer holds no usable id.
    pub fn created<V: Value>(body: &V, setting: Setting) -> Option<(Self, Reading)> {
        let mut task = Self::named(&usable_id(body)?);
        task.progress.percent = Some(0.0);
        let reading = task.read(body, setting)?;
        Some((task, reading))
    }

    /// Takes in what an answer says of this task; nothing where it is no answer about a task, and then nothing changed.
    ///
    /// The id stays the one that was asked for. What the answer leaves out stays known. What is over stays so; only the
    /// addresses of its videos may be signed anew.
    pub fn read<V: Value>(&mut self, body: &V, setting: Setting) -> Option<Reading> {
        let said = body.member("status").and_then(|status| status.text());
        if body.kind() != Kind::Object || (said.is_none() && usable_id(body).is_none()) {
            return None;
        }
        if self.is_over() {
            if self.status == Status::Completed && said.as_deref() == Some("completed") {
                self.renew(body, setting);
            }
            return Some(Reading::default());
        }
        self.read_facts(body);
        let mut reading = Reading::default();
        match said.as_deref() {
            None => {}
            Some("completed") => reading.is_missing_result = !self.complete(body, setting),
            Some("failed") => self.fail(failure::read(body, setting)),
            Some("cancelled" | "canceled") => self.fail(failure::cancelled(body, setting)),
            Some(word) => {
                let known = Status::named(word);
                reading.is_unknown_status = known.is_none();
                self.status = known.unwrap_or(Status::Processing);
            }
        }
        let percent = body.member("progress").and_then(|progress| number(&progress));
        self.advance_to(percent);
        Some(reading)
    }

    /// Lets the percentage go on, never back.
    pub fn advance_to(&mut self, percent: Option<f64>) {
        let most = if self.status == Status::Completed {
            100.0
        } else {
            ALMOST
        };
        let said = if self.status == Status::Completed {
            Some(100.0)
        } else {
            percent
        };
        let known = self.progress.percent.unwrap_or(0.0);
        if let Some(percent) = said {
            self.progress.percent = Some(percent.round().max(known).min(most));
        }
    }

    fn read_facts<V: Value>(&mut self, body: &V) {
        let fact = |value: Option<V>| {
            value
                .and_then(|value| number(&value))
                .filter(|number| *number >= 0.0)
        };
        let within =
            |outer: &str, inner: &str| fact(body.member(outer).and_then(|outer| outer.member(inner)));
        let model = body
            .member("model")
            .and_then(|model| model.text())
            .filter(|model| !model.is_empty());
        self.model = model.or_else(|| self.model.take());
        self.created_at = self.created_at.or(fact(body.member("created")).and_then(moment));
        self.estimated_seconds = within("task_info", "estimated_time").or(self.estimated_seconds);
        self.credits_reserved = within("usage", "credits_reserved").or(self.credits_reserved);
    }

    fn results<V: Value>(&self, body: &V, setting: Setting) -> Results {
        let expires_at = self.created_at.map(|created| created + ADDRESS_LIFE_MS);
        results::read(body, expires_at, setting)
    }

    fn renew<V: Value>(&mut self, body: &V, setting: Setting) {
        let results = self.results(body, setting);
        if !results.videos.is_empty() {
            self.videos = Some(results.videos);
        }
    }

    /// Whether there is anything to complete it with.
    fn complete<V: Value>(&mut self, body: &V, setting: Setting) -> bool {
        let results = self.results(body, setting);
        if !results.any {
            self.status = Status::Processing;
        } else if results.videos.is_empty() {
            self.fail(failure::unsafe_result());
        } else {
            self.status = Status::Completed;
            self.videos = Some(results.videos);
        }
        results.any
    }

    fn fail(&mut self, failure: super::Failure) {
        self.status = Status::Failed;
        self.failure = Some(failure);
    }
}

/// The moment a number of `created` means, in unix milliseconds.
fn moment(created: f64) -> Option<f64> {
    let unix = if created < MOST_SECONDS {
        created * 1_000.0
    } else {
        created
    };
    (created > 0.0 && unix <= LAST_MOMENT_MS - ADDRESS_LIFE_MS).then_some(unix)
}

/// `id`, else `task_id`, where it has the shape of one (service.md §3.1).
fn usable_id<V: Value>(body: &V) -> Option<String> {
    ["id", "task_id"]
        .into_iter()
        .filter_map(|name| present(body, name)?.text())
        .find(|id| is_usable(id))
}

fn is_usable(id: &str) -> bool {
    let is_letter =
        |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b':' | b'~' | b'-');
    (1..=256).contains(&id.len()) && id.bytes().all(is_letter) && id != "." && id != ".."
}
