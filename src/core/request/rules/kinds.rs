//! Plain shape: every part is of its own type (`service.md` §2.1–2.3).

use crate::core::request::code::Code;
use crate::core::request::draft::Draft;
use crate::core::request::part::Part;
use crate::core::request::report::Report;

/// Says why what is here is of no use.
pub fn check(draft: &Draft, part: Part, report: &mut Report) {
    match part {
        Part::Unreadable(kind) => {
            report.add(Code::WrongType);
            report.word("expected", draft.shape.name());
            report.word("actual", kind);
        }
        Part::Fraction(number) => {
            report.add(Code::NotWhole);
            report.number("actual", number);
        }
        _ => {}
    }
}
