//! What is wrong with a request, in a form that a program and a person can both read (`package-api.md` §3).

use super::code::Code;
use super::message::{extend, message};
use crate::core::plain::{Describe, Object, Plain};

/// One step of a path into the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// A field.
    Name(String),
    /// An item of a list, counted from 0.
    Index(usize),
}

impl Segment {
    /// The step as JavaScript sees it.
    pub fn plain(&self) -> Plain {
        match self {
            Self::Name(name) => Plain::Text(name.clone()),
            Self::Index(index) => Plain::Number(float(*index)),
        }
    }
}

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
    /// Where it is; empty where it is about the input as a whole.
    pub path: Vec<Segment>,
    /// What a person calls that place.
    pub(super) heading: String,
    /// The same in parts, for messages of the caller's own: by name, as the table in `package-api.md` §3 lists them.
    pub params: Object,
    /// Start and end in UTF-16 units inside the text at `path`, where a part of it is meant.
    pub span: Option<(usize, usize)>,
}

impl Issue {
    /// Makes it one about a field at its place that the contract does not have.
    pub(super) fn name(&mut self, name: &str) {
        extend(&mut self.heading, name);
        self.path.push(Segment::Name(name.to_owned()));
    }

    /// What is wrong and what to do, in plain English.
    pub fn message(&self) -> String {
        message(&self.heading, self.code.message(), &self.params)
    }
}

impl Describe for Issue {
    fn describe(&self, object: &mut Object) {
        object.word("code", self.code.as_str());
        object.word("severity", self.code.severity().as_str());
        object.set(
            "path",
            Plain::List(self.path.iter().map(Segment::plain).collect()),
        );
        object.set("message", Plain::Text(self.message()));
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
