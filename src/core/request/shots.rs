//! How long each shot is, when the whole is to have another length.

/// Whole seconds for shots of these lengths, in proportion, each at least 1, which add up to `total`.
///
/// A shot whose part would be under a second gets 1, and the others share the rest. What rounding down leaves over
/// goes to the largest remainders, among equal ones to the first. A length that is negative or no finite number counts
/// as 0; where all are 0 they are taken as equal. A `total` with a fraction is rounded down, and one above 2^32 − 1
/// counts as that. Where it is smaller than the number of shots, or no number, each shot gets its 1 second and that is
/// all.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // `as` saturates, and makes 0 of NaN
pub fn balance(lengths: &[f64], total: f64) -> Vec<u32> {
    let mut balanced = vec![1; lengths.len()];
    let mut spare = total as u32;
    if (spare as usize) < lengths.len() {
        return balanced;
    }
    let mut open = weights(lengths);
    let mut sum = sum_of(&open);
    loop {
        let before = open.len();
        open.retain(|(_, weight)| weight * f64::from(spare) >= sum);
        if open.len() == before {
            break;
        }
        spare = spare.saturating_sub((before - open.len()) as u32);
        sum = sum_of(&open);
    }
    for (shot, weight) in &mut open {
        // The weight becomes its remainder. Multiplied first, whole lengths stay exact; the quotient of others may be
        // rounded up past the whole part.
        let part = *weight * f64::from(spare);
        let mut whole = (part / sum).trunc();
        if whole * sum > part {
            whole -= 1.0;
        }
        *weight = part - whole * sum;
        set(&mut balanced, *shot, whole as u32);
    }
    let given: u32 = open.iter().filter_map(|(shot, _)| balanced.get(*shot)).sum();
    for _ in given..spare {
        raise_first_largest(&mut open, &mut balanced);
    }
    balanced
}

/// Each shot with its weight in the division.
fn weights(lengths: &[f64]) -> Vec<(usize, f64)> {
    let usable = |length: &f64| {
        if length.is_finite() && *length > 0.0 {
            *length
        } else {
            0.0
        }
    };
    let largest = lengths.iter().map(usable).fold(0.0, f64::max);
    // Lengths near the largest number there is would overflow when added.
    let scale = if largest > 1e100 { 1e-200 } else { 1.0 };
    let weight = |length| {
        if largest == 0.0 {
            1.0
        } else {
            usable(length) * scale
        }
    };
    lengths.iter().map(weight).enumerate().collect()
}

fn sum_of(open: &[(usize, f64)]) -> f64 {
    open.iter().map(|(_, weight)| weight).sum()
}

/// One more second for the shot with the largest remainder.
fn raise_first_largest(open: &mut [(usize, f64)], balanced: &mut [u32]) {
    let largest = open.iter().map(|(_, remainder)| *remainder).fold(-1.0, f64::max);
    if let Some((shot, remainder)) = open.iter_mut().find(|(_, remainder)| *remainder >= largest) {
        *remainder = -1.0;
        let seconds = balanced.get(*shot).map_or(1, |seconds| seconds + 1);
        set(balanced, *shot, seconds);
    }
}

fn set(balanced: &mut [u32], shot: usize, seconds: u32) {
    if let Some(place) = balanced.get_mut(shot) {
        *place = seconds;
    }
}
