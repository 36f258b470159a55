//! Death at a chosen system call, one after the other: what random kills would find only by luck.

use std::collections::HashMap;

use libtest_mimic::Trial;

use super::promote::promote;
use crate::support::chance::times;
use crate::support::forge::Forge;
use crate::support::http::HttpServer;
use crate::support::iac::{Iac, values_file};
use crate::support::run::Run;
use crate::support::sandbox::{PROGRAM, Sandbox};
use crate::support::tool::trial_with;
use crate::support::user_state::UserState;
use crate::support::values::values;

/// The trials of death at system calls.
pub fn trials() -> Vec<Trial> {
    vec![
        trial_with(&["strace"], "crash_at_calls::bump", bump),
        trial_with(&["strace"], "crash_at_calls::promote", promoted),
        trial_with(&["strace"], "crash_at_calls::promote_no_push", promoted_here),
    ]
}

/// The calls by which a program changes the world or waits for another that does.
const CALLS: &str = "write,openat,rename,renameat,renameat2,unlink,unlinkat,link,linkat,fsync,fdatasync,fchmod,chmod,\
                     ftruncate,mkdir,mkdirat,flock,clone,clone3,vfork,wait4,waitid,pwrite64,mmap,munmap";

const BRANCH: &str = "promote/qa/1.5.0";

/// Our program, watched.
fn watched(iac: &Iac<'_>, options: &[&str]) -> Run {
    let trace = format!("trace={CALLS}");
    iac.sandbox.program("strace", &iac.clone).args(["-q", "-e", &trace]).args(options).arg(PROGRAM)
}

/// Kills the run at call after call, as many as `EURODAT_TESTS_KILLS` says, evenly spread over all that it makes;
/// `check` looks at what is left each time.
pub fn at_each_call(iac: &Iac<'_>, run: fn(Run) -> Run, prepare: impl Fn(&Iac<'_>), check: impl Fn(&Iac<'_>, &str)) {
    let log = iac.sandbox.path("calls").display().to_string();
    prepare(iac);
    run(watched(iac, &["-o", &log])).run().ok();
    let undisturbed = std::fs::read_to_string(&log).expect("the calls");
    let calls = calls(&undisturbed);
    let stride = (calls.len() / times("EURODAT_TESTS_KILLS", 20)).max(1);
    let mut killed = 0;
    for (name, number) in calls.iter().step_by(stride) {
        prepare(iac);
        let inject = format!("inject={name}:signal=KILL:when={number}");
        let outcome = run(watched(iac, &["-o", &log, "-e", &inject])).run();
        killed += usize::from(outcome.code.is_none());
        check(iac, &format!("killed at {name} number {number}"));
    }
    // Another run may make some calls fewer, but not many.
    assert!(killed * stride * 10 > calls.len() * 8, "only {killed} of {} kills met", calls.len() / stride);
}

/// The calls of a log in their order: each by its name, and as which of this name.
fn calls(log: &str) -> Vec<(&str, usize)> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    let names = log.lines().filter_map(|line| Some(line.split_once('(')?.0)).filter(|name| CALLS.contains(*name));
    let count = |name| {
        let count = counts.entry(name).or_default();
        *count += 1;
        (name, *count)
    };
    names.map(count).collect()
}

/// Forgets what earlier runs left, so that each makes the same calls.
fn forget(iac: &Iac<'_>) {
    let _ = std::fs::remove_dir_all(iac.clone.join(".git/eurodat"));
    iac.sandbox.git(&iac.clone).args(["prune", "--expire=now"]).run().ok();
}

fn fsck(iac: &Iac<'_>) {
    for folder in [&iac.remote, &iac.clone] {
        iac.sandbox.git(folder).args(["fsck", "--strict", "--no-dangling"]).run().ok();
    }
}

fn bump() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let run = |run: Run| run.args(["bump", "qa", "1.5.0"]);
    let clean = |iac: &Iac<'_>| drop(iac.sandbox.git(&iac.clone).args(["checkout", "-q", "--", "."]).run().ok());
    at_each_call(&iac, run, clean, |iac, told| {
        for environment in ["qa-gcp", "qa-azure"] {
            let text = std::fs::read_to_string(iac.clone.join(values_file(environment))).expect("the file is there");
            let whole = ["1.4.2", "1.5.0"].iter().any(|release| text == values(environment, release));
            assert!(whole, "{told}: {environment} is half edited:\n{text}");
        }
        run(iac.sandbox.program(PROGRAM, &iac.clone)).run().ok();
        let status = iac.sandbox.git(&iac.clone).args(["status", "--porcelain"]).run().ok();
        let edits = [" M app-of-apps/values-qa-azure.yaml", " M app-of-apps/values-qa-gcp.yaml"];
        assert_eq!(status.stdout.lines().collect::<Vec<_>>(), edits, "{told}");
    });
}

fn promoted() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    Forge::plain(&sandbox, &iac.remote);
    let server = HttpServer::open(&sandbox);
    sandbox.git(&iac.clone).args(["remote", "set-url", "origin", &server.url("iac.git")]).run().ok();
    let before = UserState::of(&sandbox, &iac.clone);
    let clean = |iac: &Iac<'_>| {
        iac.sandbox.git(&iac.clone).args(["push", "-q", "origin", &format!(":{BRANCH}")]).run();
        forget(iac);
    };
    at_each_call(&iac, promote, clean, |iac, told| {
        assert_eq!(UserState::of(&sandbox, &iac.clone), before, "{told}");
        promote(iac.sandbox.program(PROGRAM, &iac.clone)).run().ok();
        assert_eq!(iac.branches(), ["main", BRANCH], "{told}");
        assert_eq!(iac.changes(BRANCH).len(), 2, "{told}");
        fsck(iac);
    });
}

fn promoted_here() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let run = |run: Run| promote(run).arg("--no-push");
    let clean = |iac: &Iac<'_>| {
        iac.sandbox.git(&iac.clone).args(["branch", "-q", "-D", BRANCH]).run();
        forget(iac);
    };
    at_each_call(&iac, run, clean, |iac, told| {
        run(iac.sandbox.program(PROGRAM, &iac.clone)).run().ok();
        let files = ["diff", "--name-only", "main", BRANCH];
        assert_eq!(iac.sandbox.git(&iac.clone).args(files).run().lines().len(), 2, "{told}");
        fsck(iac);
    });
}
