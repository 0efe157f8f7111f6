//! Collects issues on a walk through the draft, and drops the warnings that an error makes pointless.
//!
//! The walk goes in the documented order, so the issues come in it too: nothing has to be sorted.

use super::code::{Code, Severity};
use super::issue::{Issue, float};
use super::limits::Limit;
use super::message::{fill, locate};
use crate::core::plain::Object;

/// The issues of one validation, and where the walk is.
#[derive(Debug, Default)]
pub struct Report {
    issues: Vec<Issue>,
    trail: Vec<usize>,
    has_error_here: bool,
    errors: usize,
}

impl Report {
    /// Where the walk is: the fields' places in their tables and the items' in their lists.
    pub fn trail(&self) -> &[usize] {
        &self.trail
    }

    /// Goes to a field or an item of what is here.
    pub fn enter(&mut self, step: usize) {
        self.trail.push(step);
        self.has_error_here = false;
    }

    /// Goes back from there.
    pub fn leave(&mut self) {
        self.trail.pop();
    }

    /// Adds an issue about what is here. Errors have to come before warnings, which they silence.
    pub fn add(&mut self, code: Code, params: Object) {
        self.push(code, params, None, None);
    }

    /// Adds one without parameters.
    pub fn say(&mut self, code: Code) {
        self.add(code, Object::default());
    }

    /// Adds one about a part of the text that is here.
    pub fn add_part(&mut self, code: Code, params: Object, span: (usize, usize)) {
        self.push(code, params, Some(span), None);
    }

    /// Adds one about a field here that the contract does not have.
    pub fn add_unknown(&mut self, name: &str) {
        self.has_error_here = false;
        self.push(Code::UnknownField, Object::default(), None, Some(name));
    }

    /// Adds one where there are more than may be.
    pub fn at_most(&mut self, code: Code, actual: usize, limit: Limit) {
        if actual > limit.count() {
            let mut params = Object::default();
            params.number("max", limit.value);
            params.number("actual", float(actual));
            self.add(code, params);
        }
    }

    /// Adds one where a number is out of range.
    pub fn within(&mut self, actual: f64, min: f64, max: f64) {
        if actual < min || actual > max {
            let mut params = Object::default();
            params.number("min", min);
            params.number("max", max);
            params.number("actual", actual);
            self.add(Code::OutOfRange, params);
        }
    }

    fn push(&mut self, code: Code, params: Object, span: Option<(usize, usize)>, unknown: Option<&str>) {
        let is_error = code.severity() == Severity::Error;
        if self.has_error_here && !is_error {
            return;
        }
        self.has_error_here = is_error;
        self.errors += usize::from(is_error);
        let (path, mut message) = locate(&self.trail, unknown);
        message.push_str(": ");
        fill(&mut message, code.message(), &params);
        self.issues.push(Issue {
            code,
            path,
            message,
            params,
            span,
        });
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// How many issues there are.
    pub fn len(&self) -> usize {
        self.issues.len()
    }

    /// Adds what these rules find before the issues from `begin` on.
    pub fn insert(&mut self, begin: usize, rules: impl FnOnce(&mut Self)) {
        let mut later = self.issues.split_off(begin);
        rules(self);
        self.issues.append(&mut later);
    }

    /// All issues, in order.
    pub fn finish(self) -> Vec<Issue> {
        self.issues
    }
}
