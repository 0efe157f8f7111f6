//! The table of numbers.

use kling_o3::core::plain::Describe;
use kling_o3::core::request::limits::ALL;
use serde_json::json;

#[test]
fn every_number_has_a_name_of_its_own_and_a_rule_of_the_contract() {
    let contract = include_str!("../../../docs/service.md");
    for (index, limit) in ALL.iter().enumerate() {
        assert!(
            ALL[..index].iter().all(|other| other.name != limit.name),
            "{}",
            limit.name
        );
        assert!(
            limit
                .name
                .chars()
                .all(|character| character.is_ascii_alphanumeric()),
            "{}",
            limit.name
        );
        assert!(
            limit
                .name
                .starts_with(|character: char| character.is_ascii_lowercase()),
            "{}",
            limit.name
        );
        let is_named = [format!("* **{}**", limit.rule), format!("\n| {} |", limit.rule)]
            .iter()
            .any(|rule| contract.contains(rule));
        assert!(
            limit.rule == "package" || is_named,
            "{}: {}",
            limit.name,
            limit.rule
        );
        assert!(limit.value.is_finite() && limit.value > 0.0, "{}", limit.name);
    }
}

#[test]
fn what_the_service_documents_are_the_f_rules() {
    let documented = ALL.iter().filter(|limit| limit.documented);
    assert!(documented.clone().all(|limit| limit.rule.starts_with('F')));
    let names: Vec<(&str, String)> = documented
        .map(|limit| (limit.name, limit.value.to_string()))
        .collect();
    let expected = [
        ("promptCharacters", "2500"),
        ("durationMin", "3"),
        ("durationMax", "15"),
        ("shotDurationMax", "15"),
        ("referencesWithVideo", "4"),
    ];
    assert_eq!(names, expected.map(|(name, value)| (name, value.to_owned())));
    let first = serde_json::to_value(ALL[0].plain()).unwrap();
    assert_eq!(first, json!({ "value": 2_500, "rule": "F2", "documented": true }));
}
