//! Fields with a fixed choice of values: F1, F4, F5, F7.

use crate::core::plain::Plain;
use crate::core::request::code::Code;
use crate::core::request::draft::Draft;
use crate::core::request::model::Shape;
use crate::core::request::report::Report;

/// Whether it is one of its values, to the letter.
pub fn check(part: &Draft, shape: &Shape, report: &mut Report) {
    let (Draft::Text(actual), Shape::Choice(allowed)) = (part, shape) else {
        return;
    };
    if !allowed.contains(&actual.as_str()) {
        let mut choices = Vec::new();
        for choice in *allowed {
            choices.push(Plain::Word(choice));
        }
        report.add(Code::NotOneOf);
        report.set("allowed", Plain::List(choices));
        report.text("actual", actual);
    }
}
