//! What an end image needs and what it does not go with (W4, W5).

use super::Case;
use crate::core::request::code::Code;
use crate::core::request::model::{END_IMAGE_URL, MULTI_PROMPT, START_IMAGE_URL};
use crate::core::request::report::Report;

/// Whether the address here is that of an end image, and stands where it can work.
pub fn check(case: &Case, report: &mut Report) {
    if report.trail() == [END_IMAGE_URL] {
        if case.part(START_IMAGE_URL).is_absent() {
            report.add(Code::EndWithoutStart);
        }
        if case.part(MULTI_PROMPT).is_given() {
            report.add(Code::EndWithShots);
        }
    }
}
