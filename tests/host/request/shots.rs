//! Shots of another total length.

use kling_o3::core::request::shots;
use proptest::prelude::*;

/// What is balanced is whole.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
fn balance(lengths: &[f64], total: f64) -> Vec<u32> {
    let seconds = shots::balance(lengths, total);
    assert!(seconds.iter().all(|second| second.fract() == 0.0));
    seconds.into_iter().map(|second| second as u32).collect()
}

#[test]
fn lengths_stay_in_proportion() {
    for (lengths, total, expected) in [
        (&[3.0, 4.0, 2.0][..], 9.0, &[3, 4, 2][..]),
        (&[3.0, 4.0, 2.0], 12.0, &[4, 5, 3]),
        (&[1.0, 1.0, 1.0], 10.0, &[4, 3, 3]),
        (&[1.0, 1.0], 5.0, &[3, 2]),
        (&[1.0, 3.0], 6.0, &[2, 4]),
        (&[5.0, 1.0], 12.0, &[10, 2]),
        (&[10.0, 0.1], 5.0, &[4, 1]),
        (&[100.0, 1.0, 1.0, 1.0], 6.0, &[3, 1, 1, 1]),
        (&[2.5, 2.5], 5.0, &[3, 2]),
        (&[7.0], 3.0, &[3]),
        (&[0.3, 0.2], 4.0, &[2, 2]),
        (&[9.0, 1.0, 1.0], 2.0, &[1, 1, 1]),
        (&[5.0, 5.0, 5.0, 5.0], 3.0, &[1, 1, 1, 1]),
        (&[0.0, 0.0, 0.0], 7.0, &[3, 2, 2]),
        (&[0.1, 0.1, 0.1], 3.0, &[1, 1, 1]),
        // A part that is whole but for the last bit.
        (&[0.1, 1.1], 12.0, &[1, 11]),
        (&[0.3, 1.0], 13.0, &[3, 10]),
        (
            &[
                71.457_149_092_603_57,
                61.425_861_030_634_41,
                20.543_590_149_569_57,
                78.075_861_531_313_48,
                56.297_786_547_160_81,
                30.858_743_311_841_444,
                90.089_878_109_256_33,
                55.533_123_850_179_13,
            ],
            36.0,
            &[6, 5, 2, 6, 4, 2, 7, 4],
        ),
    ] {
        assert_eq!(balance(lengths, total), expected, "{lengths:?} to {total}");
    }
}

#[test]
fn odd_numbers_have_a_sane_answer() {
    for total in [f64::NAN, f64::NEG_INFINITY, -5.0, 0.0, 1.0, 1.9] {
        assert_eq!(balance(&[3.0, 4.0], total), [1, 1], "{total}");
        assert_eq!(balance(&[], total), [0; 0], "{total}");
    }
    for total in [9.0, 1e300] {
        assert_eq!(balance(&[], total), [0; 0]);
    }
    assert_eq!(balance(&[3.0, 4.0], 7.9), [3, 4]);
    assert_eq!(balance(&[f64::NAN, 2.0, -3.0, f64::INFINITY], 9.0), [1, 6, 1, 1]);
    assert_eq!(balance(&[f64::NAN, f64::NAN], 9.0), [5, 4]);
    assert_eq!(balance(&[f64::MAX, f64::MAX, f64::MAX / 2.0], 10.0), [4, 4, 2]);
    assert_eq!(balance(&[f64::MIN_POSITIVE, f64::MIN_POSITIVE], 10.0), [5, 5]);
    assert_eq!(balance(&[1.0], f64::INFINITY), [u32::MAX]);
}

proptest! {
    #[test]
    fn whole_lengths_keep_their_own_total(lengths in prop::collection::vec(1_u32..1000, 1..20)) {
        let total: u32 = lengths.iter().sum();
        let given: Vec<f64> = lengths.iter().copied().map(f64::from).collect();
        prop_assert_eq!(balance(&given, f64::from(total)), lengths);
    }

    #[test]
    fn any_lengths_add_up(lengths in prop::collection::vec(any::<f64>(), 1..20), spare in 0_u32..10_000) {
        let count = u32::try_from(lengths.len()).unwrap();
        let balanced = balance(&lengths, f64::from(count + spare));
        prop_assert_eq!(balanced.iter().sum::<u32>(), count + spare);
        prop_assert!(balanced.iter().all(|seconds| *seconds >= 1));
    }

    #[test]
    fn a_longer_shot_never_becomes_the_shorter_one(
        lengths in prop::collection::vec(0.0..100.0_f64, 2..10), total in 1_u32..60,
    ) {
        let balanced = balance(&lengths, f64::from(total));
        for (one, seconds) in lengths.iter().zip(&balanced) {
            for (other, other_seconds) in lengths.iter().zip(&balanced) {
                prop_assert!(one <= other || seconds >= other_seconds);
            }
        }
    }
}
