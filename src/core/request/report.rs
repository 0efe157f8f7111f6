//! Collects issues on a walk through the draft, and drops the warnings that an error makes pointless.
//!
//! The walk goes in the documented order, so the issues come in it too: nothing has to be sorted.

use super::code::{Code, Severity};
use super::issue::{Issue, float};
use super::limits::Limit;
use super::trail::Trail;
use crate::core::plain::{Object, Plain};

/// No more errors are told, and no warnings beside so many issues: nobody reads them, and a text can hold a million.
const MOST: usize = 10_000;

/// The issues of one validation, and where the walk is.
#[derive(Debug, Default)]
pub struct Report {
    issues: Vec<Issue>,
    trail: Trail,
    lacks_texts: bool,
    errors: usize,
    has_error_here: bool,
    /// Whether the last issue that was found is a silenced one, and its parameters are for nobody.
    is_silent: bool,
}

impl Report {
    /// Where the walk is: the fields' places in their tables and the items' in their lists.
    pub fn trail(&self) -> &[usize] {
        self.trail.steps()
    }

    /// Whether a rule had to look at a text of which the sheet does not hold all.
    pub fn lacks_texts(&self) -> bool {
        self.lacks_texts
    }

    /// A rule has to look at a text of which the sheet does not hold all: what is found is worth nothing.
    pub fn lack_texts(&mut self) {
        self.lacks_texts = true;
    }

    /// How many errors there are.
    pub fn errors(&self) -> usize {
        self.errors
    }

    /// How many issues there are.
    pub fn len(&self) -> usize {
        self.issues.len()
    }

    /// All issues, in order.
    pub fn finish(self) -> Vec<Issue> {
        self.issues
    }

    /// Goes to a field or an item of what is here.
    pub fn enter(&mut self, step: usize) {
        self.trail.enter(step);
        self.has_error_here = false;
    }

    /// Goes back from there.
    pub fn leave(&mut self) {
        self.trail.leave();
    }

    /// Adds an issue about what is here. Errors have to come before warnings, which they silence.
    #[inline(never)] // every rule calls this and those below
    pub fn add(&mut self, code: Code) {
        self.is_silent = if code.severity() == Severity::Error {
            self.has_error_here = true;
            self.errors += 1;
            self.errors > MOST
        } else {
            self.has_error_here || self.issues.len() >= MOST
        };
        if self.is_silent {
            return;
        }
        self.issues.push(Issue {
            code,
            trail: self.trail,
            name: None,
            params: Object::default(),
            span: None,
        });
    }

    /// Makes the last issue one about a field here that the contract does not have.
    pub fn name(&mut self, name: &str) {
        if let Some(issue) = self.last() {
            issue.name = Some(name.to_owned());
        }
    }

    /// Adds one where there are more than may be.
    #[inline(never)]
    pub fn at_most(&mut self, code: Code, actual: usize, limit: Limit) {
        if actual > limit.count() {
            self.add(code);
            self.number("max", limit.value);
            self.number("actual", float(actual));
        }
    }

    /// Adds one where a number is out of range.
    #[inline(never)]
    pub fn within(&mut self, actual: f64, min: f64, max: f64) {
        if actual < min || actual > max {
            self.add(Code::OutOfRange);
            self.number("min", min);
            self.number("max", max);
            self.number("actual", actual);
        }
    }

    /// Gives the last issue a parameter.
    #[inline(never)]
    pub fn set(&mut self, name: &'static str, value: Plain) {
        if let Some(issue) = self.last() {
            issue.params.set(name, value);
        }
    }

    /// A number.
    #[inline(never)]
    pub fn number(&mut self, name: &'static str, number: f64) {
        self.set(name, Plain::Number(number));
    }

    /// A word of our own.
    #[inline(never)]
    pub fn word(&mut self, name: &'static str, word: &'static str) {
        self.set(name, Plain::Word(word));
    }

    /// A text of the caller's.
    #[inline(never)]
    pub fn text(&mut self, name: &'static str, text: &str) {
        self.set(name, Plain::Text(text.to_owned()));
    }

    /// Makes the last issue one about a part of the text that is here.
    pub fn narrow(&mut self, span: (usize, usize)) {
        if let Some(issue) = self.last() {
            issue.span = Some(span);
        }
    }

    fn last(&mut self) -> Option<&mut Issue> {
        if self.is_silent {
            None
        } else {
            self.issues.last_mut()
        }
    }

    /// Adds what these rules find before the issues from `begin` on.
    pub fn insert(&mut self, begin: usize, rules: impl FnOnce(&mut Self)) {
        if begin == self.issues.len() {
            return rules(self);
        }
        // By hand: a method that splits a list can panic, and brings the printing of numbers along.
        let mut found = core::mem::take(&mut self.issues).into_iter();
        self.issues.extend(found.by_ref().take(begin));
        rules(self);
        self.issues.extend(found);
    }
}
