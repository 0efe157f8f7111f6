//! How long a task has taken, how long it will, and when to look at it again.

use super::Follow;
use crate::core::flow::defaults;
use crate::core::flow::pace::{self, Pace};
use crate::core::flow::turn::Turn;
use crate::core::task::{Status, Task};

impl Follow {
    /// Learns when the task was created; for one of our own the answer to the POST says it better than another clock.
    pub(super) fn date(&mut self, turn: &Turn) {
        if let Some(created) = self.task.created_at.filter(|_| !self.is_dated) {
            self.is_dated = true;
            self.origin = self.origin.min(turn.elapsed - (turn.unix - created).max(0.0));
        }
    }

    /// Brings the progress of a task that is not over, or has just become so, up to now.
    pub(super) fn measure(&mut self, turn: &Turn) {
        let Task {
            progress,
            status,
            estimated_seconds,
            ..
        } = &mut self.task;
        let elapsed = (turn.elapsed - self.origin).max(progress.elapsed_ms);
        progress.elapsed_ms = elapsed;
        if self.percent != progress.percent {
            // The first rise may be to a number that means nothing, and one of a task of unknown age has no speed.
            if let (Some(percent), Some(before), true) = (progress.percent, self.percent, self.is_dated)
                && before > 0.0
            {
                let since = turn.elapsed - self.moved;
                self.doubt = Some(pace::doubt(self.doubt, percent, before, elapsed, since));
            }
            self.percent = progress.percent;
            self.moved = turn.elapsed;
        }
        progress.remaining_ms = match status {
            Status::Completed => Some(0.0),
            Status::Pending | Status::Processing if self.is_dated => pace::remaining(
                progress.percent,
                self.moved - self.origin,
                elapsed,
                *estimated_seconds,
            ),
            _ => None,
        };
    }

    pub(super) fn bounds(&self) -> (f64, f64) {
        let usual = (defaults::MIN_INTERVAL_MS, defaults::MAX_INTERVAL_MS);
        self.listeners
            .first()
            .map_or(usual, |first| (first.least, first.most))
    }

    /// The soonest next look that the listener allows.
    pub(super) fn soonest(&self) -> f64 {
        let least = self.bounds().0;
        self.looked_at.map_or(f64::NEG_INFINITY, |last| last + least)
    }

    /// When to look again, counted from the last look; a task that was never looked at is looked at at once.
    pub(super) fn repace(&mut self, turn: &Turn) {
        let pace = Pace {
            bounds: self.bounds(),
            failures: self.trouble.failures,
            slowed: self.trouble.slowed,
            is_throttled: self.trouble.is_throttled,
            is_new: self.is_new,
            is_racing: self.missing_since.is_some(),
            elapsed: self.task.progress.elapsed_ms,
            moved: self.moved - self.origin,
            percent: self.percent.unwrap_or_default(),
            doubt: self.doubt,
            estimated: self.task.estimated_seconds.unwrap_or_default() * 1_000.0,
            random: turn.random,
        };
        self.due = self.looked_at.map(|last| last + pace.interval());
    }
}
