//! `kill -9` at any point: nothing is broken, and the next run finishes the job.

use std::process::Child;
use std::time::{Duration, Instant};

use libtest_mimic::Trial;

use super::promote::promote;
use crate::support::chance::{Chance, times};
use crate::support::forge::Forge;
use crate::support::http::HttpServer;
use crate::support::iac::{Iac, values_file, write};
use crate::support::run::{Run, kill_group};
use crate::support::sandbox::{PROGRAM, Sandbox};
use crate::support::tool::trial;
use crate::support::user_state::UserState;
use crate::support::values::values;

/// The trials of crashes.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("crash::promote", crash_promote),
        trial("crash::promote_no_push", crash_promote_no_push),
        trial("crash::bump", crash_bump),
        trial("crash::lock_of_a_dead_run", lock_of_a_dead_run),
    ]
}

const BRANCH: &str = "promote/qa/1.5.0";

/// How often each is killed; `EURODAT_TESTS_KILLS` says otherwise.
fn kills() -> usize {
    times("EURODAT_TESTS_KILLS", 20)
}

/// Our own program without git in front: what is killed must be ours.
fn program(iac: &Iac<'_>) -> Run {
    iac.sandbox.program(PROGRAM, &iac.clone)
}

/// Kills a run after some time, alone or with all that it started; `longest` is how long it takes undisturbed.
fn kill(run: Run, chance: &mut Chance, longest: Duration) {
    let mut child: Child = run.start();
    std::thread::sleep(chance.up_to(longest));
    if chance.coin() {
        kill_group(child.id());
    } else {
        // Ends at once where the run was faster than chance.
        let _ = child.kill();
    }
    let _ = child.wait();
}

fn timed(run: Run) -> Duration {
    let start = Instant::now();
    run.run().ok();
    start.elapsed()
}

fn fsck(iac: &Iac<'_>) {
    for folder in [&iac.remote, &iac.clone] {
        iac.sandbox.git(folder).args(["fsck", "--strict", "--no-dangling"]).run().ok();
    }
}

/// What a crashed child may still be doing must not be taken for the next run's work.
fn crash_promote() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    // The server outlives the client, as servers do.
    Forge::plain(&sandbox, &iac.remote);
    let server = HttpServer::open(&sandbox);
    sandbox.git(&iac.clone).args(["remote", "set-url", "origin", &server.url("iac.git")]).run().ok();
    let before = UserState::of(&sandbox, &iac.clone);
    let longest = timed(promote(program(&iac)));
    let mut chance = Chance::new();
    for round in 0..kills() {
        sandbox.git(&iac.clone).args(["push", "-q", "origin", &format!(":{BRANCH}")]).run().ok();
        kill(promote(program(&iac)), &mut chance, longest);
        let told = format!("round {round}, seed {}", chance.seed);
        assert_eq!(UserState::of(&sandbox, &iac.clone), before, "{told}");
        promote(program(&iac)).run().ok();
        assert_eq!(iac.branches(), ["main", BRANCH], "{told}");
        assert_eq!(iac.changes(BRANCH).len(), 2, "{told}");
        fsck(&iac);
    }
}

fn crash_promote_no_push() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let run = || promote(program(&iac)).arg("--no-push");
    let longest = timed(run());
    let mut chance = Chance::new();
    for round in 0..kills() {
        sandbox.git(&iac.clone).args(["branch", "-q", "-D", BRANCH]).run().ok();
        kill(run(), &mut chance, longest);
        let told = format!("round {round}, seed {}", chance.seed);
        let lock = iac.clone.join(".git/refs/heads").join(format!("{BRANCH}.lock"));
        if std::fs::exists(&lock).is_ok_and(|left| left) {
            // Its trial is lock_of_a_dead_run.
            let _ = std::fs::remove_file(&lock);
        }
        run().run().ok();
        let files = ["diff", "--name-only", "main", BRANCH];
        assert_eq!(sandbox.git(&iac.clone).args(files).run().lines().len(), 2, "{told}");
        fsck(&iac);
    }
}

/// Killed in the blink of an eye in which git holds a ref's lock: git leaves the lock for good.
fn lock_of_a_dead_run() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let lock = iac.clone.join(".git/refs/heads").join(format!("{BRANCH}.lock"));
    write(&lock, "");
    let run = || promote(program(&iac)).arg("--no-push");
    let stopped = run().run();
    if stopped.code != Some(0) {
        let stopped = stopped.exit(4).says(&lock.display().to_string());
        assert!(!stopped.stderr.contains("remote"), "nothing remote is in it: {}", stopped.transcript());
        std::fs::remove_file(&lock).expect("the lock goes, as the message says");
        run().run().ok();
    }
    sandbox.git(&iac.clone).args(["rev-parse", "--verify", BRANCH]).run().ok();
}

/// Many large files, so that most kills meet the writing.
const BUMPED: [&str; 8] = ["qa-a", "qa-b", "qa-c", "qa-d", "qa-e", "qa-f", "qa-g", "qa-azure"];

/// A values file with half a megabyte of comments.
fn large(environment: &str, release: &str) -> String {
    values(environment, release) + "# and so on\n".repeat(50_000).as_str()
}

fn crash_bump() {
    let sandbox = Sandbox::new();
    let iac = Iac::with_environments(&sandbox, &[]);
    for environment in BUMPED {
        iac.write(&values_file(environment), &large(environment, "1.4.2"));
    }
    iac.commit("feat: large environments");
    let run = || program(&iac).args(["bump", "qa", "1.5.0"]);
    let longest = timed(run());
    let mut chance = Chance::new();
    for round in 0..kills() {
        sandbox.git(&iac.clone).args(["checkout", "-q", "--", "."]).run().ok();
        kill(run(), &mut chance, longest);
        let told = format!("round {round}, seed {}", chance.seed);
        for environment in BUMPED {
            let text = std::fs::read_to_string(iac.clone.join(values_file(environment))).expect("the file is there");
            let whole = ["1.4.2", "1.5.0"].iter().any(|release| text == large(environment, release));
            assert!(whole, "{told}: {environment} is half edited, {} bytes", text.len());
        }
        run().run().ok();
        // Nothing lies about beside the edits.
        let status = sandbox.git(&iac.clone).args(["status", "--porcelain"]).run().ok();
        let edits = BUMPED.map(|environment| format!(" M {}", values_file(environment)));
        let mut found: Vec<&str> = status.stdout.lines().collect();
        found.sort_by_key(|line| edits.iter().position(|edit| edit == line));
        assert_eq!(found, edits, "{told}");
    }
}
