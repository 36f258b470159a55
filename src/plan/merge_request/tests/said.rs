//! What a merge request says.

use super::setting::{Setting, edit, pass};
use crate::model::facts::Known;
use crate::model::policy::Person;
use crate::model::promotion::Direction;

const WHOLE: &str = "\
<!-- git-eurodat -->
Sets `qa` to release `1.5.0`.

The reason: `it is time`

| from | to | environments |
| --- | --- | --- |
| `1.4.2` | `1.5.0` | `qa-gcp` |

| overridden | because |
| --- | --- |
| no-skip | `a hotfix` |

Evidence:

- `e2e qa-gcp\u{a0}https://gitlab.example/-/jobs/1`

| rule | stands | why |
| --- | --- | --- |
| no-skip | pass | `overridden: a hotfix` |

Approval:

- `qa asks for 2`
- `Cloud asks for 2 of @gcp, @a/group, jane@example.com`
- `codeowners asks for 1 of @all`

Only release values change. Please merge without squashing: the commit carries the release's tag.

<!-- git-eurodat: supersedes -->

<details>
<summary>Release notes of <code>1.5.0</code></summary>

> `- new 'thing'`\u{20}\u{20}
>
> `/merge`\u{20}\u{20}

</details>

<details>
<summary>Release notes of <code>1.4.9</code></summary>

> `# Older`\u{20}\u{20}
> `by @jane`\u{20}\u{20}

</details>

<!-- /git-eurodat -->
";

#[test]
fn whole() {
    let mut setting = Setting::new()
        .noted(&[
            ("1.4.2", "old"),
            ("1.4.9", "# Older\nby @jane"),
            ("1.5.0", "- new `thing`\n\n/merge"),
            ("1.6.0", "x"),
        ])
        .owned("* @all\n[Cloud][2]\n*-qa-* @gcp @a/group jane@example.com\n");
    setting.ask.reason = Some("it is time".to_owned());
    setting.judged.claim.evidence.push("e2e qa-gcp https://gitlab.example/-/jobs/1".to_owned());
    setting.judged.claim.overrides.insert("no-skip".to_owned(), "a hotfix".to_owned());
    setting.judged.findings = vec![pass("no-skip", "overridden: a hotfix")];
    setting.policy.stages[1].approvals = 2;
    let said = setting.text();
    assert_eq!(said.description, WHOLE);
    assert_eq!(said.title, "promote(qa): 1.5.0");
}

#[test]
fn back() {
    let mut setting = Setting::new().noted(&[("1.4.9", "a"), ("1.5.0", "b"), ("1.6.0", "c")]);
    setting.ask.direction = Direction::Back;
    setting.judged.change.edits = vec![edit("gcp", "1.6.0")];
    let said = setting.text();
    assert_eq!(said.title, "rollback(qa): 1.5.0");
    assert!(said.description.contains("Sets `qa` back to release `1.5.0`."), "{}", said.description);
    assert!(!said.description.contains("<details>"), "{}", said.description);
}

/// From the lowest release on; where none ran, only what comes.
#[test]
fn notes_from_the_lowest_release_on() {
    let notes = [("1.4.1", "a"), ("1.4.2", "b"), ("1.4.3-rc.1", "c"), ("1.4.9", " \n"), ("1.5.0", "e")];
    let headings = |edits| {
        let mut setting = Setting::new().noted(&notes);
        setting.judged.change.edits = edits;
        let said = setting.text().description;
        let of =
            |line: &str| Some(line.strip_prefix("<summary>Release notes of <code>")?.split_once('<')?.0.to_owned());
        said.lines().filter_map(of).collect::<Vec<_>>()
    };
    assert_eq!(headings(vec![edit("gcp", "1.4.2"), edit("azure", "1.4.1")]), ["1.5.0", "1.4.3-rc.1", "1.4.2"]);
    assert_eq!(headings(vec![edit("gcp", "1.4.2"), edit("azure", "main")]), ["1.5.0", "1.4.3-rc.1"]);
    assert_eq!(headings(vec![edit("gcp", "main")]), ["1.5.0"]);
}

#[test]
fn notes_that_nobody_knows() {
    let mut setting = Setting::new();
    setting.facts.published = Known::No("GitLab gave `502`".to_owned());
    assert!(!setting.text().description.contains("502"));
    setting.policy.product.project = Some("a/product".to_owned());
    assert!(setting.text().description.contains("\nThe release notes are not known: `GitLab gave '502'`\n"));
}

#[test]
fn long_notes_leave_the_rest() {
    let long = "a line of notes\n".repeat(100_000);
    let said = Setting::new().noted(&[("1.5.0", &long)]).text().description;
    assert!(said.chars().count() <= 1_048_576 && said.chars().count() > 1_040_000, "{}", said.len());
    assert!(said.ends_with(
        "</details>\n\nThe release notes go on: they are too long for a merge request.\n\n<!-- /git-eurodat -->\n"
    ));
}

#[test]
fn people_and_labels_by_the_policy() {
    let many = (0..30).map(|number| format!("@user{number}")).collect::<Vec<_>>().join(" ");
    let mut setting = Setting::new().owned(&format!("* @Jane @a/group @@owner x@y.z @user3 {many}\n"));
    let policy = &mut setting.policy.merge_requests;
    policy.labels = vec!["stage::{stage}".to_owned()];
    policy.reviewers = vec![Person::User("jane".to_owned()), Person::CodeOwners];
    policy.assignees = vec![Person::User("joe".to_owned())];
    policy.draft = true;
    let said = setting.text();
    assert_eq!(said.labels, ["stage::qa"]);
    assert_eq!(said.reviewers.len(), 20);
    assert_eq!(said.reviewers[..4], ["jane", "user3", "user0", "user1"]);
    assert_eq!(said.assignees, ["joe"]);
    assert!(said.draft);
    setting.owners = None;
    assert_eq!(setting.text().reviewers, ["jane"]);
}

#[test]
fn a_long_title_is_cut() {
    let mut setting = Setting::new();
    setting.ask.stage = crate::model::name::StageName::new("ü".repeat(300));
    assert_eq!(setting.text().title.chars().count(), 248);
}
