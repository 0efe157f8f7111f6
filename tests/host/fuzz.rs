//! The fuzz targets of `tests/fuzz` on stable Rust: their committed corpus is replayed, and short scripts are made up.

pub mod promises;
pub mod script;

use crate::request::json_schema;
use crate::support;

use std::fs;

use proptest::prelude::{ProptestConfig, Strategy, any, prop, prop_oneof, proptest};

/// Hands every file of a target's corpus to what the target calls.
fn replay(target: &str, hold: fn(&[u8])) {
    let folder = format!("{}/tests/fuzz/corpus/{target}", env!("CARGO_MANIFEST_DIR"));
    let mut count = 0;
    for file in fs::read_dir(&folder).expect("a target has a corpus") {
        let path = file.unwrap().path();
        let data = fs::read(&path).unwrap();
        assert!(data.len() <= 2_048, "{} is too long for a clone", path.display());
        hold(&data);
        count += 1;
    }
    assert!((5..=40).contains(&count), "{folder} has {count} files");
}

#[test]
fn the_corpus_of_drafts_holds() {
    replay("draft", promises::draft);
}

#[test]
fn the_corpus_of_replies_holds() {
    replay("reply", promises::reply);
}

#[test]
fn the_corpus_of_journals_holds() {
    replay("journal", promises::journal);
}

#[test]
fn the_corpus_of_scripts_holds() {
    replay("script", script::play);
}

#[test]
#[should_panic(expected = "no outcome")]
fn a_script_that_forgets_somebody_would_be_seen() {
    let mut world = script::World::default();
    world.happen(b'j', 1);
    world.forget();
    world.finish();
}

/// Mostly bytes that mean something.
fn byte() -> impl Strategy<Value = u8> {
    prop_oneof![3 => prop::sample::select(script::OPERATIONS), 1 => any::<u8>()]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_script_ends_as_it_should(data in prop::collection::vec(byte(), 0..160)) {
        script::play(&data);
    }

    #[test]
    fn any_reply_is_read_as_it_should(data in any::<Vec<u8>>()) {
        promises::reply(&data);
    }
}
