//! Plain shape: every part is of its own type, and no list is too long to be read (types of `service.md` §2.1–2.3).

use crate::core::request::code::Code;
use crate::core::request::draft::Draft;
use crate::core::request::part::Part;
use crate::core::request::report::Report;

/// Whether what is here is of the type it should be.
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
