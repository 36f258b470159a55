//! The table for people.

use libtest_mimic::Trial;
use snapbox::str;

use crate::support::iac::{Iac, values_file};
use crate::support::outcome::Outcome;
use crate::support::sandbox::Sandbox;
use crate::support::tool::{trial, trial_with};

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("status::table", table),
        trial("status::table_without_colours", table_without_colours),
        trial("status::table_of_odd_values", table_of_odd_values),
        trial("status::table_without_a_terminal_has_all_columns", without_a_terminal),
        trial_with(&["script"], "status::table_at_80_columns", at_80_columns),
        trial_with(&["script"], "status::table_on_a_narrow_terminal", on_a_narrow_terminal),
        trial_with(&["script"], "status::no_color_on_a_terminal", no_color_on_a_terminal),
        trial("status::table_into_a_closed_pipe", into_a_closed_pipe),
    ]
}

fn table() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.git(&iac.clone).args(["remote", "remove", "origin"]).run().ok();
    sandbox.eurodat(&iac.clone).arg("status").run().snapshot(str![[r"
$ git eurodat status
STAGE    ENVIRONMENT   RELEASE  SINCE             BY          BEHIND
dev      dev-gcp       main     2026-01-05 10:00  [OID]  -
qa       qa-azure      1.4.2    2026-01-05 11:00  [OID]  -
qa       qa-gcp        1.4.2    2026-01-05 11:00  [OID]  -
qa-int   qa-int-azure  1.4.2    2026-01-05 12:00  [OID]  0
qa-int   qa-int-gcp    1.4.2    2026-01-05 12:00  [OID]  0
prod     prod-azure    1.4.1    2026-01-05 10:00  [OID]  1
prod     prod-gcp      1.4.1    2026-01-05 10:00  [OID]  1
nightly  nightly-gcp   main     2026-01-05 10:00  [OID]  -

qa: what could move is not known
    qa takes the product's newest release, which is not known: no remote of the product is configured
qa-int: up to date with 1.4.2
prod: 1.4.1 -> 1.4.2 (2 environments)
    git eurodat promote prod
--- talk
--- exit 0

"]]);
}

/// No escape sequence reaches a pipe, with or without `NO_COLOR`.
fn table_without_colours() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    for forced in ["0", ""] {
        let run = sandbox.eurodat(&iac.clone).arg("status").env("NO_COLOR", forced).run().ok();
        assert!(!run.stdout.contains('\x1b') && !run.stderr.contains('\x1b'), "{}", run.transcript());
    }
}

/// What stands in a values file can't move the cursor, and wide letters don't shift the columns.
fn table_of_odd_values() {
    let sandbox = Sandbox::new();
    let iac = Iac::with_environments(&sandbox, &[("qa-gcp", "1.4.2")]);
    iac.write(&values_file("dev-gcp"), "deployedRelease: \"\\e[31mred\"\n");
    iac.write(&values_file("dev-日本"), "deployedRelease: \"größe\"\n");
    iac.commit("feat: odd branches");
    sandbox.git(&iac.clone).args(["remote", "remove", "origin"]).run().ok();
    sandbox.eurodat(&iac.clone).arg("status").run().snapshot(str![[r"
$ git eurodat status
STAGE    ENVIRONMENT  RELEASE   SINCE             BY          BEHIND
dev      dev-gcp       [31mred  2026-01-05 11:00  [OID]  -
dev      dev-日本     größe     2026-01-05 11:00  [OID]  -
qa       qa-gcp       1.4.2     2026-01-05 10:00  [OID]  -
qa-int   none
prod     none
nightly  none

qa: what could move is not known
    qa takes the product's newest release, which is not known: no remote of the product is configured
qa-int: what could move is not known
    qa-int has no environments: no file is app-of-apps/values-qa-int-*.yaml
prod: what could move is not known
    prod has no environments: no file is app-of-apps/values-prod-*.yaml
--- talk
--- exit 0

"]]);
}

/// Programs that read the table get all of it, whatever `COLUMNS` says.
fn without_a_terminal() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let run = sandbox.eurodat(&iac.clone).arg("status").env("COLUMNS", "20").run().ok();
    for column in ["STAGE", "ENVIRONMENT", "RELEASE", "SINCE", "BY", "BEHIND"] {
        assert!(run.stdout.starts_with("STAGE") && run.stdout.contains(column), "{}", run.transcript());
    }
}

/// Runs it on a terminal of this width.
fn on_a_terminal(iac: &Iac<'_>, columns: usize, colour: &str) -> Outcome {
    let typed = format!("stty cols {columns} rows 40; {colour} git eurodat status");
    let arguments = ["--quiet", "--return", "--command", &typed, "/dev/null"];
    iac.sandbox.program("script", &iac.clone).args(arguments).env("TERM", "xterm-256color").run().ok()
}

/// The widest line of the table itself, which ends at the first empty line.
fn widest(run: &Outcome) -> usize {
    // Before the table, the line that showed progress is wiped.
    let (_, table) = run.stdout.split_once("STAGE").expect("a table");
    let table = table.lines().map(str::trim_end).take_while(|line| !line.is_empty());
    table.map(|line| line.chars().count()).max().map_or(0, |rest| rest.max("STAGE".len()))
}

fn at_80_columns() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let run = on_a_terminal(&iac, 80, "");
    assert!((40..=80).contains(&widest(&run)), "{}", run.transcript());
    run.says("BEHIND").says("qa-int-azure").says("SINCE");
}

/// What matters most is left: stage, environment, release.
fn on_a_narrow_terminal() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let run = on_a_terminal(&iac, 40, "");
    assert!((20..=40).contains(&widest(&run)), "{}", run.transcript());
    assert!(!run.stdout.contains("SINCE"), "{}", run.transcript());
    run.says("qa-int-azure").says("1.4.2");
}

fn no_color_on_a_terminal() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let coloured = |run: &Outcome| run.stdout.contains("\x1b[3") || run.stdout.contains("\x1b[1m");
    let run = on_a_terminal(&iac, 80, "NO_COLOR=1");
    assert!(!coloured(&run), "{:?}", run.stdout);
}

/// `status | head -1`: the reader had enough, and that is no error.
fn into_a_closed_pipe() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let typed = "git eurodat status | true; git eurodat status --format json | head -1";
    let run = sandbox.program("bash", &iac.clone).args(["-c", typed]).run().ok();
    assert_eq!(run.stdout, "{\n");
    assert!(!run.stderr.contains("panicked") && !run.stderr.contains("Broken pipe"), "{}", run.transcript());
}
