//! Collects issues, then puts them in the documented order and drops the warnings that an error makes pointless.

use std::cmp::Ordering;

use super::issue::{Code, Issue, Param, Params, Segment, Severity};
use super::model::MODEL;
use super::place::Place;
use super::wording::heading;

/// The issues of one validation, as the rules find them.
#[derive(Debug, Default)]
pub struct Report {
    issues: Vec<Issue>,
}

impl Report {
    /// Adds an issue about the field at `place`; its message is the field's heading and `text`.
    pub fn add(&mut self, place: &Place, code: Code, params: Vec<(&'static str, Param)>, text: &str) {
        let path = place.path();
        // A field nobody knows has no heading of its own: its text names it.
        let titled = if code == Code::UnknownField {
            path.len().saturating_sub(1)
        } else {
            path.len()
        };
        let mut message = match path.get(..titled) {
            Some([]) if code == Code::UnknownField => String::new(),
            titled => heading(titled.unwrap_or_default()) + ": ",
        };
        message.push_str(text);
        let severity = code.severity();
        self.issues.push(Issue {
            code,
            severity,
            path,
            message,
            params: Params(params),
            span: None,
        });
    }

    /// Makes the last issue one about a part of the text at its path.
    pub fn narrow(&mut self, span: (usize, usize)) {
        if let Some(issue) = self.issues.last_mut() {
            issue.span = Some(span);
        }
    }

    /// All issues in order, without the silenced ones.
    pub fn finish(self) -> Vec<Issue> {
        let mut issues = sorted(self.issues);
        let mut kept = silence(&issues).into_iter();
        issues.retain(|_| kept.next() == Some(true));
        issues
    }
}

/// A stable merge sort. The library's own is faster on long lists and three kilobytes larger; most reports have less
/// than ten issues.
fn sorted(mut issues: Vec<Issue>) -> Vec<Issue> {
    if issues.len() < 2 {
        return issues;
    }
    let mut right = sorted(issues.split_off(issues.len() / 2)).into_iter().peekable();
    let mut left = sorted(issues).into_iter().peekable();
    let mut merged = Vec::new();
    loop {
        let next = match (left.peek(), right.peek()) {
            (None, None) => return merged,
            (Some(one), Some(other)) if in_order(one, other) == Ordering::Greater => right.next(),
            (None, Some(_)) => right.next(),
            (Some(_), _) => left.next(),
        };
        merged.extend(next);
    }
}

/// Fields in the order of the contract, a path before those below it, unknown fields last (they are equal here, and a
/// stable sort leaves them in the input's order); at one path by code, which is errors first, and those about a part of a
/// text last.
fn in_order(one: &Issue, other: &Issue) -> Ordering {
    paths_in_order(&one.path, &other.path)
        .then(one.span.cmp(&other.span))
        .then(one.code.cmp(&other.code))
}

fn paths_in_order(one: &[Segment], other: &[Segment]) -> Ordering {
    let mut fields = MODEL.fields;
    for (step, other_step) in one.iter().zip(other) {
        let ordering = match (step, other_step) {
            (Segment::Index(index), Segment::Index(other_index)) => index.cmp(other_index),
            (Segment::Name(name), Segment::Name(other_name)) if name != other_name => {
                rank(fields, name).cmp(&rank(fields, other_name))
            }
            _ => Ordering::Equal,
        };
        if ordering != Ordering::Equal {
            return ordering;
        }
        if let Segment::Name(name) = step {
            fields = MODEL.fields_inside(name);
        }
    }
    one.len().cmp(&other.len())
}

fn rank(fields: &[&str], name: &str) -> usize {
    fields
        .iter()
        .position(|field| *field == name)
        .unwrap_or(fields.len())
}

/// Which issues stay: an error makes the warnings at its path pointless, and for the two codes that are about a list
/// item as a whole also those above it. The issues are in order, so what matters stands right beside each.
fn silence(issues: &[Issue]) -> Vec<bool> {
    let mut last_error: &[Segment] = &[];
    let mut kept = Vec::new();
    for (index, issue) in issues.iter().enumerate() {
        let path = issue.path.as_slice();
        let is_error = issue.severity == Severity::Error;
        if is_error {
            last_error = path;
        }
        kept.push(is_error || (last_error != path && !is_about_broken_item(issue, issues.get(index..))));
    }
    kept
}

fn is_about_broken_item(issue: &Issue, following: Option<&[Issue]>) -> bool {
    let mut below = following
        .unwrap_or_default()
        .iter()
        .take_while(|other| other.path.starts_with(&issue.path));
    matches!(issue.code, Code::MentionUnused | Code::ElementIncomplete)
        && below.any(|other| other.severity == Severity::Error)
}
