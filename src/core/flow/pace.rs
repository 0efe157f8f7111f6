//! How long until the next look at a task: a pure function, so that its numbers can be judged by simulation.
//!
//! A task takes minutes, and a look costs the service something; what a look too late costs is seconds of somebody's
//! life. So the time to the next look follows from what is left of the task:
//!
//! 1. The percentage tells what is left once it has risen twice: each percent takes as long as those so far.
//! 2. It is less by the time since it rose, though never less than a quarter of that: what stands still is not asked ever more.
//! 3. That is wrong by a share of it, the spread: a quarter, and one and a half times the doubt.
//! 4. The doubt is how far each rise came from the speed so far, 0 to 1: half of it by the last rise, half by those before.
//! 5. Before the spread begins nobody needs to look, so the wait is what is left without it, …
//! 6. … and within it, where the end may come at any moment, the root of what is left, times a constant: the more is left,
//!    the less likely is the end in the next second, and what a look costs and saves is then in balance.
//! 7. The longer of the two is the wait.
//! 8. Without progress it is that root, of what the estimate leaves, or of a twelfth of the time so far, and 4.6 s at least.
//! 9. All within the bounds of who listens, and a tenth more or less by chance.
//!
//! The numbers were found by simulation (`tests/benches/polling`, `npm run bench`), and little depends on any of them.

use super::defaults::HIDDEN_INTERVAL_MS;
use crate::core::task::number::rounded;

/// The first look comes early: it confirms the id, and shows that something happens (service.md §3.7).
const FIRST_MS: f64 = 5_000.0;
/// Without progress no look comes sooner than after this time, …
const BLIND_MS: f64 = 4_600.0;
/// … and as much is taken to be left as this share of the time so far: what has taken long will hardly end in a moment.
const SHARE_OF_PAST: f64 = 1.0 / 12.0;
/// With progress, no less than this share of the time since it rose.
const SHARE_OF_STALL: f64 = 0.25;
/// The least share of what is left that may be wrong, …
const LEAST_SPREAD: f64 = 0.25;
/// … and how much more of it for a whole doubt.
const SPREAD_OF_DOUBT: f64 = 1.5;
/// The doubt before the first surprise.
const USUAL_DOUBT: f64 = 0.5;
/// Within the spread, looks are apart by the root of what is left times this.
const ROOT_MS: f64 = 1_200.0;
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
    /// Milliseconds after its creation when the percentage last rose.
    pub moved: f64,
    /// The percentage.
    pub percent: f64,
    /// How much what it says of the end is to be doubted, 0 to 1; none: it has not risen twice, and says nothing.
    pub doubt: Option<f64>,
    /// The service's own estimate of the whole, in milliseconds; 0 where it gave none.
    pub estimated: f64,
    /// From 0 up to 1.
    pub random: f64,
}

impl Pace {
    /// Milliseconds until the next look, within the bounds.
    pub fn interval(&self) -> f64 {
        let (least, most) = self.bounds;
        let retry = (RETRY_MS * doubled(self.failures - 1.0)).min(LONGEST_RETRY_MS);
        let usual = match self.unhurried() * doubled(self.slowed) {
            pace if self.failures < 1.0 => pace,
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
        let Some(doubt) = self.doubt else {
            let rest = (self.estimated - self.elapsed).max(self.elapsed * SHARE_OF_PAST);
            return root(rest).max(BLIND_MS);
        };
        let still = self.elapsed - self.moved;
        let rest = rated(self.percent, self.moved, self.elapsed).max(still * SHARE_OF_STALL);
        let spread = (LEAST_SPREAD + SPREAD_OF_DOUBT * doubt).min(1.0);
        ((1.0 - spread) * rest).max(root(rest))
    }
}

/// The wait where the end may come at any moment of what is left.
fn root(rest: f64) -> f64 {
    (ROOT_MS * rest).sqrt()
}

/// The doubt after one more rise of the percentage, from one before that, `since` milliseconds ago.
pub fn doubt(known: Option<f64>, percent: f64, before: f64, elapsed: f64, since: f64) -> f64 {
    let (usual, last) = (elapsed / percent, since / (percent - before));
    let surprise = (last - usual).abs() / (last + usual);
    ((known.unwrap_or(USUAL_DOUBT) + surprise) * 0.5).min(1.0)
}

/// Milliseconds to go if each percent takes as long as those up to `moved`; below zero where they have passed.
fn rated(percent: f64, moved: f64, elapsed: f64) -> f64 {
    moved * (100.0 - percent) / percent - (elapsed - moved)
}

/// Two to the power of a small whole number.
fn doubled(times: f64) -> f64 {
    let mut factor = 1.0;
    let mut left = times.min(16.0);
    while left >= 1.0 {
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
        .map(|percent| rated(percent, moved, elapsed).max(still));
    let promised = estimated_seconds
        .map(|seconds| seconds * 1_000.0 - elapsed)
        .filter(|rest| *rest > 0.0);
    rated.filter(|rest| *rest > 0.0).or(promised).map(rounded)
}

/// The earliest next look of a hidden page that is slow.
pub fn hidden(last: f64) -> f64 {
    last + HIDDEN_INTERVAL_MS
}
