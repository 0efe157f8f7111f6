//! The pace, by simulation of the whole flow: how often a task is looked at, and how late its end is seen.

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
            assert!(
                f64::from(looks) <= 6.0 + seconds / 3.0,
                "{seconds} s, {estimate:?}: {looks} looks"
            );
        }
    }
}
