//! How long the video and its shots are, how many shots there are, and that no list is too long to be read (F6, F8, W14,
//! W16).

use super::Case;
use crate::core::request::code::Code;
use crate::core::request::issue::float;
use crate::core::request::limits::{
    DURATION_MAX, DURATION_MIN, LIST_ITEMS, SHOT_DURATION_ADVISED, SHOT_DURATION_MAX, SHOT_DURATION_MIN,
    SHOTS_MAX,
};
use crate::core::request::model::{DURATION, MULTI_PROMPT, SHOT_DURATION};
use crate::core::request::part::Part;
use crate::core::request::report::Report;

/// Whether a shot has a length.
pub fn missing(report: &mut Report) {
    if let [MULTI_PROMPT, _, SHOT_DURATION] = report.trail() {
        report.add(Code::ShotDurationMissing);
    }
}

/// Whether the length of what is here, a list or a number of seconds, is in range, and all of them add up.
pub fn check(case: &Case, part: Part, report: &mut Report) {
    if let Part::List(length) = part {
        report.within(float(length), 0.0, LIST_ITEMS.value);
    }
    match report.trail() {
        [DURATION] => {
            if let Part::Number(duration) = part {
                report.within(duration, DURATION_MIN.value, DURATION_MAX.value);
                total(case, Some(duration), report);
            }
        }
        [MULTI_PROMPT] => {
            if case.part(DURATION).is_absent() {
                total(case, None, report);
            }
            if let Part::List(length) = part {
                report.at_most(Code::ShotsCount, length, SHOTS_MAX);
            }
        }
        [MULTI_PROMPT, _, SHOT_DURATION] => {
            if let Part::Number(actual) = part {
                shot(actual, report);
            }
        }
        _ => {}
    }
}

fn shot(actual: f64, report: &mut Report) {
    if actual < SHOT_DURATION_MIN.value {
        // One that is too long makes the total too long, which says it better.
        report.within(actual, SHOT_DURATION_MIN.value, SHOT_DURATION_MAX.value);
    } else if actual < SHOT_DURATION_ADVISED.value {
        report.add(Code::ShotShort);
        report.number("min", SHOT_DURATION_ADVISED.value);
        report.number("actual", actual);
    }
}

/// All shots together; nothing where there are none or one of them has no whole length.
pub fn sum_of_shots(case: &Case) -> Option<f64> {
    let shots = &case.shots;
    if shots.items() == 0 || !shots.is_read() {
        return None;
    }
    let mut sum = 0.0;
    for index in 0..shots.items() {
        let Part::Number(seconds) = shots.item(index).field(SHOT_DURATION).part() else {
            return None;
        };
        let more: f64 = sum + seconds;
        // Kept finite: lengths can be any number.
        sum = if more.is_finite() {
            more
        } else {
            f64::MAX.copysign(more)
        };
    }
    Some(sum)
}

#[allow(clippy::float_cmp)] // both are whole
fn total(case: &Case, duration: Option<f64>, report: &mut Report) {
    let Some(sum) = sum_of_shots(case) else { return };
    let (least, most) = (DURATION_MIN.value, DURATION_MAX.value);
    let is_good = match duration {
        Some(duration) => duration == sum,
        None => sum >= least && sum <= most,
    };
    if is_good {
        return;
    }
    report.add(Code::ShotsTotal);
    report.number("sum", sum);
    if let Some(duration) = duration {
        report.number("duration", duration);
    } else {
        report.number("min", least);
        report.number("max", most);
    }
}
