//! Which paths are values files, and whose.

use proptest::prelude::*;

use super::{FilePattern, Match};
use crate::model::name::{EnvironmentName, StageName};

fn pattern(text: &str) -> FilePattern {
    text.parse().expect("a pattern")
}

fn stages(names: &[&str]) -> Vec<StageName> {
    names.iter().copied().map(StageName::new).collect()
}

fn environment(stage: &str, cloud: &str) -> EnvironmentName {
    EnvironmentName::new(StageName::new(stage), cloud)
}

fn found(stage: &str, cloud: &str) -> Match {
    Match::Environment(environment(stage, cloud))
}

#[test]
fn default_is_what_it_says() {
    assert_eq!(FilePattern::default(), pattern("app-of-apps/values-{stage}-{cloud}.yaml"));
}

#[test]
fn longest_stage_wins() {
    let layout = FilePattern::default();
    for names in [["qa", "qa-int"], ["qa-int", "qa"]] {
        let stages = stages(&names);
        assert_eq!(layout.matches("app-of-apps/values-qa-int-gcp.yaml", &stages), found("qa-int", "gcp"));
        assert_eq!(layout.matches("app-of-apps/values-qa-gcp.yaml", &stages), found("qa", "gcp"));
        assert_eq!(layout.matches("app-of-apps/values-qa-int.yaml", &stages), found("qa", "int"));
        assert_eq!(layout.matches("app-of-apps/values-qa-eu-1.yaml", &stages), found("qa", "eu-1"));
    }
}

#[test]
fn form_without_a_stage_is_a_stray() {
    let stages = stages(&["qa"]);
    for stray in ["values-prod-gcp", "values-qas-gcp", "values-a-b-c", "values-QA-gcp", "values-qa--"] {
        let expected = if stray == "values-qa--" { found("qa", "-") } else { Match::Stray };
        assert_eq!(FilePattern::default().matches(&format!("app-of-apps/{stray}.yaml"), &stages), expected, "{stray}");
    }
}

#[test]
fn everything_else_is_another_file() {
    let stages = stages(&["qa"]);
    for path in [
        "",
        "app-of-apps",
        "app-of-apps/values.yaml",
        "app-of-apps/values-.yaml",
        "app-of-apps/values-qa.yaml",
        "app-of-apps/values-qa-.yaml",
        "app-of-apps/values--gcp.yaml",
        "app-of-apps/values-qa-gcp.yml",
        "app-of-apps/values-qa-gcp.yaml.bak",
        "app-of-apps/values-qa-a/b.yaml",
        "x/app-of-apps/values-qa-gcp.yaml",
        "app-of-apps/values-q/a-gcp.yaml",
        "app-of-apps/values-",
        ".yaml",
    ] {
        assert_eq!(FilePattern::default().matches(path, &stages), Match::No, "{path}");
    }
}

#[test]
fn placeholders_in_folders() {
    let stages = stages(&["qa", "qa-int"]);
    let folders = pattern("envs/{stage}/{cloud}/values.yaml");
    assert_eq!(folders.matches("envs/qa/gcp/values.yaml", &stages), found("qa", "gcp"));
    assert_eq!(folders.matches("envs/prod/gcp/values.yaml", &stages), Match::Stray);
    assert_eq!(folders.matches("envs/qa/gcp/x/values.yaml", &stages), Match::No);
    assert_eq!(folders.matches("envs/qa/values.yaml", &stages), Match::No);
    let clouds = pattern("{cloud}/values-{stage}.yaml");
    assert_eq!(clouds.matches("gcp/values-qa-int.yaml", &stages), found("qa-int", "gcp"));
    assert_eq!(clouds.matches("a/gcp/values-qa.yaml", &stages), Match::No);
    assert_eq!(pattern("{cloud}-{stage}").matches("eu-qa-int", &stages), found("qa-int", "eu"));
}

#[test]
fn without_clouds_the_stage_is_the_environment() {
    let stages = stages(&["qa", "qa-int"]);
    let layout = pattern("envs/{stage}.yaml");
    assert_eq!(layout.matches("envs/qa-int.yaml", &stages), found("qa-int", ""));
    assert_eq!(layout.matches("envs/common.yaml", &stages), Match::Stray);
    assert_eq!(layout.matches("envs/qa/x.yaml", &stages), Match::No);
    assert_eq!(layout.matches("envs/.yaml", &stages), Match::No);
    assert!(!layout.has_cloud());
}

#[test]
fn roots() {
    assert_eq!(FilePattern::default().root(), "app-of-apps");
    assert_eq!(pattern("a/b/{stage}/values.yaml").root(), "a/b");
    assert_eq!(pattern("a/{cloud}-x/{stage}.yaml").root(), "a");
    assert_eq!(pattern("values-{stage}.yaml").root(), "");
    assert_eq!(pattern("{stage}/{cloud}.yaml").root(), "");
}

#[test]
fn what_is_no_pattern() {
    for text in [
        "",
        "values.yaml",
        "{cloud}.yaml",
        "{stage}/{stage}",
        "{stage}-{cloud}-{cloud}",
        "{cloud}/{stage}/{cloud}",
        "{stage}{cloud}",
        "{cloud}{stage}",
        "{stage}-{region}",
        "{{stage}}",
        "{stage}}",
        "{stage",
        "{stage}-{",
        "/{stage}",
        "{stage}/",
        "a//{stage}",
        "./{stage}",
        "../{stage}",
        "a\\{stage}",
        "{Stage}",
    ] {
        assert!(text.parse::<FilePattern>().is_err(), "{text}");
    }
}

/// Sets of stages in which names start with each other: qa, qa-int, qa-int-x.
fn stage_sets() -> impl Strategy<Value = Vec<String>> {
    let parts = proptest::collection::vec("[a-c]{1,2}", 1..4);
    proptest::collection::vec(parts, 1..4).prop_map(|families| {
        let prefixes =
            |parts: Vec<String>| (1..=parts.len()).map(move |count| parts[..count].join("-")).collect::<Vec<_>>();
        families.into_iter().flat_map(prefixes).collect()
    })
}

fn patterns() -> impl Strategy<Value = FilePattern> {
    prop_oneof![
        Just("app-of-apps/values-{stage}-{cloud}.yaml"),
        Just("envs/{stage}/{cloud}/values.yaml"),
        Just("{cloud}/{stage}.yaml"),
        Just("v-{cloud}-{stage}"),
        Just("{stage}.{cloud}"),
    ]
    .prop_map(pattern)
}

proptest! {
    /// A cloud's name has no dash here: with one, a longer stage's name may rightly claim the file.
    #[test]
    fn a_path_leads_back_to_its_environment(
        layout in patterns(), names in stage_sets(), pick in any::<prop::sample::Index>(), cloud in "[a-d]{1,3}",
    ) {
        let environment = environment(pick.get(names.as_slice()).as_str(), &cloud);
        let stages: Vec<_> = names.iter().map(StageName::new).collect();
        let path = layout.path_of(&environment);
        prop_assert!(path.starts_with(layout.root()));
        prop_assert_eq!(layout.matches(&path, &stages), Match::Environment(environment));
    }

    /// Whatever the cloud, the file is that of its environment or of one whose stage is longer.
    #[test]
    fn what_matches_formats_to_the_same_path(layout in patterns(), names in stage_sets(), path in "[a-c/.-]{0,12}") {
        let stages: Vec<_> = names.iter().map(StageName::new).collect();
        if let Match::Environment(found) = layout.matches(&path, &stages) {
            prop_assert_eq!(layout.path_of(&found), path);
        }
    }
}
