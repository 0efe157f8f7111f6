//! What the clock says: a zero that is any moment, a step back, and numbers that a face can make a date of.

use kling_o3::core::flow::advance;
use kling_o3::core::plain::Plain;
use serde_json::json;

use super::driver::{ID, created, created_at, follow, join, leads, replied, woke};
use crate::support::{HostLinks, Input};

#[test]
fn a_clock_that_goes_back_stands_still() {
    created().play(&[
        (0.0, join(1), &["1: created pending 0%", "wait 5000"]),
        (4_000.0, leads(true), &["say normal", "wait 1000"]),
        (1_000.0, leads(true), &["say normal", "wait 1000"]),
        (5_000.0, woke(), &["GET /v1/tasks/ID"]),
    ]);
}

#[test]
fn the_pace_does_not_depend_on_when_the_clock_began() {
    for start in [0.0, 1_000_000.0] {
        // Each look: seconds since the creation, the percentage, the estimate; the wait.
        for looks in [
            [(5.0, 0.0, Some(80.0), 9_487.0), (15.0, 0.0, Some(80.0), 8_832.0)],
            [(20.0, 40.0, None, 4_600.0), (40.0, 80.0, None, 3_750.0)],
        ] {
            let mut driver = created_at(start);
            driver.steps(start, join(1));
            for (seconds, percent, estimate, wait) in looks {
                let at = start + seconds * 1_000.0;
                let says = json!({ "id": ID, "status": "processing", "progress": percent,
                    "task_info": { "estimated_time": estimate } });
                driver.steps(at, woke());
                let steps = driver.steps(at, replied(200, &says));
                let seen = steps.iter().find_map(|step| step["ms"].as_f64());
                assert_eq!(seen, Some(wait), "from {start}, after {seconds} s");
            }
        }
    }
}

/// JSON, in which the other scripts are compared, has no infinity: it would be null there as well.
#[test]
fn a_moment_that_nobody_knows_is_null() {
    let mut driver = created();
    driver.steps(0.0, follow(1, &json!({ "hidden": "pause", "maxWaitMs": null })));
    let now = json!({ "elapsed": 1_000.0, "unix": 1_790_000_002_000.0_f64, "random": 0.5 });
    let event = json!({ "type": "page", "hidden": true, "now": now, "place": {} });
    let [state, event, input] = [driver.state, event, json!(null)].map(Input);
    let advance = advance(&state, &event, &input, &HostLinks).unwrap();
    let told = advance.get("steps").items()[0].get("event");
    assert_eq!(told.get("reason"), &Plain::Word("hidden"));
    assert_eq!(told.get("retryAt"), &Plain::Null);
}
