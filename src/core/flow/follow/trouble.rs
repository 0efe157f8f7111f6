//! What a look that failed means: the end of a wait, or another try.

use super::Follow;
use crate::core::flow::defaults::{MAX_RETRY_AFTER_MS, NOT_FOUND_MS, NOT_FOUND_TIMES};
use crate::core::flow::listener::Listener;
use crate::core::flow::problem::Problem;
use crate::core::flow::turn::Turn;
use crate::core::task::record::{Record, Scribe};

/// A pace is halved at most so often.
const MOST_SLOWED: f64 = 3.0;

/// What went wrong since the last good answer.
#[derive(Debug, Default)]
pub struct Trouble {
    /// How many looks failed in a row.
    pub failures: f64,
    /// How often the service said 429; that is remembered beyond a good answer.
    pub slowed: f64,
    /// Whether the last failure was one, and said no time.
    pub is_throttled: bool,
    /// Nothing is asked before this moment: the service said so.
    pub hold: f64,
    /// How many answers in a row said 404, …
    pub absences: f64,
    /// … and when the first of them came.
    pub absent_since: Option<f64>,
}

impl Record for Trouble {
    fn fields(&mut self, scribe: &mut Scribe) {
        scribe.number("failures", &mut self.failures);
        scribe.number("slowed", &mut self.slowed);
        scribe.flag("isThrottled", &mut self.is_throttled);
        scribe.number("hold", &mut self.hold);
        scribe.number("absences", &mut self.absences);
        scribe.maybe("absentSince", &mut self.absent_since);
    }
}

impl Trouble {
    /// The next wait begins to count anew.
    pub(super) fn forget_absence(&mut self) {
        self.absences = 0.0;
        self.absent_since = None;
    }
}

/// What a failed look means for those who wait.
enum Meaning {
    /// It may pass: look again.
    Passing,
    /// The task is not known; perhaps not yet.
    Absent,
    /// Looking again will not help.
    Final,
}

impl Follow {
    /// A look failed that was begun at `sent`.
    pub(super) fn stumble(&mut self, problem: Problem, sent: f64, turn: &mut Turn) {
        let problem = problem.of_wait(&self.task.id);
        self.looked_at = Some(turn.elapsed);
        self.measure(turn);
        match meaning(&problem) {
            Meaning::Final => self.end_all(&problem, turn),
            Meaning::Absent => self.miss(&problem, turn),
            Meaning::Passing => self.back_off(&problem, turn),
        }
        self.repace(turn);
        // A look that was begun before the deadline was not the last one.
        self.give_up_late(sent, turn);
        self.plan(Some(&problem), turn);
    }

    fn back_off(&mut self, problem: &Problem, turn: &Turn) {
        let trouble = &mut self.trouble;
        trouble.forget_absence();
        trouble.failures += 1.0;
        let wait = problem.retry_after();
        let is_throttled = problem.status() == Some(429.0);
        trouble.is_throttled = is_throttled && wait.is_none();
        if is_throttled {
            trouble.slowed = (trouble.slowed + 1.0).min(MOST_SLOWED);
        }
        if let Some(wait) = wait {
            trouble.hold = turn.elapsed + wait.min(MAX_RETRY_AFTER_MS);
        }
    }

    /// A new id may not be known everywhere yet, so a single 404 ends nothing.
    fn miss(&mut self, problem: &Problem, turn: &mut Turn) {
        self.trouble.failures = 0.0;
        self.trouble.absences += 1.0;
        let since = *self.trouble.absent_since.get_or_insert(turn.elapsed);
        if self.trouble.absences < NOT_FOUND_TIMES {
            return;
        }
        let passed = turn.elapsed - since;
        let is_over = |listener: &Listener| passed >= absence_borne(listener);
        self.dismiss(&is_over, Some(&problem.coded("task_not_found")), turn);
    }
}

fn absence_borne(listener: &Listener) -> f64 {
    listener
        .patience
        .map_or(NOT_FOUND_MS, |patience| NOT_FOUND_MS.min(patience / 2.0))
}

/// A redirect or a strange answer may be a proxy that is being restarted; other refusals will be given again.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "it is a status"
)]
fn meaning(problem: &Problem) -> Meaning {
    match problem.status().unwrap_or_default() as u16 {
        404 => Meaning::Absent,
        408 | 425 | 429 => Meaning::Passing,
        400..=499 => Meaning::Final,
        _ => Meaning::Passing,
    }
}
