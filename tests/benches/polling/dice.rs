//! Chance that can be repeated: the same seed gives the same tasks to every candidate.

/// A small generator (mulberry32), good enough for a simulation.
#[derive(Debug)]
pub struct Dice(u32);

impl Dice {
    pub fn new(seed: u32) -> Self {
        Self(seed)
    }

    /// From 0 up to, not including, 1.
    pub fn fraction(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x6d2b_79f5);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 15)).wrapping_mul(bits | 1);
        bits ^= bits.wrapping_add((bits ^ (bits >> 7)).wrapping_mul(bits | 0x3d));
        f64::from(bits ^ (bits >> 14)) / 4_294_967_296.0
    }

    /// Normally distributed, around 0, with deviation 1.
    pub fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.fraction()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.fraction()).cos()
    }

    /// Between two bounds.
    pub fn between(&mut self, least: f64, most: f64) -> f64 {
        least + (most - least) * self.fraction()
    }
}
