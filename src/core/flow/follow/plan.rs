//! What to do next: look, wait, or nothing.

use super::{EARLY_MS, Follow};
use crate::core::flow::defaults;
use crate::core::flow::listener::{Hidden, Listener};
use crate::core::flow::pace;
use crate::core::flow::problem::Problem;
use crate::core::flow::step::Reason;
use crate::core::flow::turn::Turn;
use crate::core::task::number::rounded;

/// A browser's timer cannot wait longer than 24 days; a day is long enough to be asked again after it.
const LONGEST_WAIT_MS: f64 = 86_400_000.0;
/// A machine that wakes up finds its network again within this time; so long the last look of a deadline waits for it.
const RECONNECT_MS: f64 = 15_000.0;
/// The moment that does not come.
const NEVER: f64 = f64::INFINITY;

impl Follow {
    /// Looks where it is time to, else waits and says why. `error` is that of a look that has just failed.
    pub(super) fn plan(&mut self, error: Option<&Problem>, turn: &mut Turn) {
        if self.is_offline {
            self.give_up_offline(turn);
        }
        if self.listeners.is_empty() || self.is_frozen {
            self.rest(turn);
            return;
        }
        self.announce(turn);
        if self.flight.is_some() {
            return;
        }
        let mut deadline = self.deadline();
        let is_late = has_come(deadline, turn.elapsed);
        let next = self.next(turn);
        let is_due = has_come(next, turn.elapsed);
        if !self.is_offline && (is_late || is_due) {
            self.ask(turn);
            return;
        }
        self.explain(error, turn);
        if is_late {
            deadline = self.late_since.map_or(NEVER, |since| since + RECONNECT_MS);
        }
        let wake = next.min(deadline);
        self.wake = Some(wake.min(turn.elapsed + LONGEST_WAIT_MS)).filter(|_| wake < NEVER);
        if let Some(wake) = self.wake {
            turn.steps.wait((wake - turn.elapsed).max(0.0).ceil());
        }
    }

    /// When the task will be looked at again, in unix milliseconds.
    pub(super) fn next_look(&self, turn: &Turn) -> Option<f64> {
        let look = self.next(turn).min(self.deadline());
        let unix = rounded(turn.unix + (look - turn.elapsed).max(0.0));
        Some(unix).filter(|_| !self.is_offline && self.led_since.is_none() && look < NEVER)
    }

    /// Ends the waits whose deadline has passed by `moment`: what has just been heard was their last look.
    pub(super) fn give_up_late(&mut self, moment: f64, turn: &mut Turn) {
        let problem = Problem::timed_out(&self.task.id);
        let is_over = |listener: &Listener| has_come(listener.deadline.unwrap_or(NEVER), moment);
        self.dismiss(&is_over, Some(&problem), turn);
    }

    /// A deadline, while a look is in flight: that is the last one, and the patience with it ends too.
    pub(super) fn bound_look(&mut self, sent: f64, turn: &mut Turn) {
        let moment = turn.elapsed;
        let problem = Problem::timed_out(&self.task.id);
        let is_over = |listener: &Listener| has_come(listener.last_look_end(sent), moment);
        self.dismiss(&is_over, Some(&problem), turn);
        if self.listeners.is_empty() {
            self.rest(turn);
            return;
        }
        let mut end = NEVER;
        for listener in &self.listeners {
            if has_come(listener.deadline.unwrap_or(NEVER), moment) {
                end = end.min(listener.last_look_end(sent));
            }
        }
        if end < NEVER {
            turn.steps.wait((end - moment).max(0.0).ceil());
        }
    }

    /// Nobody listens, or the page stands still: nothing goes on, and what the other tabs do is not known any more.
    fn rest(&mut self, turn: &mut Turn) {
        self.drop_look(turn);
        self.told = None;
        self.late_since = None;
        self.led_since = None;
        self.is_leading = false;
        self.trouble.forget_absence();
    }

    /// Drops timer and look. A look that was cut off was one all the same, for the pace.
    pub(super) fn drop_look(&mut self, turn: &mut Turn) {
        self.looked_at = self.flight.take().or(self.looked_at);
        self.wake = None;
        turn.steps.idle();
    }

    fn ask(&mut self, turn: &mut Turn) {
        // In the race of service.md §3.3 every second look makes the service ask upstream.
        self.is_synced = self.missing_since.is_some() && !self.is_synced;
        self.flight = Some(turn.elapsed);
        self.wake = None;
        self.late_since = None;
        turn.steps.look(&self.task.id, self.is_synced);
    }

    /// A deadline that passes while there is no network: the network may come back in a moment.
    fn give_up_offline(&mut self, turn: &mut Turn) {
        if self.flight.is_some() || !has_come(self.deadline(), turn.elapsed) {
            return;
        }
        let since = *self.late_since.get_or_insert(turn.elapsed);
        if has_come(since + RECONNECT_MS, turn.elapsed) {
            self.late_since = None;
            self.give_up_late(turn.elapsed, turn);
        }
    }

    /// The earliest deadline of all.
    fn deadline(&self) -> f64 {
        let mut first = NEVER;
        for listener in &self.listeners {
            first = first.min(listener.deadline.unwrap_or(NEVER));
        }
        first
    }

    /// When to look, deadlines apart; never where the page forbids it.
    fn next(&self, turn: &Turn) -> f64 {
        let hidden = self.hidden();
        if self.is_offline || hidden == Hidden::Pause {
            return NEVER;
        }
        let mut due = turn.elapsed;
        if let Some(paced) = self.due {
            due = paced;
            // One look at the end of the grace; where that one fails, the next comes at the usual pace.
            let grace_end = self.missing_since.map(|since| since + defaults::RESULT_GRACE_MS);
            if let Some(end) = grace_end.filter(|end| self.looked_at < Some(*end)) {
                due = due.min(end);
            }
        }
        let (led, late) = self.led_due(due);
        due = led.max(self.trouble.hold);
        match self.looked_at {
            Some(last) if hidden == Hidden::Slow => due.max(pace::hidden(last) + late),
            _ => due,
        }
    }

    /// Says why nothing is asked, once for each reason, and at each look that failed.
    fn explain(&mut self, error: Option<&Problem>, turn: &mut Turn) {
        let reason = if self.is_offline {
            Reason::Offline
        } else if error.is_some() {
            return self.tell_waiting(None, Reason::Retry, error, turn);
        } else if self.led_since.is_some() {
            Reason::OtherTab
        } else if self.hidden() != Hidden::Normal {
            Reason::Hidden
        } else {
            return;
        };
        if self.told != Some(reason) {
            self.tell_waiting(None, reason, None, turn);
            self.told = Some(reason);
        }
    }
}

/// Whether a moment has come, or will before a timer could fire.
fn has_come(moment: f64, now: f64) -> bool {
    now + EARLY_MS >= moment
}
