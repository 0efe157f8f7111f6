//! What a look that failed means: the end of a wait, or another try.

use super::Follow;
use crate::core::flow::defaults::{MAX_RETRY_AFTER_MS, NOT_FOUND_MS, NOT_FOUND_TIMES};
use crate::core::flow::event::Now;
use crate::core::flow::listener::Listener;
use crate::core::flow::problem::{Class, Problem, REDIRECTED};
use crate::core::flow::step::Step;
use crate::core::task::record::record;

/// A pace is halved at most so often.
const MOST_SLOWED: f64 = 3.0;

record! {
    /// What went wrong since the last good answer.
    pub struct Trouble {
        /// How many looks failed in a row.
        pub failures "failures": f64,
        /// How often the service said 429; that is remembered beyond a good answer.
        pub slowed "slowed": f64,
        /// Whether the last failure was one, and said no time.
        pub is_throttled "isThrottled": bool,
        /// Nothing is asked before this moment: the service said so.
        pub hold "hold": f64,
        /// How many answers in a row said 404, …
        pub absences "absences": f64,
        /// … and when the first of them came.
        pub absent_since "absentSince": Option<f64>,
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
    pub(super) fn stumble(&mut self, problem: Problem, sent: f64, now: &Now, steps: &mut Vec<Step>) {
        self.looked_at = Some(now.elapsed);
        self.measure(now);
        match meaning(&problem) {
            Meaning::Final => self.end_all(problem.clone(), steps),
            Meaning::Absent => self.miss(&problem, now, steps),
            Meaning::Passing => self.back_off(&problem, now),
        }
        self.repace(now);
        // A look that was begun before the deadline was not the last one.
        self.give_up_late(sent, now, steps);
        self.plan(now, Some(problem), steps);
    }

    fn back_off(&mut self, problem: &Problem, now: &Now) {
        let trouble = &mut self.trouble;
        trouble.forget_absence();
        trouble.failures += 1.0;
        let is_throttled = problem.status == Some(429);
        trouble.is_throttled = is_throttled && problem.retry_after_ms.is_none();
        if is_throttled {
            trouble.slowed = (trouble.slowed + 1.0).min(MOST_SLOWED);
        }
        if let Some(wait) = problem.retry_after_ms {
            trouble.hold = now.elapsed + wait.min(MAX_RETRY_AFTER_MS);
        }
    }

    /// A new id may not be known everywhere yet, so a single 404 ends nothing.
    fn miss(&mut self, problem: &Problem, now: &Now, steps: &mut Vec<Step>) {
        self.trouble.failures = 0.0;
        self.trouble.absences += 1.0;
        let since = *self.trouble.absent_since.get_or_insert(now.elapsed);
        if self.trouble.absences < NOT_FOUND_TIMES {
            return;
        }
        let is_over = |listener: &Listener| now.elapsed >= since + absence_borne(listener);
        for listener in self.listeners.iter().filter(|listener| is_over(listener)) {
            let problem = Box::new(problem.clone().not_found());
            steps.push(Step::Reject {
                listener: Some(listener.id),
                problem,
            });
        }
        self.listeners.retain(|listener| !is_over(listener));
    }
}

fn absence_borne(listener: &Listener) -> f64 {
    listener
        .patience
        .map_or(NOT_FOUND_MS, |patience| NOT_FOUND_MS.min(patience / 2.0))
}

/// A redirect or a strange answer may be a proxy that is being restarted; other refusals will be given again.
fn meaning(problem: &Problem) -> Meaning {
    match (problem.class, problem.status) {
        _ if problem.code == REDIRECTED => Meaning::Passing,
        (Class::Api, Some(404)) => Meaning::Absent,
        (Class::Api, Some(408 | 425 | 429)) => Meaning::Passing,
        (Class::Api, Some(400..=499)) => Meaning::Final,
        _ => Meaning::Passing,
    }
}
