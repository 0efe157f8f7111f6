//! How long until the next look at a task: a pure function, so that its numbers can be judged by simulation.
//!
//! A task takes minutes, and a look costs the service something; what a look too late costs is seconds of somebody's
//! life. So the time to the next look is a share of what is left of the task, and where that is not known a share of
//! how long it has taken so far.

use super::defaults::HIDDEN_INTERVAL_MS;
use crate::core::task::number::rounded;

/// The first look comes early: it confirms the id, and shows that something happens (service.md §3.7).
const FIRST_MS: f64 = 5_000.0;
/// Hardly anybody notices a video that is three seconds late, so nothing is asked more often than that.
const SHORTEST_MS: f64 = 3_000.0;
/// Without an estimate: 5 s in the first minute, as the service's own clients do, …
const USUAL_MS: f64 = 5_000.0;
/// … then a twelfth of the time so far, which is at most 8 % too late.
const SHARE_OF_PAST: f64 = 1.0 / 12.0;
/// With one: a quarter of what is left, so that looks get closer towards the end, …
const SHARE_OF_REST: f64 = 0.25;
/// … but an eighth of the time so far at most: what an estimate says may be wrong, and a bar shall move.
const MOST_SHARE_OF_PAST: f64 = 1.0 / 8.0;
/// A completed task without an address yet is looked at every three seconds: the address follows in a few.
const RACE_MS: f64 = 3_000.0;
/// The first failed look is repeated after this time, …
const RETRY_MS: f64 = 1_000.0;
/// … and the time doubles up to this (package-api.md §4).
const LONGEST_RETRY_MS: f64 = 15_000.0;
/// Many pages that begin at one moment shall not go on asking at one moment.
const JITTER: f64 = 0.1;

/// What a pace depends on.
#[derive(Debug, Clone, Copy, Default)]
pub struct Pace {
    /// The shortest and the longest time that the listener allows, in milliseconds.
    pub bounds: (f64, f64),
    /// How often the last look failed, in a row.
    pub failures: f64,
    /// How often the service said 429.
    pub slowed: f64,
    /// Whether it said so last, and no time.
    pub is_throttled: bool,
    /// Whether the task is new and has not been looked at.
    pub is_new: bool,
    /// Whether it is completed, and an address is missing.
    pub is_racing: bool,
    /// Milliseconds since it was created.
    pub elapsed: f64,
    /// Milliseconds to go, where there is an estimate.
    pub remaining: Option<f64>,
    /// From 0 up to 1.
    pub random: f64,
}

impl Pace {
    /// Milliseconds until the next look, within the bounds.
    pub fn interval(&self) -> f64 {
        let (least, most) = self.bounds;
        let retry = (RETRY_MS * doubled(self.failures - 1.0)).min(LONGEST_RETRY_MS);
        let usual = match self.unhurried() * doubled(self.slowed) {
            pace if self.failures < 0.5 => pace,
            // To ask a second later is no way to ask less often.
            pace if self.is_throttled => retry.max(pace),
            _ => retry,
        };
        (usual.min(most) * (1.0 - JITTER + 2.0 * JITTER * self.random))
            .min(most)
            .max(least)
    }

    fn unhurried(&self) -> f64 {
        if self.is_new {
            return FIRST_MS;
        }
        if self.is_racing {
            return RACE_MS;
        }
        match self.remaining {
            Some(rest) => (rest * SHARE_OF_REST)
                .min((self.elapsed * MOST_SHARE_OF_PAST).max(USUAL_MS))
                .max(SHORTEST_MS),
            None => (self.elapsed * SHARE_OF_PAST).max(USUAL_MS),
        }
    }
}

/// Two to the power of a small whole number.
fn doubled(times: f64) -> f64 {
    let mut factor = 1.0;
    let mut left = times.min(16.0);
    while left > 0.5 {
        factor *= 2.0;
        left -= 1.0;
    }
    factor
}

/// What is left of a task, in milliseconds: by the rate up to `moved`, when the percentage last rose, else by the
/// service's own estimate; nothing where either would be a guess.
pub fn remaining(
    percent: Option<f64>,
    moved: f64,
    elapsed: f64,
    estimated_seconds: Option<f64>,
) -> Option<f64> {
    let still = elapsed - moved;
    // Below a tenth the rate says more about the queue than about the work. A task that stands still will hardly end
    // sooner than it has stood: 99 % can last for minutes.
    let rated = percent
        .filter(|percent| *percent >= 10.0)
        .map(|percent| (moved * (100.0 - percent) / percent - still).max(still));
    let promised = estimated_seconds
        .map(|seconds| seconds * 1_000.0 - elapsed)
        .filter(|rest| *rest > 0.0);
    rated.filter(|rest| *rest > 0.0).or(promised).map(rounded)
}

/// The earliest next look of a hidden page that is slow.
pub fn hidden(last: f64) -> f64 {
    last + HIDDEN_INTERVAL_MS
}
