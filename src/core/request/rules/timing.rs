//! How long the video and its shots are, and how many shots there are (F6, F8, W14, W16).

use super::Case;
use crate::core::request::draft::{Field, Items, Shot};
use crate::core::request::issue::Code;
use crate::core::request::limits::{
    DURATION_MAX, DURATION_MIN, Limit, SHOT_DURATION_ADVISED, SHOT_DURATION_MAX, SHOT_DURATION_MIN, SHOTS_MAX,
};
use crate::core::request::place::Place;
use crate::core::request::report::Report;
use crate::core::request::wording::{seconds, whole};

/// Whether all lengths are in range and add up.
pub fn check(case: Case, report: &mut Report) {
    let draft = case.draft;
    if let Some(&duration) = draft
        .duration
        .value()
        .filter(|duration| !is_video_length(**duration))
    {
        range(
            duration,
            DURATION_MIN,
            DURATION_MAX,
            &Place::of("duration"),
            report,
        );
    }
    let shots = Place::of("multi_prompt");
    for (index, shot) in draft.multi_prompt.values() {
        let place = shots.item(index);
        shot_length(&shot.duration, &place.field("duration"), report);
    }
    let most = SHOTS_MAX.count();
    if let Some(actual) = draft.multi_prompt.count().filter(|count| *count > most) {
        let text = format!("{actual} are more than the {most} that the model is known to take.");
        report.add(
            &shots,
            Code::ShotsCount,
            vec![("max", most.into()), ("actual", actual.into())],
            &text,
        );
    }
    if let Some(sum) = sum(&draft.multi_prompt) {
        total(sum, &draft.duration, report);
    }
}

fn is_video_length(length: f64) -> bool {
    (DURATION_MIN.value..=DURATION_MAX.value).contains(&length)
}

fn range(actual: f64, min: Limit, max: Limit, place: &Place, report: &mut Report) {
    let (min, max) = (min.value, max.value);
    let text = format!(
        "{} is out of range. Use {} to {}.",
        seconds(actual),
        whole(min),
        seconds(max)
    );
    report.add(
        place,
        Code::OutOfRange,
        vec![
            ("min", min.into()),
            ("max", max.into()),
            ("actual", actual.into()),
        ],
        &text,
    );
}

fn shot_length(duration: &Field<f64>, place: &Place, report: &mut Report) {
    if duration.given() == Some(false) {
        let text = "there is no length. Give this shot a whole number of seconds.";
        report.add(place, Code::ShotDurationMissing, Vec::new(), text);
    }
    let Some(&actual) = duration.value() else { return };
    let advised = SHOT_DURATION_ADVISED.value;
    if actual < SHOT_DURATION_MIN.value {
        // One that is too long makes the total too long, which says it better.
        range(actual, SHOT_DURATION_MIN, SHOT_DURATION_MAX, place, report);
    } else if actual < advised {
        let text = format!("some services refuse shots under {}.", seconds(advised));
        report.add(
            place,
            Code::ShotShort,
            vec![("min", advised.into()), ("actual", actual.into())],
            &text,
        );
    }
}

/// All shots together; nothing where there are none or one of them has no whole length. Kept finite: lengths can be
/// any number.
fn sum(shots: &Field<Items<Shot>>) -> Option<f64> {
    if shots.given() != Some(true) || !shots.is_read() {
        return None;
    }
    shots.items().iter().try_fold(0.0, |sum: f64, shot| {
        let sum = sum + shot.value()?.duration.value()?;
        Some(if sum.is_finite() {
            sum
        } else {
            f64::MAX.copysign(sum)
        })
    })
}

#[allow(clippy::float_cmp)] // both are whole
fn total(sum: f64, duration: &Field<f64>, report: &mut Report) {
    let fits = is_video_length(sum);
    match duration {
        Field::Value(duration) if *duration != sum => {
            let advice = if fits {
                format!(", or set the duration to {}", seconds(sum))
            } else {
                String::new()
            };
            let (is, wanted) = (seconds(sum), seconds(*duration));
            let text = format!("the shots take {is} together, not {wanted}. Change the shots{advice}.");
            let params = vec![("sum", sum.into()), ("duration", (*duration).into())];
            report.add(&Place::of("duration"), Code::ShotsTotal, params, &text);
        }
        Field::Absent if !fits => {
            let (min, max) = (DURATION_MIN.value, DURATION_MAX.value);
            let (is, least, most) = (seconds(sum), whole(min), seconds(max));
            let text = format!("they take {is} together. Make that {least} to {most}.");
            let params = vec![("sum", sum.into()), ("min", min.into()), ("max", max.into())];
            report.add(&Place::of("multi_prompt"), Code::ShotsTotal, params, &text);
        }
        _ => {}
    }
}
