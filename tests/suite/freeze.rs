//! `freeze`: a time in which stages take no promotion, written into the work tree's policy.

use std::os::unix::fs::{PermissionsExt as _, symlink};

use libtest_mimic::Trial;
use snapbox::str;

use super::crash_at_calls::at_each_call;
use crate::support::crowd::at_once;
use crate::support::iac::Iac;
use crate::support::outcome::Outcome;
use crate::support::run::Run;
use crate::support::sandbox::Sandbox;
use crate::support::tool::{trial, trial_with};

/// The trials of `freeze`.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("freeze::makes_a_policy", makes_a_policy),
        trial("freeze::keeps_the_rest", keeps_the_rest),
        trial("freeze::again", again),
        trial("freeze::starts_now", starts_now),
        trial("freeze::list", list),
        trial("freeze::list_of_none", list_of_none),
        trial("freeze::list_obeys_no_escape_sequences", list_obeys_no_escape_sequences),
        trial("freeze::all_that_is_wrong", all_that_is_wrong),
        trial("freeze::list_stands_alone", list_stands_alone),
        trial("freeze::stages_of_the_work_trees_policy", stages_of_the_work_trees_policy),
        trial("freeze::faulty_policy", faulty_policy),
        trial("freeze::keeps_mode_and_link", keeps_mode_and_link),
        trial("freeze::link_to_nowhere", link_to_nowhere),
        trial("freeze::from_a_subfolder", from_a_subfolder),
        trial("freeze::in_a_bare_repository", in_a_bare_repository),
        trial("freeze::stops_promotions_once_merged", stops_promotions_once_merged),
        trial("freeze::many_at_once", many_at_once),
        trial_with(&["strace"], "freeze::killed_at_calls", killed_at_calls),
    ]
}

const YEARS_END: [&str; 7] = ["prod", "--from", "2026-12-18", "--until", "2027-01-04", "--reason", "year's end"];

const NEW: &str = "version = 1

[[freezes]]
stages = [\"prod\"]
from   = 2026-12-18T00:00:00Z
until  = 2027-01-04T00:00:00Z
reason = \"year's end\"
";

fn freeze(iac: &Iac<'_>, arguments: &[&str]) -> Outcome {
    iac.sandbox.eurodat(&iac.clone).arg("freeze").args(arguments).run()
}

fn policy(iac: &Iac<'_>) -> String {
    std::fs::read_to_string(iac.clone.join(".eurodat.toml")).expect("the policy can be read")
}

fn changed(iac: &Iac<'_>) -> Vec<String> {
    let status = iac.sandbox.git(&iac.clone).args(["status", "--porcelain"]).run().ok();
    status.stdout.lines().map(str::to_owned).collect()
}

fn makes_a_policy() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    freeze(&iac, &YEARS_END).snapshot(str![[r"
$ git eurodat freeze prod --from 2026-12-18 --until 2027-01-04 --reason year's end
.eurodat.toml: prod is frozen from 2026-12-18T00:00:00Z until 2027-01-04T00:00:00Z: year's end
--- talk
this counts once the target branch has it: commit .eurodat.toml and open a merge request
--- exit 0

"]]);
    assert_eq!(policy(&iac), NEW);
    assert_eq!(changed(&iac), ["?? .eurodat.toml"]);
}

fn keeps_the_rest() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let old = "\u{feff}# ours\r\n[rejected] # so far\r\n\t'1.0.0'='x'\r\n\r\n[[freezes]]\r\nstages=['qa'] # one\r\n\
               from=2026-01-01T00:00:00Z\r\nuntil=2026-01-02T00:00:00Z\r\nreason='x'\r\n\r\n# the end\r\n[verify]";
    iac.write(".eurodat.toml", old);
    iac.commit("feat: a policy");
    let index = || std::fs::read(iac.clone.join(".git/index")).expect("an index");
    let before = index();
    freeze(&iac, &["qa-int", "prod", "--from", "2026-12-18T01:00:00+01:00", "--until", "1w", "--reason", "a \"b\""])
        .ok();
    assert_eq!(index(), before);
    let new = "\r\n[[freezes]]\r\nstages = [\"qa-int\", \"prod\"]\r\nfrom   = 2026-12-18T00:00:00Z\r\n\
               until  = 2026-12-25T00:00:00Z\r\nreason = \"a \\\"b\\\"\"\r\n";
    assert_eq!(policy(&iac), old.replace("reason='x'\r\n", &format!("reason='x'\r\n{new}")));
    assert_eq!(changed(&iac), [" M .eurodat.toml"]);
}

fn again() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    freeze(&iac, &YEARS_END).ok();
    let time = || std::fs::metadata(iac.clone.join(".eurodat.toml")).and_then(|file| file.modified()).ok();
    let before = time();
    freeze(&iac, &YEARS_END).snapshot(str![[r"
$ git eurodat freeze prod --from 2026-12-18 --until 2027-01-04 --reason year's end
.eurodat.toml says already: prod is frozen from 2026-12-18T00:00:00Z until 2027-01-04T00:00:00Z: year's end
--- talk
--- exit 0

"]]);
    assert_eq!(time(), before);
}

fn starts_now() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let arguments = ["prod", "qa", "--until", "2999-01-01", "--reason", "moving house"];
    freeze(&iac, &arguments).ok();
    let once = policy(&iac);
    // Another second has come, and yet it's the same freeze.
    std::thread::sleep(std::time::Duration::from_millis(1100));
    freeze(&iac, &arguments).ok().says("says already");
    freeze(&iac, &["qa", "prod", "prod", "--until", "2999-01-01", "--reason", "moving house"])
        .ok()
        .says("says already");
    assert_eq!(policy(&iac), once);
    freeze(&iac, &["--list"]).ok().says("holds");
    freeze(&iac, &["prod", "--until", "2999-01-01", "--reason", "another house"]).ok();
    assert_eq!(policy(&iac).matches("[[freezes]]").count(), 2);
}

fn list() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    freeze(&iac, &["qa", "--from", "2020-01-01", "--until", "36h", "--reason", "the move"]).ok();
    freeze(&iac, &["prod", "qa", "--from", "2020-01-01", "--until", "2999-01-01", "--reason", "größer"]).ok();
    freeze(&iac, &["nightly", "--from", "2998-01-01T12:00:00Z", "--until", "3000-01-01", "--reason", "2998"]).ok();
    freeze(&iac, &["--list"]).snapshot(str![[r"
$ git eurodat freeze --list
STAGES    FROM                  UNTIL                 STATE    REASON
qa        2020-01-01T00:00:00Z  2020-01-02T12:00:00Z  over     the move
prod, qa  2020-01-01T00:00:00Z  2999-01-01T00:00:00Z  holds    größer
nightly   2998-01-01T12:00:00Z  3000-01-01T00:00:00Z  to come  2998
--- talk
--- exit 0

"]]);
}

fn list_of_none() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    freeze(&iac, &["--list"]).snapshot(str![[r"
$ git eurodat freeze --list
--- talk
the policy has no freeze
--- exit 0

"]]);
}

fn list_obeys_no_escape_sequences() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.write(".eurodat.toml", &NEW.replace("year's end", "a\\u001b[2Jb\\nc"));
    let run = freeze(&iac, &["--list"]).ok().says("a␛[2Jb␊c");
    assert!(!run.stdout.contains('\x1b'), "{}", run.transcript());
}

fn all_that_is_wrong() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    freeze(&iac, &["staging", "prod", "--until", "friday", "--from", "now"]).snapshot(str![[r"
$ git eurodat freeze staging prod --until friday --from now
--- talk
error: there is no stage staging
 |
 = help: the stages are dev, qa, qa-int, prod, nightly

error: no reason is given
 |
 = help: --reason TEXT says in one line why, for those who run into it

error: `now` is no point in time
 |
 = help: write --from 2026-12-18T00:00:00Z, or --from 2026-12-18 for midnight in UTC

error: `friday` is neither a point in time nor a span of time
 |
 = help: write --until 2027-01-04T00:00:00Z, --until 2027-01-04 for midnight in UTC, or --until 3d
--- exit 2

"]]);
    freeze(&iac, &[]).exit(2).says("no stage is named").says("no reason is given").says("no end is given");
    freeze(&iac, &["prod", "--until", "2020-01-01", "--reason", "a\nb"]).exit(2).says("not after").says("line break");
    freeze(&iac, &["prod", "--until", "3d", "--reason", " "]).exit(2).says("the reason is empty");
    assert!(changed(&iac).is_empty());
}

fn list_stands_alone() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    freeze(&iac, &["--list", "prod"]).exit(2).says("--list");
}

fn stages_of_the_work_trees_policy() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.write(".eurodat.toml", "stages = [{ name = 'canary' }] # ours\nshade = 1\n");
    freeze(&iac, &["prod", "--until", "3d", "--reason", "x"]).exit(2).says("the stages are canary");
    freeze(&iac, &["canary", "--until", "3d", "--reason", "x"]).ok().says("unknown key `shade`");
    assert!(policy(&iac).starts_with("stages = [{ name = 'canary' }] # ours\nshade = 1\n\n[[freezes]]\n"));
}

fn faulty_policy() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let faulty = "version = 1\n[[freezes]]\nstages = ['staging']\n";
    iac.write(".eurodat.toml", faulty);
    let run = freeze(&iac, &YEARS_END).exit(2);
    run.says(".eurodat.toml:2:1").says(".eurodat.toml:3:11").says("there is no stage `staging`");
    freeze(&iac, &["--list"]).exit(2).says(".eurodat.toml:2:1");
    assert_eq!(policy(&iac), faulty);
    std::fs::write(iac.clone.join(".eurodat.toml"), b"# \xff\n").expect("written");
    freeze(&iac, &YEARS_END).exit(2).says("not UTF-8");
}

fn keeps_mode_and_link() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let (file, target) = (iac.clone.join(".eurodat.toml"), sandbox.path("elsewhere.toml"));
    std::fs::write(&target, "version = 1\n").expect("written");
    std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o640)).expect("a mode");
    symlink(&target, &file).expect("linked");
    freeze(&iac, &YEARS_END).ok();
    assert!(std::fs::symlink_metadata(&file).is_ok_and(|file| file.is_symlink()));
    assert_eq!(std::fs::read_to_string(&target).ok().as_deref(), Some(NEW));
    assert_eq!(std::fs::metadata(&target).map(|file| file.permissions().mode() & 0o777).ok(), Some(0o640));
}

fn link_to_nowhere() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let file = iac.clone.join(".eurodat.toml");
    symlink(sandbox.path("nowhere.toml"), &file).expect("linked");
    freeze(&iac, &YEARS_END).exit(3).says(".eurodat.toml");
    assert!(std::fs::symlink_metadata(&file).is_ok_and(|file| file.is_symlink()));
}

fn from_a_subfolder() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.eurodat(&iac.clone.join("app-of-apps")).arg("freeze").args(YEARS_END).run().ok();
    assert_eq!(policy(&iac), NEW);
}

fn in_a_bare_repository() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.eurodat(&iac.remote).arg("freeze").args(YEARS_END).run().exit(2).says("work tree");
}

fn stops_promotions_once_merged() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let promote = || sandbox.eurodat(&iac.clone).args(["promote", "prod", "--dry-run"]).run();
    freeze(&iac, &["prod", "--until", "3d", "--reason", "year's end"]).ok();
    promote().ok();
    iac.commit("feat: freeze prod");
    promote().exit(1).says("not-frozen").says("year's end");
}

fn many_at_once() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let run = |number: usize| {
        let reason = format!("number {number}");
        sandbox.eurodat(&iac.clone).arg("freeze").args(["qa", "--until", "3d", "--reason", &reason])
    };
    for outcome in at_once((0..8).map(run).collect()) {
        outcome.ok();
    }
    let text = policy(&iac);
    assert!((0..8).all(|number| text.contains(&format!("\"number {number}\""))), "{text}");
    assert_eq!(text.matches("[[freezes]]").count(), 8);
}

/// A policy that is there is the old or the new one, and one that is made is there whole or not at all.
fn killed_at_calls() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let run = |run: Run| run.arg("freeze").args(YEARS_END);
    let file = iac.clone.join(".eurodat.toml");
    let take_away = |_: &Iac<'_>| {
        let _ = std::fs::remove_file(&file);
    };
    at_each_call(&iac, run, take_away, |iac, killed| {
        assert!(!file.exists() || policy(iac) == NEW, "{killed}: {}", policy(iac));
    });
    let put_back = |iac: &Iac<'_>| iac.write(".eurodat.toml", "version = 1\n");
    at_each_call(&iac, run, put_back, |iac, killed| {
        assert!(["version = 1\n", NEW].contains(&policy(iac).as_str()), "{killed}: {}", policy(iac));
    });
    freeze(&iac, &YEARS_END).ok();
    assert_eq!(changed(&iac), ["?? .eurodat.toml"]);
}
