//! Fields with a fixed choice of values: F1, F4, F5, F7.

use super::Case;
use crate::core::request::issue::{Code, Param};
use crate::core::request::model::MODEL;
use crate::core::request::place::Place;
use crate::core::request::report::Report;
use crate::core::request::wording::{any_of, quoted};

/// Whether each is one of its values, to the letter.
pub fn check(case: Case, report: &mut Report) {
    let draft = case.draft;
    for (name, field, allowed) in [
        ("model", &draft.model, std::slice::from_ref(&MODEL.id)),
        ("resolution", &draft.resolution, MODEL.resolutions),
        ("aspect_ratio", &draft.aspect_ratio, MODEL.aspect_ratios),
        ("shot_type", &draft.shot_type, MODEL.shot_types),
    ] {
        let Some(actual) = field.value().filter(|actual| !allowed.contains(&actual.as_str())) else {
            continue;
        };
        let text = format!("{} is not offered. Use {}.", quoted(actual), any_of(allowed));
        let params = vec![
            ("allowed", Param::Texts(allowed)),
            ("actual", actual.as_str().into()),
        ];
        report.add(&Place::of(name), Code::NotOneOf, params, &text);
    }
}
