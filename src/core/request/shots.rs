//! How long each shot is, when the whole is to have another length.

/// The weight of a shot whose seconds are settled.
const SETTLED: f64 = -1.0;

/// Whole seconds for shots of these lengths, in proportion, each at least 1, which add up to `total`.
///
/// A shot whose part would be under a second gets 1, and the others share the rest. What rounding down leaves over
/// goes to the largest remainders, among equal ones to the first. A length that is negative or no finite number counts
/// as 0; where all are 0 they are taken as equal. A `total` with a fraction is rounded down, and one above 2^32 − 1
/// counts as that. Where it is smaller than the number of shots, or no number, each shot gets its 1 second and that is
/// all.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // `as` saturates, and makes 0 of NaN
pub fn balance(lengths: &[f64], total: f64) -> Vec<f64> {
    let mut balanced = vec![1.0; lengths.len()];
    let mut spare = f64::from(total as u32);
    let mut weights = weights(lengths);
    let sum = settle(&mut weights, &mut spare);
    let mut left = spare;
    for (weight, seconds) in weights.iter_mut().zip(&mut balanced) {
        if weight.is_sign_negative() {
            continue;
        }
        // The weight becomes its remainder. Multiplied first, whole lengths stay exact; the quotient of others may be
        // rounded up past the whole part, and nothing remains.
        let part = *weight * spare;
        let whole = (part / sum).trunc();
        *weight = (part - whole * sum).max(0.0);
        *seconds = whole;
        left -= whole;
    }
    // Each has lost less than a second.
    for _ in lengths {
        if left >= 1.0 {
            raise_first_largest(&mut weights, &mut balanced);
            left -= 1.0;
        }
    }
    balanced
}

/// Each shot's weight in the division.
fn weights(lengths: &[f64]) -> Vec<f64> {
    let mut weights = lengths.to_vec();
    let mut largest = 0.0;
    for weight in &mut weights {
        *weight = if weight.is_finite() { weight.max(0.0) } else { 0.0 };
        largest = weight.max(largest);
    }
    for weight in &mut weights {
        if largest > 1e100 {
            // Lengths near the largest number there is would overflow when added.
            *weight *= 1e-200;
        } else if largest <= 0.0 {
            *weight = 1.0;
        }
    }
    weights
}

/// Takes the shots that get their 1 second out of the division; gives the sum of the other weights. Where there are not
/// enough seconds that is all of them, as the least weight has never more than the mean.
fn settle(weights: &mut [f64], spare: &mut f64) -> f64 {
    loop {
        let before = *spare;
        let mut sum = 0.0;
        for weight in &*weights {
            sum += weight.max(0.0);
        }
        for weight in &mut *weights {
            if *weight >= 0.0 && *weight * before < sum {
                *weight = SETTLED;
                *spare -= 1.0;
            }
        }
        if *spare >= before {
            return sum;
        }
    }
}

/// One more second for the shot with the largest remainder.
fn raise_first_largest(remainders: &mut [f64], balanced: &mut [f64]) {
    let mut largest = SETTLED;
    for remainder in &*remainders {
        largest = largest.max(*remainder);
    }
    for (remainder, seconds) in remainders.iter_mut().zip(balanced) {
        if *remainder >= largest {
            *remainder = SETTLED;
            *seconds += 1.0;
            return;
        }
    }
}
