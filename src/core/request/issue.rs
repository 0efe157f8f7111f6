//! What is wrong with a request, in a form that a program and a person can both read (`package-api.md` §3).

use super::code::Code;
use super::message::{extend, message};
use super::trail::Trail;
use crate::core::plain::{Describe, Object, Plain};

/// A number of things, as JavaScript counts.
#[allow(clippy::cast_precision_loss)] // no list and no text is that long
pub const fn float(count: usize) -> f64 {
    count as f64
}

/// One thing that is wrong, or may be.
#[derive(Debug, Clone, PartialEq)]
pub struct Issue {
    /// What kind of issue it is; it says whether it blocks.
    pub code: Code,
    /// Where it is; at its beginning where it is about the input as a whole.
    pub(super) trail: Trail,
    /// The field there that the contract does not have, where it is about one.
    pub(super) name: Option<String>,
    /// The same in parts, for messages of the caller's own: by name, as the table in `package-api.md` §3 lists them.
    pub params: Object,
    /// Start and end in UTF-16 units inside the text there, where a part of it is meant.
    pub span: Option<(usize, usize)>,
}

impl Describe for Issue {
    fn describe(&self, object: &mut Object) {
        let (mut path, mut heading) = self.trail.told();
        if let Some(name) = &self.name {
            extend(&mut heading, name);
            path.push(Plain::Text(name.to_owned()));
        }
        object.word("code", self.code.as_str());
        object.word("severity", self.code.severity().as_str());
        object.set("path", Plain::List(path));
        // What is wrong and what to do, in plain English.
        let message = message(&heading, self.code.message(), &self.params);
        object.set("message", Plain::Text(message));
        object.set("params", Plain::Object(self.params.clone()));
        if let Some(span) = self.span {
            object.set("span", span_of(span));
        }
    }
}

/// Start and end, as JavaScript sees them.
pub fn span_of((start, end): (usize, usize)) -> Plain {
    Plain::List(vec![Plain::Number(float(start)), Plain::Number(float(end))])
}
