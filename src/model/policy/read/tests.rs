//! What is read from a good policy, and that a bad one does no harm.

use std::time::Duration;

use proptest::prelude::*;

use super::super::{Person, Pins, Policy, PromotionMode, Stage, Takes};
use super::read;
use crate::model::key_path::KeyPath;
use crate::model::name::StageName;

fn policy(text: &str) -> Policy {
    let (policy, warnings) = read(text).expect("a policy without errors");
    assert_eq!(warnings, []);
    policy
}

fn names(policy: &Policy) -> Vec<&str> {
    policy.stages.iter().map(|stage| stage.name.as_str()).collect()
}

#[test]
fn nothing_said_is_the_eurodat_layout() {
    assert_eq!(policy(""), Policy::default());
    assert_eq!(policy("version = 1\n[values]\n[repository]\n"), Policy::default());
}

#[test]
fn the_eurodat_stages_written_out() {
    let written = r#"
        stages = [
            { name = "dev", pins = "branch" },
            { name = "qa" },
            { name = "qa-int" },
            { name = "prod", promotion = "manual" },
            { name = "nightly", pins = "branch", order = false },
        ]
    "#;
    assert_eq!(policy(written), Policy::default());
}

#[test]
fn every_setting_of_a_stage() {
    let read = policy(
        r#"
        [[stages]]
        name = "qa"
        [[stages]]
        name = "prod"
        pins = "branch"
        takes = "latest-release"
        gates = ["e2e", "load"]
        promotion = "never"
        soak = "1d12h"
        alone = true
        approvals = 2
        "#,
    );
    let expected = Stage {
        pins: Pins::Branch,
        takes: Takes::LatestRelease,
        gates: vec!["e2e".to_owned(), "load".to_owned()],
        promotion: PromotionMode::Never,
        soak: Some(Duration::from_hours(36)),
        alone: true,
        approvals: 2,
        ..Stage::new("prod")
    };
    assert_eq!(read.stage(&StageName::new("prod")), Some(&expected));
}

#[test]
fn every_other_setting() {
    let read = policy(include_str!("../../../../tests/policy/valid/everything.toml"));
    assert_eq!(read.repository.remote.as_deref(), Some("origin"));
    assert_eq!(read.repository.target.as_deref(), Some("main"));
    assert_eq!(read.gitlab.url.as_deref(), Some("https://gitlab.example/code"));
    assert_eq!(read.gitlab.project.as_deref(), Some("eurodat/iac"));
    let requests = &read.merge_requests;
    assert_eq!(requests.labels, ["promotion", "stage::{stage}"]);
    assert_eq!(requests.reviewers, [Person::User("jane.doe".to_owned()), Person::CodeOwners]);
    assert_eq!(requests.assignees, [Person::User("joe_1".to_owned())]);
    assert_eq!(requests.template.as_deref(), Some(".gitlab/merge_request_templates/Promotion.md"));
    assert!(requests.draft);
    assert_eq!(read.product.project.as_deref(), Some("eurodat/trustee-platform"));
    assert_eq!(read.product.remote.as_deref(), Some("https://gitlab.com/eurodat/trustee-platform.git"));
    assert_eq!(read.product.tag_prefix, "");
    assert_eq!(read.values.files.as_str(), "app-of-apps/values-{stage}-{cloud}.yaml");
    assert_eq!(read.values.release, KeyPath::single("deployedRelease"));
    assert_eq!(read.values.schema.as_deref(), Some("app-of-apps/values.schema.json"));
    assert_eq!(read.values.guarded.len(), 5);
    assert_eq!(read.freezes.len(), 1);
    assert_eq!(read.freezes[0].stages, [StageName::new("prod")]);
    assert_eq!(read.freezes[0].until.to_string(), "2027-01-04T00:00:00Z");
    assert_eq!(read.freezes[0].reason, "year's end");
    let rejected: Vec<String> = read.rejected.iter().map(|(release, reason)| format!("{release}: {reason}")).collect();
    assert_eq!(rejected, ["1.4.3: loses contracts on restart"]);
    assert_eq!(read.overrides["no-downgrade"], ["qa", "qa-int"].map(StageName::new));
    let commit = "0123456789abcdef0123456789abcdef01234567";
    assert_eq!(policy(&format!("verify.from = '{commit}'")).verify_from.as_deref(), Some(commit));
}

#[test]
fn stages_outside_the_order_stand_behind() {
    let read = policy(include_str!("../../../../tests/policy/valid/stages-out-of-order.toml"));
    assert_eq!(names(&read), ["qa", "prod", "nightly", "weekly"]);
    assert_eq!(read.stage_before(&StageName::new("prod")).map(|stage| stage.name.as_str()), Some("qa"));
}

#[test]
fn first_stage_that_pins_releases_takes_the_newest() {
    let read = policy(include_str!("../../../../tests/policy/valid/everything.toml"));
    let takes: Vec<Takes> = read.stages.iter().map(|stage| stage.takes).collect();
    let before = Takes::StageBefore;
    assert_eq!(takes, [before, Takes::LatestRelease, before, before, before]);
    let outside = policy("stages = [{ name = 'qa' }, { name = 'canary', order = false, takes = 'latest-release' }]");
    assert_eq!(outside.stages[1].takes, Takes::LatestRelease);
}

#[test]
fn points_in_time() {
    for (written, expected) in [
        ("2026-12-18T01:00:00+01:00", "2026-12-18T00:00:00Z"),
        ("2026-12-18 00:00:00.5z", "2026-12-18T00:00:00.5Z"),
        ("2026-12-18T00:00:00-00:00", "2026-12-18T00:00:00Z"),
    ] {
        let freeze = format!("{{ stages = ['qa'], from = {written}, until = 9999-01-01T00:00:00Z, reason = '' }}");
        assert_eq!(policy(&format!("freezes = [{freeze}]")).freezes[0].from.to_string(), expected, "{written}");
    }
}

#[test]
fn errors_stand_in_order_of_place() {
    let errors = read("verify.from = 1\n[values]\nfiles = 2\n[repository]\nremote = 3\n").expect_err("three errors");
    let lines: Vec<usize> = errors.iter().map(|error| error.position.line).collect();
    assert_eq!(lines, [1, 3, 5]);
}

#[test]
fn offsets_count_the_byte_order_mark_and_columns_do_not() {
    let errors = read("\u{feff}version = 9").expect_err("an error");
    assert_eq!((errors[0].position.column, errors[0].position.offset), (11, 13));
}

/// Keys and values that policies have, put together at random.
fn pieces() -> impl Strategy<Value = String> {
    let keys = "version|repository|gitlab|url|merge-requests|labels|reviewers|draft|product|values|stages|freezes|rejected|overrides|verify|name|files|soak|from|until|é";
    let values = r#"1|"qa"|"ü"|true|\[\]|\{\}|\["a", 1\]|\{ name = "b" \}|2026-12-18T00:00:00Z|"#;
    let line = format!(r"(\[({keys})\]|\[\[({keys})\]\]|({keys})(\.({keys}))? = ({values}))?(\n|\r\n)");
    let lines = proptest::string::string_regex(&line).expect("a regular expression");
    proptest::collection::vec(lines, 0..8).prop_map(|lines| lines.concat())
}

proptest! {
    #[test]
    fn whatever_it_is_there_is_an_answer(text in prop_oneof![any::<String>(), pieces()]) {
        let problems = read(&text).map_or_else(|errors| errors, |(_, warnings)| warnings);
        for problem in problems {
            prop_assert!(text.is_char_boundary(problem.position.offset), "{:?}", problem);
            prop_assert!(problem.width > 0 && problem.position.line > 0 && problem.position.column > 0);
            prop_assert!(!problem.message.is_empty());
            prop_assert!(problem.excerpt(".eurodat.toml", &text).start > 0);
        }
    }
}
