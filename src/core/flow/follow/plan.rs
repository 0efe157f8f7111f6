//! What to do next: look, wait, or nothing.

use super::{EARLY_MS, Follow};
use crate::core::flow::defaults;
use crate::core::flow::event::Now;
use crate::core::flow::listener::Hidden;
use crate::core::flow::pace;
use crate::core::flow::problem::Problem;
use crate::core::flow::step::{Call, Reason, Step};

/// A browser's timer cannot wait longer than 24 days; a day is long enough to be asked again after it.
const LONGEST_WAIT_MS: f64 = 86_400_000.0;
/// A machine that wakes up finds its network again within this time; so long the last look of a deadline waits for it.
const RECONNECT_MS: f64 = 15_000.0;

impl Follow {
    /// Looks where it is time to, else waits and says why. `error` is that of a look that has just failed.
    pub(super) fn plan(&mut self, now: &Now, error: Option<Problem>, steps: &mut Vec<Step>) {
        if self.is_offline {
            self.give_up_offline(now, steps);
        }
        if self.listeners.is_empty() {
            self.rest(steps);
            return;
        }
        if self.flight.is_some() {
            return;
        }
        let is_late = self
            .deadline()
            .is_some_and(|deadline| now.elapsed + EARLY_MS >= deadline);
        let next = self.next(now);
        let is_due = next.is_some_and(|next| now.elapsed + EARLY_MS >= next);
        if !self.is_offline && (is_late || is_due) {
            self.ask(now, steps);
            return;
        }
        self.explain(now, error, steps);
        let reconnect = self.late_since.map(|since| since + RECONNECT_MS);
        let deadline = if is_late { reconnect } else { self.deadline() };
        self.wake = earlier(next, deadline).map(|wake| wake.min(now.elapsed + LONGEST_WAIT_MS));
        if let Some(wake) = self.wake {
            steps.push(Step::Wait {
                ms: (wake - now.elapsed).max(0.0).ceil(),
            });
        }
    }

    /// When the task will be looked at again, in unix milliseconds.
    pub(super) fn next_look(&self, now: &Now) -> Option<f64> {
        let deadline = self.deadline().filter(|_| !self.is_offline);
        let wait = earlier(self.next(now), deadline)? - now.elapsed;
        Some((now.unix + wait.max(0.0)).round())
    }

    /// Ends the waits whose deadline has passed by `moment`: what has just been heard was their last look.
    pub(super) fn give_up_late(&mut self, moment: f64, now: &Now, steps: &mut Vec<Step>) {
        let is_over = |deadline: f64| moment + EARLY_MS >= deadline;
        let leader = self.listeners.first().map(|first| first.id);
        for listener in &self.listeners {
            if listener.deadline.is_some_and(is_over) {
                let problem = Box::new(Problem::timed_out().about(&self.task.id));
                steps.push(Step::Reject {
                    listener: Some(listener.id),
                    problem,
                });
            }
        }
        self.listeners
            .retain(|listener| !listener.deadline.is_some_and(is_over));
        if leader != self.listeners.first().map(|first| first.id) {
            self.repace(now);
        }
    }

    /// Nobody listens: timer and look are dropped. A look that was cut off was one all the same, for the pace.
    fn rest(&mut self, steps: &mut Vec<Step>) {
        self.looked_at = self.flight.take().or(self.looked_at);
        self.wake = None;
        self.told = None;
        self.late_since = None;
        self.trouble.forget_absence();
        steps.push(Step::Idle);
    }

    fn ask(&mut self, now: &Now, steps: &mut Vec<Step>) {
        // In the race of service.md §3.3 every second look makes the service ask upstream.
        self.is_synced = self.missing_since.is_some() && !self.is_synced;
        self.flight = Some(now.elapsed);
        self.wake = None;
        self.late_since = None;
        steps.push(Step::Send {
            call: Box::new(Call::look(&self.task.id, self.is_synced)),
        });
    }

    /// A deadline that passes while there is no network: the network may come back in a moment.
    fn give_up_offline(&mut self, now: &Now, steps: &mut Vec<Step>) {
        if self.flight.is_some()
            || !self
                .deadline()
                .is_some_and(|deadline| now.elapsed + EARLY_MS >= deadline)
        {
            return;
        }
        let since = *self.late_since.get_or_insert(now.elapsed);
        if now.elapsed + EARLY_MS >= since + RECONNECT_MS {
            self.late_since = None;
            self.give_up_late(now.elapsed, now, steps);
        }
    }

    /// The earliest deadline of all.
    fn deadline(&self) -> Option<f64> {
        self.listeners
            .iter()
            .fold(None, |first, listener| earlier(first, listener.deadline))
    }

    /// When to look, deadlines apart; nothing where the page forbids it.
    fn next(&self, now: &Now) -> Option<f64> {
        if self.is_offline {
            return None;
        }
        let grace = self.missing_since.map(|since| since + defaults::RESULT_GRACE_MS);
        let due = self
            .due
            .map_or(now.elapsed, |due| grace.map_or(due, |grace| due.min(grace)));
        let due = due.max(self.trouble.hold);
        match (self.is_hidden, self.hidden()) {
            (true, Hidden::Pause) => None,
            (true, Hidden::Slow) => Some(self.looked_at.map_or(due, |last| due.max(pace::hidden(last)))),
            _ => Some(due),
        }
    }

    /// Says why nothing is asked, once for each reason, and at each look that failed.
    fn explain(&mut self, now: &Now, error: Option<Problem>, steps: &mut Vec<Step>) {
        let is_held = self.is_hidden && self.hidden() != Hidden::Normal;
        let reason = match &error {
            _ if self.is_offline => Reason::Offline,
            Some(_) => Reason::Retry,
            None if is_held => Reason::Hidden,
            None => return,
        };
        if reason == Reason::Retry || self.told != Some(reason) {
            let error = error.filter(|_| reason == Reason::Retry);
            steps.push(self.tell_waiting(None, reason, self.next_look(now), error));
        }
        if reason != Reason::Retry {
            self.told = Some(reason);
        }
    }
}

fn earlier(left: Option<f64>, right: Option<f64>) -> Option<f64> {
    match (left, right) {
        (Some(left), Some(right)) => Some(left.min(right)),
        (left, right) => left.or(right),
    }
}
