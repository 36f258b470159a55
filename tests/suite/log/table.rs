//! The table for people.

use libtest_mimic::Trial;
use snapbox::str;

use crate::support::iac::{Iac, values_file};
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("log::table", table),
        trial("log::table_of_comings_and_goings", table_of_comings_and_goings),
        trial("log::table_of_many_in_one_line", table_of_many_in_one_line),
        trial("log::table_has_20_lines", table_has_20_lines),
        trial("log::table_of_nothing", table_of_nothing),
    ]
}

fn without_remote(iac: &Iac<'_>) {
    iac.sandbox.git(&iac.clone).args(["remote", "remove", "origin"]).run().ok();
}

fn table() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    without_remote(&iac);
    sandbox.eurodat(&iac.clone).arg("log").run().snapshot(str![[r"
$ git eurodat log
WHEN              ENVIRONMENT               RELEASE         TOOK  BY          WHO          SUBJECT
2026-01-05 12:00  qa-int-azure, qa-int-gcp  1.4.1 -> 1.4.2  1h    [OID]  Mara Muster  chore: qa-int-gcp, qa-int-azure runs 1.4.2
2026-01-05 11:00  qa-azure, qa-gcp          1.4.1 -> 1.4.2  -     [OID]  Mara Muster  chore: qa-gcp, qa-azure runs 1.4.2
2026-01-05 10:00  dev-gcp                   joins at main   -     [OID]  Mara Muster  feat: the environments
2026-01-05 10:00  qa-azure, qa-gcp          joins at 1.4.1  -     [OID]  Mara Muster  feat: the environments
2026-01-05 10:00  qa-int-azure, qa-int-gcp  joins at 1.4.1  -     [OID]  Mara Muster  feat: the environments
2026-01-05 10:00  prod-azure, prod-gcp      joins at 1.4.1  -     [OID]  Mara Muster  feat: the environments
2026-01-05 10:00  nightly-gcp               joins at main   -     [OID]  Mara Muster  feat: the environments
--- talk
--- exit 0

"]]);
}

/// A release that is rolled back and comes again, an environment that joins and one that goes, one cloud before the
/// other, a branch, and a commit that someone else committed.
fn table_of_comings_and_goings() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.set(&["prod-gcp"], "1.4.2");
    iac.set(&["prod-gcp"], "1.4.1");
    iac.set(&["prod-gcp", "prod-azure"], "1.4.2");
    iac.set(&["qa-ionos"], "1.4.2");
    iac.set(&["qa-gcp", "qa-azure"], "1.4.0");
    iac.set(&["dev-gcp"], "fix/restart");
    std::fs::remove_file(iac.clone.join(values_file("nightly-gcp"))).expect("the file goes");
    iac.commit("chore: no more nightly");
    let author = ["commit", "-q", "--amend", "--no-edit", "--author", "Ada Autor <ada@example.org>"];
    sandbox.git(&iac.clone).args(author).run().ok();
    without_remote(&iac);
    sandbox.eurodat(&iac.clone).args(["log", "--limit", "9"]).run().snapshot(str![[r"
$ git eurodat log --limit 9
WHEN              ENVIRONMENT               RELEASE                    TOOK  BY          WHO                        SUBJECT
2026-01-05 19:00  nightly-gcp               leaves, ran main           -     [OID]  Ada Autor via Mara Muster  chore: no more nightly
2026-01-05 18:00  dev-gcp                   main -> fix/restart        -     [OID]  Mara Muster                chore: dev-gcp runs fix/restart
2026-01-05 17:00  qa-azure, qa-gcp          1.4.2 -> 1.4.0 (down)      -     [OID]  Mara Muster                chore: qa-gcp, qa-azure runs 1.4.0
2026-01-05 16:00  qa-ionos                  joins at 1.4.2             -     [OID]  Mara Muster                chore: qa-ionos runs 1.4.2
2026-01-05 15:00  prod-azure                1.4.1 -> 1.4.2             3h    [OID]  Mara Muster                chore: prod-gcp, prod-azure runs 1.4.2
2026-01-05 15:00  prod-gcp                  1.4.1 -> 1.4.2             -     [OID]  Mara Muster                chore: prod-gcp, prod-azure runs 1.4.2
2026-01-05 14:00  prod-gcp                  1.4.2 -> 1.4.1 (rollback)  -     [OID]  Mara Muster                chore: prod-gcp runs 1.4.1
2026-01-05 13:00  prod-gcp                  1.4.1 -> 1.4.2             1h    [OID]  Mara Muster                chore: prod-gcp runs 1.4.2
2026-01-05 12:00  qa-int-azure, qa-int-gcp  1.4.1 -> 1.4.2             1h    [OID]  Mara Muster                chore: qa-int-gcp, qa-int-azure runs 1.4.2
older lines that are not shown: 6; --limit shows more
--- talk
--- exit 0

"]]);
}

fn table_of_many_in_one_line() {
    let sandbox = Sandbox::new();
    let clouds: Vec<String> = (0..5).map(|number| format!("qa-c{number}")).collect();
    let fleet: Vec<(&str, &str)> = clouds.iter().map(|name| (name.as_str(), "1.4.1")).collect();
    let iac = Iac::with_environments(&sandbox, &fleet);
    let log = sandbox.eurodat(&iac.clone).arg("log").run().lines();
    assert_eq!(log.len(), 2, "{log:#?}");
    assert!(log[1].contains("qa: 5 environments  joins at 1.4.1"), "{log:#?}");
}

/// What the limit leaves out is counted.
fn table_has_20_lines() {
    let sandbox = Sandbox::new();
    let iac = Iac::with_environments(&sandbox, &[("qa-gcp", "1.0.0")]);
    for patch in 1..25 {
        iac.set(&["qa-gcp"], &format!("1.0.{patch}"));
    }
    let lines = |more: &[&str]| sandbox.eurodat(&iac.clone).arg("log").args(more).run().lines();
    let usual = lines(&[]);
    assert_eq!(usual.len(), 22, "{usual:#?}");
    assert!(usual[1].contains("1.0.23 -> 1.0.24"), "{usual:#?}");
    assert_eq!(usual[21], "older lines that are not shown: 5; --limit shows more");
    assert_eq!(lines(&["--limit", "30"]).len(), 26);
    assert_eq!(lines(&["-n", "1"]).len(), 3);
}

fn table_of_nothing() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let run = sandbox.eurodat(&iac.clone).args(["log", "--since", "2026-01-06"]).run().ok();
    assert_eq!(run.stdout, "nothing moved\n");
}
