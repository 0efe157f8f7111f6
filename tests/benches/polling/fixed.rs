//! What other clients do: the same interval every time, or one that grows.

use super::dice::Dice;
use super::service::{ROUND_TRIP, Task};
use super::tally::Seen;

/// An interval for every look, in seconds.
#[derive(Debug, Clone, Copy)]
pub struct Interval {
    pub name: &'static str,
    first: f64,
    growth: f64,
    most: f64,
    jitter: f64,
}

/// The one that ratios are given against.
pub const REFERENCE: Interval = fixed("fixed 2 s", 2.0, 0.0);

/// Others, with those who do so.
pub const OTHERS: &[Interval] = &[
    fixed("fixed 0.5 s (fal, replicate)", 0.5, 0.0),
    fixed("fixed 1 s", 1.0, 0.0),
    REFERENCE,
    fixed("fixed 5 s", 5.0, 0.0),
    fixed("fixed 6 +- 1 s (runway)", 6.0, 1.0),
    fixed("fixed 10 s (google, openai)", 10.0, 0.0),
    Interval {
        name: "1 to 10 s, growing x1.5",
        first: 1.0,
        growth: 1.5,
        most: 10.0,
        jitter: 0.0,
    },
];

const fn fixed(name: &'static str, seconds: f64, jitter: f64) -> Interval {
    Interval {
        name,
        first: seconds,
        growth: 1.0,
        most: seconds,
        jitter,
    }
}

impl Interval {
    /// Follows a task to its end.
    pub fn followed(&self, task: &Task, dice: &mut Dice) -> Seen {
        let (mut now, mut requests, mut wait) = (0.0, 0, self.first);
        loop {
            now += wait + self.jitter * dice.between(-1.0, 1.0);
            wait = (wait * self.growth).min(self.most);
            requests += 1;
            let asked = now + ROUND_TRIP / 2.0;
            now += ROUND_TRIP;
            if asked >= task.end {
                return Seen {
                    requests,
                    delay: now - task.end,
                };
            }
        }
    }
}
