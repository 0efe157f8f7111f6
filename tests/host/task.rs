//! Every answer of the service that is on record, and those that are not: one row each.

mod addresses;
mod advice;
mod errors;
mod hostile;
mod tasks;

use std::collections::BTreeSet;

use crate::support::FIXTURES;

/// No fixture of these prefixes is left without a row.
fn assert_complete<'a>(prefix: &str, rows: impl IntoIterator<Item = &'a str>) {
    let rows: BTreeSet<&str> = rows.into_iter().collect();
    let fixtures: BTreeSet<&str> = FIXTURES
        .keys()
        .map(String::as_str)
        .filter(|id| id.starts_with(prefix))
        .collect();
    assert!(!fixtures.is_empty());
    assert_eq!(rows, fixtures);
}
