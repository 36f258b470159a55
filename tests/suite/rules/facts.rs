//! The facts that rules tell, and what they say is to be done.

use std::time::{Duration, Instant};

use git_eurodat::model::finding::Finding;
use git_eurodat::model::owners::OwnersFile;
use libtest_mimic::{Failed, Trial};

use super::life::Life;

/// A life, an edit, a rule, and words of its fact and of its help.
type Case = (&'static [&'static str], &'static str, &'static str, &'static [&'static str]);

const CASES: &[Case] = &[
    (
        &[
            "soaked prod",
            "1.4.2 in qa-int-gcp qa-int-azure prod-gcp",
            "5 hours ago",
            "1.5.0 in qa-int-gcp qa-int-azure",
        ],
        "1.5.0 in prod-gcp",
        "soaked",
        &[
            "1.5.0 ran 5 h of 24 h in qa-int-azure (from 0000000000 of 2026-12-31)",
            "wait until 2027-01-01T19:00:00Z, or promote",
        ],
    ),
    (
        &[
            "soaked prod",
            "1.4.2 in qa-int-gcp prod-gcp",
            "5 hours ago",
            "1.5.0 in qa-int-gcp",
            "1 hours ago",
            "1.6.0 in qa-int-gcp",
        ],
        "1.5.0 in prod-gcp",
        "soaked",
        &[
            "1.5.0 ran 4 h of 24 h in qa-int-gcp (from 0000000000 of 2026-12-31 to 0000000000 of 2026-12-31)",
            "let it run there again, or promote",
        ],
    ),
    (
        &["soaked prod", "1.4.2 in qa-int-gcp prod-gcp", "26 hours ago", "1.5.0 in qa-int-gcp"],
        "1.5.0 in prod-gcp",
        "soaked",
        &[
            "1.5.0 ran 26 h of 24 h in qa-int-gcp (from 0000000000 of 2026-12-30) by the dates of the commits",
            "look up in the forge when it was merged",
        ],
    ),
    (
        &["soaked prod", "timeless", "1.4.2 in qa-int-gcp prod-gcp", "26 hours ago", "1.5.0 in qa-int-gcp"],
        "1.5.0 in prod-gcp",
        "soaked",
        &[
            "nobody looked at a clock",
            "in qa-int-gcp (from 0000000000 of 2026-12-30), and runs there since 2026-12-30T22:00:00Z",
        ],
    ),
    (
        &["gated qa", "1.4.2 in qa-azure qa-gcp qa-int-gcp", "1.5.0 in qa-azure qa-gcp", "1.4.2 in qa-otc"],
        "1.5.0 in qa-int-gcp",
        "gate-passed",
        &[
            "whether e2e passed in qa-azure, qa-gcp for 1.5.0 is not known here",
            "look at the jobs in the forge: e2e in qa-azure, qa-gcp",
        ],
    ),
    (
        &["1.5.0 in qa-gcp", "1.6.0 in qa-gcp", "1.5.0 in qa-gcp"],
        "1.6.0 in qa-gcp",
        "rolled-back",
        &[
            "1.6.0 was rolled back from qa-gcp by 0000000000 of ",
            "git eurodat promote qa --release 1.6.0 --override rolled-back=REASON",
        ],
    ),
    (
        &["1.5.0 in qa-gcp", "1.6.0 in qa-gcp", "1.5.0 in qa-gcp", "because rolled-back 1.6.0"],
        "1.6.0 in qa-gcp",
        "rolled-back",
        &["1.6.0 is brought back by name: it is a hotfix"],
    ),
    (
        &["1.4.2 in qa-gcp", "beside README.md", "beside CODEOWNERS", "beside .eurodat.toml"],
        "1.5.0 in qa-gcp",
        "alone",
        &["the same change touches CODEOWNERS, .eurodat.toml, which", "a merge request of its own"],
    ),
    (
        &["1.4.2 in qa-gcp", "alone qa", "beside README.md"],
        "1.5.0 in qa-gcp",
        "alone",
        &["the same change touches README.md, and a promotion to qa comes alone"],
    ),
    (
        &["1.4.2 in qa-gcp qa-otc", "approved qa", "owned * @all", "owned [Cloud][2]", "owned *-qa-* @gcp @otc"],
        "1.5.0 in qa-gcp qa-otc",
        "approved",
        &[
            "not known here: qa asks for 2, Cloud asks for 2 of @gcp, @otc, codeowners asks for 1 of @all",
            "@all, @gcp, @otc can",
        ],
    ),
    (
        &["1.4.2 in qa-gcp", "project", "released 1.5.0 failed"],
        "1.5.0 in qa-gcp",
        "known-release",
        &["and its newest pipeline did not pass", "see https://gitlab.example/1.5.0/-/pipelines/1"],
    ),
    (
        &["1.4.2 in qa-gcp", "project", "released 1.6.0 upcoming"],
        "1.6.0 in qa-gcp",
        "known-release",
        &["1.6.0 is an upcoming release: it is out at 2027-01-01T02:00:00Z"],
    ),
    (
        &["1.4.2 in qa-gcp", "tagged 1.5.0 77"],
        "1.5.0 in qa-gcp",
        "known-release",
        &["the tag 1.5.0 was at 0000000000 when it was promoted, and is at 0000000000 now"],
    ),
    (
        &["1.5.0 in qa-gcp", "overrides no-downgrade qa", "because no-downgrade 1.4.3"],
        "1.4.3 in qa-gcp",
        "no-downgrade",
        &["overridden: it is a hotfix (1.4.3 is older than what runs in qa-gcp (1.5.0)"],
    ),
    (
        &["1.5.0 in qa-gcp", "overrides no-downgrade qa"],
        "1.4.3 in qa-gcp",
        "no-downgrade",
        &["; or give a reason: --override no-downgrade=REASON"],
    ),
    (
        &["1.5.0 in qa-gcp", "because no-downgrade 1.4.3"],
        "1.4.3 in qa-gcp",
        "no-downgrade",
        &["doesn't let a reason override no-downgrade in qa"],
    ),
];

pub(super) fn trials() -> Vec<Trial> {
    let told = |(place, case): (usize, &'static Case)| {
        Trial::test(format!("rules::fact_{place}_of_{}", case.2), || told(case))
    };
    let slow = Trial::test("rules::thousands_of_edits_in_two_groups", thousands_of_edits);
    CASES.iter().enumerate().map(told).chain([slow]).collect()
}

fn told((life, edit, rule, words): &Case) -> Result<(), Failed> {
    let findings = Life::of(life).judge(edit);
    let finding = findings.iter().find(|finding| finding.rule == *rule).ok_or("no such rule")?;
    let text = text(finding);
    match words.iter().find(|words| !text.contains(**words)) {
        None => Ok(()),
        Some(missing) => Err(format!("`{missing}` isn't in `{text}`").into()),
    }
}

fn text(finding: &Finding) -> String {
    format!("{}\n{}", finding.fact, finding.help.as_deref().unwrap_or_default())
}

/// 2,500 environments, each with a line of its own in CODEOWNERS.
fn thousands_of_edits() -> Result<(), Failed> {
    let names: Vec<String> = (0..2500).map(|number| format!("qa-c{number:04}")).collect();
    let all = names.join(" ");
    let entry = |(place, name)| format!("/app-of-apps/values-{name}.yaml @group-{}\n", place % 2);
    let owners: String = names.iter().enumerate().map(entry).collect();
    let mut life = Life::of(&[&format!("1.4.2 in {all}")]);
    life.owners = Some(OwnersFile::new("CODEOWNERS", owners.into_bytes()));
    let start = Instant::now();
    let findings = life.judge(&format!("1.5.0 in {all}"));
    let took = start.elapsed();
    let approved = findings.iter().find(|finding| finding.rule == "approved").ok_or("no such rule")?;
    let asks = "codeowners asks for 1 of @group-0, codeowners asks for 1 of @group-1";
    assert_eq!(approved.fact, format!("who approved is not known here: {asks}"));
    if took < Duration::from_secs(5) { Ok(()) } else { Err(format!("it took {took:?}").into()) }
}
