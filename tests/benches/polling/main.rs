//! How often a task is looked at, and how late its end is seen: the real flow beside fixed intervals, in virtual time.
//!
//! `cargo bench --bench polling` prints a table; with a folder as its argument it also writes `polling.json` and
//! `polling.svg` there. The service is simulated (`service.rs`): the figures say how strategies compare, not what the
//! service does. Tasks and chance are the same at every run and for every strategy.
// What is measured wrongly is not measured at all, so this may stop where it stands.
#![allow(clippy::expect_used, clippy::indexing_slicing)]

mod dice;
mod fixed;
mod flow;
mod picture;
mod service;
mod tally;

use std::path::Path;

use serde_json::{Value as Json, json};

use service::{Estimate, PROFILES, Profile, Shape};
use tally::Tally;

/// How many tasks each figure is the mean of, and where their chance begins.
const TASKS: u32 = 4_000;
const SEED: u32 = 7;

/// One strategy on one kind of task.
struct Row {
    strategy: String,
    profile: &'static str,
    shape: Shape,
    estimate: Option<Estimate>,
    tally: Tally,
    /// Requests and mean delay against a look every two seconds.
    ratio: (f64, f64),
}

fn main() {
    let mut rows = Vec::new();
    for profile in PROFILES {
        println!("\nprofile {}: {}", profile.name, profile.about);
        println!("{:<46} requests  delay   p95 s   against fixed 2 s", "");
        let fixed = fixed(profile);
        let reference = fixed[2].tally;
        rows.extend(fixed.into_iter().map(|row| shown(row, &reference)));
        for shape in Shape::SHOWN {
            for estimate in Estimate::ALL {
                rows.push(shown(own(profile, shape, estimate), &reference));
            }
        }
    }
    let goals = goals(&rows);
    for goal in &goals {
        println!("{}", line(goal));
    }
    // Cargo's own arguments begin with a dash.
    if let Some(folder) = std::env::args()
        .skip(1)
        .find(|argument| !argument.starts_with('-'))
    {
        write(Path::new(&folder), &rows, &goals);
    }
}

fn fixed(profile: &'static Profile) -> Vec<Row> {
    let rows = fixed::OTHERS.iter().map(|interval| {
        let kind = (profile, Shape::Mixed, Estimate::Absent);
        let strategy = |task: &mut service::Task, dice: &mut dice::Dice| interval.followed(task, dice);
        Row {
            strategy: interval.name.to_owned(),
            profile: profile.name,
            shape: Shape::Mixed,
            estimate: None,
            tally: Tally::of(&strategy, kind, TASKS, SEED),
            ratio: (1.0, 1.0),
        }
    });
    rows.collect()
}

fn own(profile: &'static Profile, shape: Shape, estimate: Estimate) -> Row {
    Row {
        strategy: format!(
            "kling-o3, progress {}, estimate {}",
            shape.name(),
            estimate.name()
        ),
        profile: profile.name,
        shape,
        estimate: Some(estimate),
        tally: Tally::of(&flow::followed, (profile, shape, estimate), TASKS, SEED),
        ratio: (1.0, 1.0),
    }
}

fn shown(mut row: Row, reference: &Tally) -> Row {
    row.ratio = row.tally.against(reference);
    let Tally {
        requests,
        delay,
        late,
    } = row.tally;
    println!(
        "{:<46} {requests:>8.1} {delay:>6.2} {late:>7.2}   {:.3} of the requests, {:.2} of the delay",
        row.strategy, row.ratio.0, row.ratio.1
    );
    row
}

/// The goals: shares of the requests and of the mean delay of a look every two seconds, at profile A.
///
/// "Three shapes of progress" are the three in which a percentage moves: nearly evenly, along a curve, in stalls and
/// jumps. One that stands still has no shape to go by; that case has a goal of its own, "without progress or estimate",
/// of 0.45 at 2.2. If it were one of the three, the two goals could not both be met: with 0.45 of the requests its end is
/// seen at 2.0 at best (at 2.1 by this rule), so that the other two had to be seen at 0.8 for a mean of 1.2; that takes
/// them 0.41 of the requests, where a mean of 0.35 leaves 0.30. Tried by simulation: spreads so wide that the mean is
/// 1.2 need 0.47; looks every 3 s instead of 4.6 s give 0.38 at 1.33, and 0.65 where the other goal allows 0.45. So
/// that mean is printed, without a goal.
fn goals(rows: &[Row]) -> Vec<Json> {
    let mean = |name: &str, shapes: &[Shape], estimates: &[Estimate], goal: Option<[f64; 2]>| {
        let is_meant = |row: &&Row| {
            let estimate = row.estimate.filter(|estimate| estimates.contains(estimate));
            row.profile == "A" && shapes.contains(&row.shape) && estimate.is_some()
        };
        let meant: Vec<_> = rows.iter().filter(is_meant).map(|row| row.ratio).collect();
        let share = |part: fn(&(f64, f64)) -> f64| tally::mean(meant.iter().map(part));
        json!({ "name": name, "requests": share(|ratio| ratio.0), "delay": share(|ratio| ratio.1), "goal": goal })
    };
    let moving = [Shape::Steady, Shape::Curved, Shape::Uneven];
    let alike = [Shape::Steady, Shape::Uneven, Shape::Useless];
    let (any, none) = (&Estimate::ALL, &[Estimate::Absent]);
    let goal = Some([0.35, 1.2]);
    vec![
        mean("90 s, mixed progress", &[Shape::Mixed], any, goal),
        mean("90 s, steady, curved, uneven progress", &moving, any, goal),
        mean("90 s, steady, uneven, useless progress", &alike, any, None),
        mean(
            "90 s, no progress, no estimate",
            &[Shape::Useless],
            none,
            Some([0.45, 2.2]),
        ),
    ]
}

fn line(goal: &Json) -> String {
    let number = |value: &Json| value.as_f64().unwrap_or(f64::NAN);
    let aim = match &goal["goal"] {
        Json::Null => "no goal".to_owned(),
        goal => format!("goal {} at {}", goal[0], goal[1]),
    };
    format!(
        "{:<42} {:.3} of the requests at {:.2} of the delay; {aim}",
        goal["name"].as_str().unwrap_or_default(),
        number(&goal["requests"]),
        number(&goal["delay"]),
    )
}

fn write(folder: &Path, rows: &[Row], goals: &[Json]) {
    let rows_json: Vec<_> = rows
        .iter()
        .map(|row| {
            json!({
                "strategy": row.strategy, "profile": row.profile, "requests": row.tally.requests, "meanDelaySeconds": row.tally.delay,
                "p95DelaySeconds": row.tally.late, "requestsAgainstFixed2": row.ratio.0, "delayAgainstFixed2": row.ratio.1,
            })
        })
        .collect();
    let report = json!({ "tasks": TASKS, "roundTripSeconds": service::ROUND_TRIP, "simulated": true, "rows": rows_json, "goals": goals });
    std::fs::create_dir_all(folder).expect("the folder can be made");
    std::fs::write(folder.join("polling.json"), format!("{report:#}\n"))
        .expect("the folder can be written to");
    std::fs::write(folder.join("polling.svg"), picture::drawn(rows)).expect("the folder can be written to");
}
