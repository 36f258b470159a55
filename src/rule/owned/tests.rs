//! What is said about owners of values files and guarded files.

use std::time::{Duration, Instant};

use super::inspect;
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::listing::lines;
use crate::model::owners::OwnersFile;
use crate::model::policy::{Policy, PromotionMode};

const VALUES: [&str; 6] = [
    "app-of-apps/values-dev-gcp.yaml",
    "app-of-apps/values-nightly-gcp.yaml",
    "app-of-apps/values-prod-gcp.yaml",
    "app-of-apps/values-qa-gcp.yaml",
    "app-of-apps/values-qa-int-azure.yaml",
    "app-of-apps/values-qa-int-gcp.yaml",
];

fn found(codeowners: &str) -> Vec<Diagnostic> {
    let file = OwnersFile::new(".gitlab/CODEOWNERS", codeowners.as_bytes().to_vec());
    inspect(&Policy::default(), Some(&file), &VALUES, &[".gitlab-ci.yml"])
}

/// The place, how bad it is, and everything that is said.
fn told(diagnostics: &[Diagnostic]) -> Vec<String> {
    let told = |one: &Diagnostic| {
        let place = one.excerpts.first().map_or_else(|| one.path.clone(), ToString::to_string);
        let severity = if one.severity == Severity::Error { "error" } else { "warning" };
        let notes = lines(one.notes.iter().map(|note| format!("= {note}")));
        let help = one.help.as_deref().unwrap_or_default();
        format!("{place} {severity}: {}\n{notes}help: {help}", one.message)
    };
    diagnostics.iter().map(told).collect()
}

#[test]
fn owned_is_said_by_nothing() {
    assert_eq!(found("* @ops"), []);
    assert_eq!(found("/app-of-apps/ @ops\n/.gitlab-ci.yml @@maintainer\n"), []);
    assert_eq!(found("[A]\n*.yaml @ops\n!*-gcp.yaml\n[B]\n*-gcp.yaml @b\n*.yml @c\n^[C]\n* @d\n"), []);
    let each = "values-qa-*.yaml @qa\nvalues-qa-int-*.yaml @int\nvalues-prod-*.yaml @prod\n*.yml @ops\n";
    assert_eq!(found(each), []);
}

#[test]
fn stages_that_take_no_promotion_need_no_owner() {
    let file = OwnersFile::new("CODEOWNERS", b"values-qa-* @qa\nvalues-qa-int-* @int\n*.yml @ops\n".to_vec());
    let mut policy = Policy::default();
    assert_eq!(inspect(&policy, Some(&file), &VALUES, &[]).len(), 1);
    policy.stages.iter_mut().for_each(|stage| {
        if stage.name.as_str() == "prod" {
            stage.promotion = PromotionMode::Never;
        }
    });
    assert_eq!(inspect(&policy, Some(&file), &VALUES, &[]), []);
    assert_eq!(inspect(&policy, Some(&file), &VALUES, &["app-of-apps/values-dev-gcp.yaml"]).len(), 1);
}

#[test]
fn no_file_is_one_warning() {
    let told = told(&inspect(&Policy::default(), None, &VALUES, &[]));
    assert_eq!(
        told,
        ["CODEOWNERS warning: there is no CODEOWNERS file, so nobody owns what promotions change
= nobody owns app-of-apps/values-prod-gcp.yaml, app-of-apps/values-qa-gcp.yaml, app-of-apps/values-qa-int-azure.yaml and 1 more
= GitLab asks code owners for approval in Premium and Ultimate
help: add CODEOWNERS or docs/CODEOWNERS or .gitlab/CODEOWNERS, with a line such as `/app-of-apps/ @your-group`"]
    );
    assert_eq!(inspect(&Policy::default(), None, &VALUES[..2], &[]), []);
}

#[test]
fn a_file_that_no_entry_matches() {
    assert_eq!(
        told(&found("/app-of-apps/ @ops")),
        [".gitlab-ci.yml error: the file has no code owner
help: add a line such as `/.gitlab-ci.yml @your-group` to .gitlab/CODEOWNERS"]
    );
    let all = told(&found("# nothing"));
    assert_eq!(all.len(), 1);
    assert!(
        all[0].contains("= nor have app-of-apps/values-prod-gcp.yaml, app-of-apps/values-qa-gcp.yaml, "),
        "{all:?}"
    );
    assert!(all[0].contains(" and 1 more\n"), "{all:?}");
}

#[test]
fn an_optional_section_is_not_enough() {
    assert_eq!(
        told(&found("/app-of-apps/ @ops\n^[Pipelines] @ci\n*.yml\n")),
        [".gitlab-ci.yml error: the file has no code owner that must approve
= section `Pipelines` of .gitlab/CODEOWNERS is optional
help: take the `^` away, or give the file owners in another section"]
    );
}

#[test]
fn an_entry_without_owners_is_told_once_with_its_files() {
    assert_eq!(
        told(&found("* @ops\n*-gcp.yaml\n")),
        [".gitlab/CODEOWNERS:2:1 error: `*-gcp.yaml` leaves files without a code owner that need one
= it decides for app-of-apps/values-prod-gcp.yaml, app-of-apps/values-qa-gcp.yaml, app-of-apps/values-qa-int-gcp.yaml, and names nobody
help: name a user, a group, a role or an e-mail address behind it; as it stands GitLab asks nobody"]
    );
}

#[test]
fn an_exclusion_takes_owners_away() {
    assert_eq!(
        told(&found("* @ops\n  !*.yml\n")),
        [".gitlab/CODEOWNERS:2:4 error: `!*.yml` leaves files without a code owner that need one
= it excludes .gitlab-ci.yml
help: take it away, or give the files owners in another section"]
    );
}

#[test]
fn a_pattern_of_qa_catches_files_of_qa_int() {
    assert_eq!(
        told(&found("* @ops\n/app-of-apps/values-qa-*.yaml @qa-team\n")),
        [".gitlab/CODEOWNERS:2:1 error: `/app-of-apps/values-qa-*.yaml` reads as qa, and catches files of qa-int
= it decides for app-of-apps/values-qa-int-azure.yaml, app-of-apps/values-qa-int-gcp.yaml
help: list `/app-of-apps/values-qa-int-*.yaml` with its owners below it, or exclude `!/app-of-apps/values-qa-int-*.yaml`"]
    );
    assert_eq!(found("* @ops\nvalues-qa-*.yaml @qa\n/app-of-apps/values-qa-int-*.yaml @int\n"), []);
    assert_eq!(found("* @ops\n[QA]\nvalues-qa-*.yaml @qa\n!/app-of-apps/values-qa-int-*.yaml\n"), []);
}

#[test]
fn faults_stand_at_their_places_and_are_few() {
    assert_eq!(
        told(&found("* @ops\n  * @ops jane\n")),
        [".gitlab/CODEOWNERS:2:10 error: `jane` names no user, group, role or e-mail address
help: GitLab ignores it; write `@name`, or `\\ ` for a space in the path"]
    );
    let many = found(&format!("{}* @ops\n", "a jane\n".repeat(1000)));
    assert_eq!(many.len(), 51);
    assert_eq!(many[50].message, "CODEOWNERS has 950 more faults");
}

#[test]
fn ten_thousand_files_and_fifty_entries() {
    let clouds = |cloud: usize| format!("app-of-apps/values-qa-int-c{cloud}.yaml");
    let paths: Vec<String> = (0..10_000).map(clouds).collect();
    let values: Vec<&str> = paths.iter().map(String::as_str).collect();
    let entries = lines((0..50).map(|entry| format!("/services/s{entry}/**/*.rs @team-{entry}")));
    let start = Instant::now();
    let file = OwnersFile::new("CODEOWNERS", format!("{entries}values-qa-* @qa\n").into_bytes());
    let found = inspect(&Policy::default(), Some(&file), &values, &[]);
    assert!(start.elapsed() < Duration::from_secs(2), "{:?}", start.elapsed());
    assert!(found.len() == 1 && found[0].notes[0].ends_with(" and 9997 more"), "{found:?}");
}
