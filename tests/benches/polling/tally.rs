//! What following many tasks cost, and how soon their ends were seen.

use super::dice::Dice;
use super::service::{Estimate, Profile, Shape, Task};

/// One task, followed to its end.
#[derive(Debug, Clone, Copy)]
pub struct Seen {
    pub requests: u32,
    /// Seconds between the end and the answer that told it.
    pub delay: f64,
}

/// A way to follow a task.
pub type Strategy<'a> = &'a dyn Fn(&mut Task, &mut Dice) -> Seen;

/// The means over all tasks.
#[derive(Debug, Clone, Copy, Default)]
pub struct Tally {
    pub requests: f64,
    pub delay: f64,
    /// The delay that 95 % stay below.
    pub late: f64,
}

impl Tally {
    /// Follows so many tasks of a kind. Tasks are the same for every strategy.
    pub fn of(strategy: Strategy, kind: (&Profile, Shape, Estimate), tasks: u32, start: u32) -> Self {
        let (profile, shape, estimate) = kind;
        let (mut service, mut chance) = (Dice::new(start), Dice::new(start + 77));
        let mut delays = Vec::new();
        let mut requests = 0;
        for _ in 0..tasks {
            let mut task = Task::new(profile, shape, estimate, &mut service);
            let seen = strategy(&mut task, &mut chance);
            requests += seen.requests;
            delays.push(seen.delay);
        }
        delays.sort_by(f64::total_cmp);
        let count = f64::from(tasks);
        Self {
            requests: f64::from(requests) / count,
            delay: delays.iter().sum::<f64>() / count,
            late: delays[delays.len() * 95 / 100],
        }
    }

    /// As shares of another: requests, and mean delay.
    pub fn against(&self, other: &Self) -> (f64, f64) {
        (self.requests / other.requests, self.delay / other.delay)
    }
}

/// The mean; of nothing it is NaN.
pub fn mean(numbers: impl Iterator<Item = f64>) -> f64 {
    let (mut sum, mut count) = (0.0, 0.0);
    for number in numbers {
        sum += number;
        count += 1.0;
    }
    sum / count
}
