//! The pace, by simulation of the whole flow: how often a task is looked at, and how late its end is seen.

use kling_o3::core::flow::pace::{Pace, doubt, remaining};
use serde_json::{Value as Json, json};

use super::driver::{ID, completed, created, join, replied, woke};

/// How long an answer takes, in milliseconds.
const ANSWER_MS: f64 = 300.0;

/// What a service says at a moment of a task that ends at another.
type Says = fn(now: f64, end: f64) -> Json;

const NOTHING: Says = |_, _| json!(null);
const EVENLY: Says = |now, end| json!((100.0 * now / end).floor());
const SOON_99: Says = |now, end| json!((500.0 * now / end).min(99.0).floor());
const IN_JUMPS: Says = |now, end| json!((4.0 * now / end).floor() * 25.0);

/// The looks it took, and by how many milliseconds the end was seen too late.
fn followed(end: f64, estimated_seconds: Option<f64>, says: Says) -> (u32, f64) {
    let mut driver = created();
    let (mut at, mut looks) = (0.0, 0);
    let mut steps = driver.steps(at, join(1));
    loop {
        let Some(wait) = steps.iter().find_map(|step| step["ms"].as_f64()) else {
            assert_eq!(steps.last().unwrap()["do"], "idle");
            return (looks, at - ANSWER_MS - end);
        };
        at += wait;
        assert_eq!(driver.steps(at, woke())[0]["do"], "send");
        looks += 1;
        at += ANSWER_MS;
        let info = json!({ "estimated_time": estimated_seconds });
        let asked = at - ANSWER_MS;
        let body =
            json!({ "id": ID, "status": "processing", "progress": says(asked, end), "task_info": info });
        steps = driver.steps(
            at,
            if asked >= end {
                completed()
            } else {
                replied(200, &body)
            },
        );
    }
}

#[test]
fn few_looks_see_the_end_of_a_task_soon() {
    for seconds in [3.0, 20.0, 45.0, 90.0, 150.0, 240.0, 400.0, 900.0] {
        let end = seconds * 1_000.0;
        for (estimate, says) in [
            (None, NOTHING),
            (Some(45.0), NOTHING),
            (Some(240.0), NOTHING),
            (None, EVENLY),
            (Some(45.0), EVENLY),
            (Some(240.0), EVENLY),
            (None, SOON_99),
            (None, IN_JUMPS),
        ] {
            let (looks, late) = followed(end, estimate, says);
            let most = 5_000.0 + 0.1 * end;
            assert!(
                (0.0..=most.min(15_600.0)).contains(&late),
                "{seconds} s, {estimate:?}: {late} ms late"
            );
            // A task that says 99 % when a fifth of it is over is the worst of these.
            assert!(
                f64::from(looks) <= 6.0 + seconds / 3.0,
                "{seconds} s, {estimate:?}: {looks} looks"
            );
        }
    }
}

#[test]
fn the_wait_is_what_is_left_without_the_spread_or_its_root() {
    // Seconds since the creation and since the percentage rose, the percentage, the doubt, the estimate; the wait.
    for (elapsed, still, percent, doubt, estimated, wait) in [
        // Without progress: 4.6 s, more where the estimate leaves more, and for a task that has taken very long.
        (5.0, 5.0, 0.0, None, 0.0, 4_600.0),
        (90.0, 80.0, 50.0, None, 45.0, 4_600.0),
        (5.0, 5.0, 0.0, None, 80.0, 9_487.0),
        (5.0, 5.0, 0.0, None, 600.0, 15_000.0),
        (600.0, 600.0, 0.0, None, 45.0, 7_746.0),
        // Three quarters of what is left where the speed is even, …
        (90.0, 0.0, 90.0, Some(0.0), 45.0, 7_500.0),
        (30.0, 0.0, 50.0, Some(0.0), 900.0, 15_000.0),
        // … less where it is not, and never less than the root.
        (90.0, 0.0, 90.0, Some(0.25), 45.0, 3_750.0),
        (90.0, 0.0, 90.0, Some(1.0), 45.0, 3_464.0),
        (99.0, 0.0, 99.0, Some(0.0), 45.0, 1_095.0),
        // What stands still is asked less and less often.
        (95.0, 5.0, 99.0, Some(0.0), 45.0, 1_225.0),
        (130.0, 40.0, 99.0, Some(0.0), 45.0, 7_500.0),
    ] {
        let pace = Pace {
            bounds: (1_000.0, 15_000.0),
            elapsed: elapsed * 1_000.0,
            moved: (elapsed - still) * 1_000.0,
            percent,
            doubt,
            estimated: estimated * 1_000.0,
            random: 0.5,
            ..Pace::default()
        };
        let seen = pace.interval().round();
        assert!(
            (seen - wait).abs() < 0.5,
            "{elapsed} s, {percent} %, {doubt:?}: {seen}"
        );
    }
}

#[test]
fn a_rise_that_comes_as_expected_lowers_the_doubt() {
    for (known, percent, before, elapsed, since, expected) in [
        (None, 50.0, 40.0, 50.0, 10.0, 0.25),
        (Some(0.25), 50.0, 40.0, 50.0, 10.0, 0.125),
        // Three times as slow as so far, and three times as fast.
        (Some(0.0), 50.0, 40.0, 50.0, 30.0, 0.25),
        (Some(0.0), 60.0, 30.0, 60.0, 10.0, 0.25),
        (Some(1.0), 51.0, 50.0, 50.0, 1e15, 1.0),
        (Some(1.0), 51.0, 50.0, 0.0, 0.0, 1.0),
    ] {
        let seen = doubt(known, percent, before, elapsed, since);
        assert!((seen - expected).abs() < 0.001, "{percent}: {seen}");
    }
}

#[test]
fn the_wait_is_a_tenth_more_or_less_by_chance() {
    for (least, most, random, wait) in [
        (1_000.0, 15_000.0, 0.0, 4_500.0),
        (1_000.0, 15_000.0, 0.25, 4_750.0),
        (1_000.0, 15_000.0, 1.0, 5_500.0),
        (4_800.0, 15_000.0, 0.0, 4_800.0),
        (1_000.0, 5_200.0, 1.0, 5_200.0),
        (1_000.0, 4_000.0, 0.0, 3_600.0),
    ] {
        let bounds = (least, most);
        let pace = Pace {
            bounds,
            random,
            is_new: true,
            ..Pace::default()
        };
        assert!((pace.interval() - wait).abs() < 0.5, "{bounds:?}, {random}");
    }
}

#[test]
fn what_is_left_follows_from_the_speed_or_from_the_estimate() {
    // The percentage, seconds since the creation when it rose and now, the estimate; what is left.
    for (percent, moved, elapsed, estimated, left) in [
        (None, 0.0, 10.0, None, None),
        (None, 0.0, 10.0, Some(45.0), Some(35.0)),
        (None, 0.0, 45.0, Some(45.0), None),
        (None, 0.0, 50.0, Some(45.0), None),
        (Some(9.0), 9.0, 10.0, Some(45.0), Some(35.0)),
        (Some(10.0), 10.0, 10.0, Some(45.0), Some(90.0)),
        (Some(50.0), 30.0, 40.0, None, Some(20.0)),
        // What has stood still for long will not end sooner than it has stood.
        (Some(90.0), 90.0, 130.0, Some(45.0), Some(40.0)),
        (Some(100.0), 50.0, 50.0, None, None),
        (Some(100.0), 50.0, 50.0, Some(60.0), Some(10.0)),
    ] {
        let seen = remaining(percent, moved * 1_000.0, elapsed * 1_000.0, estimated);
        assert_eq!(seen, left.map(|left| left * 1_000.0), "{percent:?}, {elapsed} s");
    }
}

#[test]
fn only_a_second_rise_tells_how_long_it_will_take() {
    let wait_after = |answers: &[(f64, f64)]| {
        let mut driver = created();
        driver.steps(0.0, join(1));
        let mut wait = 0.0;
        for (at, percent) in answers {
            driver.steps(*at, woke());
            let body = json!({ "id": ID, "status": "processing", "progress": percent });
            let steps = driver.steps(*at, replied(200, &body));
            wait = steps.iter().find_map(|step| step["ms"].as_f64()).unwrap();
        }
        wait
    };
    assert!((wait_after(&[(5_000.0, 50.0)]) - 4_600.0).abs() < 0.5);
    assert!((wait_after(&[(5_000.0, 50.0), (10_000.0, 50.0)]) - 4_600.0).abs() < 0.5);
    // Half of the doubt is gone: ten seconds are left, and three eighths of them are sure.
    assert!((wait_after(&[(20_000.0, 40.0), (40_000.0, 80.0)]) - 3_750.0).abs() < 0.5);
}
