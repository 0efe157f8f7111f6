//! The simulated service: how long a task takes, and what is said of it meanwhile. All times are seconds since the task
//! was created. None of it was measured at the service, which documents neither.

use super::dice::Dice;

/// How long a request and its answer take together.
pub const ROUND_TRIP: f64 = 0.15;

/// How long tasks take: log-normal.
#[derive(Debug, Clone, Copy)]
pub struct Profile {
    pub name: &'static str,
    pub about: &'static str,
    pub median: f64,
    pub spread: f64,
}

/// The profiles that are simulated; goals are set for the first.
pub const PROFILES: &[Profile] = &[
    profile("A", "median 90 s, 95 % within 300 s", 90.0, 0.732),
    profile("B", "median 40 s, 95 % within 107 s", 40.0, 0.6),
    profile("fast", "median 12 s", 12.0, 0.5),
    profile("slow", "median 400 s", 400.0, 0.5),
];

const fn profile(name: &'static str, about: &'static str, median: f64, spread: f64) -> Profile {
    Profile {
        name,
        about,
        median,
        spread,
    }
}

/// What `progress` is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Nearly a straight line, with a little noise.
    Steady,
    /// Stalls and jumps, with noise.
    Uneven,
    /// 0 or 50 until the end.
    Useless,
    /// A curve that begins or ends slowly.
    Curved,
    /// 0, 25, 50, 75.
    Coarse,
    /// Of 100 tasks 45 steady, 20 curved, 20 uneven, 8 coarse, 7 useless: the mixture of earlier measurements of others.
    Mixed,
}

impl Shape {
    pub const SHOWN: [Self; 5] = [
        Self::Steady,
        Self::Curved,
        Self::Uneven,
        Self::Useless,
        Self::Mixed,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Self::Steady => "steady",
            Self::Uneven => "uneven",
            Self::Useless => "useless",
            Self::Curved => "curved",
            Self::Coarse => "coarse",
            Self::Mixed => "mixed",
        }
    }

    fn drawn(self, dice: f64) -> Self {
        match self {
            Self::Mixed if dice < 0.45 => Self::Steady,
            Self::Mixed if dice < 0.65 => Self::Curved,
            Self::Mixed if dice < 0.85 => Self::Uneven,
            Self::Mixed if dice < 0.93 => Self::Coarse,
            Self::Mixed => Self::Useless,
            shape => shape,
        }
    }
}

/// What `estimated_time` is like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Estimate {
    /// Wrong by a factor of 2 at most, either way.
    Good,
    /// None.
    Absent,
    /// 45 s, whatever the task.
    Useless,
}

impl Estimate {
    pub const ALL: [Self; 3] = [Self::Good, Self::Absent, Self::Useless];

    pub fn name(self) -> &'static str {
        match self {
            Self::Good => "good",
            Self::Absent => "absent",
            Self::Useless => "useless",
        }
    }
}

/// A task, from its creation to its end.
#[derive(Debug)]
pub struct Task {
    /// When it ends.
    pub end: f64,
    /// What the service says at first of how long it will take.
    pub estimate: Option<f64>,
    /// How long it waits before it is begun.
    queued: f64,
    shape: Shape,
    /// The exponent of a curve; 1 is a straight line.
    bend: f64,
    /// Where a task that stalls and jumps is, and when: both as shares of the whole.
    knots: Vec<(f64, f64)>,
    constant: f64,
    noise: [f64; 64],
    shown: f64,
}

impl Task {
    pub fn new(profile: &Profile, shape: Shape, estimate: Estimate, dice: &mut Dice) -> Self {
        let end = (profile.median * (profile.spread * dice.normal()).exp()).max(6.0);
        let shape = shape.drawn(dice.fraction());
        let guess = (end * 2.0_f64.powf(dice.between(-1.0, 1.0))).round();
        let queued = dice.between(0.0, 20.0).min(end / 2.0);
        let constant = if dice.fraction() < 0.5 { 0.0 } else { 50.0 };
        let bend = dice.normal() * if shape == Shape::Curved { 0.5 } else { 0.15 };
        Self {
            end,
            estimate: match estimate {
                Estimate::Good => Some(guess),
                Estimate::Absent => None,
                Estimate::Useless => Some(45.0),
            },
            queued,
            shape,
            bend: bend.exp(),
            knots: knots(dice),
            constant,
            noise: std::array::from_fn(|_| dice.normal()),
            shown: 0.0,
        }
    }

    /// What the service says at a moment before the end: the status, and the percentage.
    pub fn at(&mut self, now: f64) -> (&'static str, f64) {
        if now < self.queued {
            return ("pending", 0.0);
        }
        let share = (now - self.queued) / (self.end - self.queued);
        self.shown = self.shown.max(self.percent(share));
        ("processing", self.shown)
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // a share of 63
    fn percent(&self, share: f64) -> f64 {
        let part = match self.shape {
            Shape::Useless => return self.constant,
            Shape::Uneven => between_knots(&self.knots, share),
            _ => share.powf(self.bend),
        };
        let noisy = 100.0 * part + 2.0 * self.noise[(share * 63.0) as usize];
        let stepped = if self.shape == Shape::Coarse {
            (noisy / 25.0).floor() * 25.0
        } else {
            noisy.round()
        };
        stepped.clamp(0.0, 99.0)
    }
}

/// Three to six places where the speed changes; half of them are followed by a jump.
fn knots(dice: &mut Dice) -> Vec<(f64, f64)> {
    let count = if dice.fraction() < 0.5 { 3 } else { 5 };
    let mut sorted = || {
        let mut all: Vec<f64> = (0..count).map(|_| dice.fraction()).collect();
        all.sort_by(f64::total_cmp);
        all
    };
    let (whens, wheres) = (sorted(), sorted());
    let mut knots = vec![(0.0, 0.0)];
    for (when, place) in whens.into_iter().zip(wheres) {
        knots.push((when, place));
        if dice.fraction() < 0.5 {
            knots.push(((when + 0.02).min(1.0), (place + 0.1).min(1.0)));
        }
    }
    knots.push((1.0, 1.0));
    knots.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut highest = 0.0_f64;
    for knot in &mut knots {
        highest = highest.max(knot.1);
        knot.1 = highest;
    }
    knots
}

fn between_knots(knots: &[(f64, f64)], share: f64) -> f64 {
    let next = knots
        .iter()
        .position(|knot| knot.0 >= share)
        .unwrap_or(knots.len() - 1)
        .max(1);
    let ((x0, y0), (x1, y1)) = (knots[next - 1], knots[next]);
    if x1 > x0 {
        y0 + (y1 - y0) * (share - x0) / (x1 - x0)
    } else {
        y1
    }
}
