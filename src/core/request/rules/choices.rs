//! Fields with a fixed choice of values: F1, F4, F5, F7.

use crate::core::plain::Plain;
use crate::core::request::code::Code;
use crate::core::request::draft::Draft;
use crate::core::request::report::Report;

/// Whether it is one of its values, to the letter.
pub fn check(part: &Draft, allowed: &'static [&'static str], report: &mut Report) {
    // Where it is one of them, the sheet says which, and holds no text.
    if !part.is_text() {
        return;
    }
    let Some(actual) = part.text() else {
        return report.lack_texts();
    };
    let mut choices = Vec::new();
    for choice in allowed {
        choices.push(Plain::Word(choice));
    }
    report.add(Code::NotOneOf);
    report.set("allowed", Plain::List(choices));
    report.text("actual", actual);
}
