//! `--pre-receive`: a server refuses a push in which a release moves against the rules.

use libtest_mimic::Trial;

use super::scene::{POLICY, Scene};
use crate::support::forge::Forge;
use crate::support::http::HttpServer;
use crate::support::iac::values_file;
use crate::support::outcome::Outcome;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;
use crate::support::values::values;

/// The trials of the hook.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("verify::hook_takes_a_good_push", good),
        trial("verify::hook_refuses_a_bad_push", bad),
        trial("verify::hook_judges_what_was_there_before", foxtrot),
        trial("verify::hook_refuses_to_lose_the_branch", deleted),
        trial("verify::hook_lets_other_branches_pass", other_branches),
        trial("verify::hook_of_an_empty_repository", first_push),
        trial("verify::hook_reads_only_its_lines", lines),
        trial("verify::hook_of_a_thousand_commits", thousand),
        trial("verify::hook_knows_other_names_of_the_branch", aliases),
        trial("verify::hook_judges_the_policy_that_names_the_branch", policy_of_the_default_branch),
    ]
}

const HOOK: &str = "#!/bin/sh\nexec git-eurodat verify --pre-receive\n";

fn push(scene: &Scene<'_>, refspec: &str) -> Outcome {
    scene.iac.sandbox.git(&scene.iac.clone).args(["push", "origin", refspec]).run()
}

/// A server with the hook, over HTTP.
fn with_hook(body: impl Fn(&Scene<'_>)) {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    Forge::plain(&sandbox, &scene.iac.remote).hook("pre-receive", HOOK);
    let server = HttpServer::open(&sandbox);
    scene.git(&["remote", "set-url", "origin", &server.url("iac.git")]);
    body(&scene);
}

fn good() {
    with_hook(|scene| {
        scene.set(&["prod-gcp", "prod-azure"], "1.4.2");
        scene.commit("promote(prod): 1.4.2");
        let run = push(scene, "HEAD:main").ok();
        assert!(!run.stderr.contains("GL-HOOK-ERR"), "{}", run.stderr);
    });
}

/// Every line that says why is one that GitLab shows; nothing of the push stays.
fn bad() {
    with_hook(|scene| {
        let before = scene.iac.tip("main");
        scene.set(&["qa-gcp", "qa-azure"], "1.5.0");
        scene.commit("promote(qa): 1.5.0");
        scene.set(&["prod-gcp"], "1.9.9");
        scene.commit("docs: nothing much");
        let run = push(scene, "HEAD:main");
        assert_ne!(run.code, Some(0));
        assert!(run.stderr.contains("GL-HOOK-ERR: error[no-skip]: 1.9.9 never ran in qa-int"), "{}", run.stderr);
        let said =
            run.stderr.lines().filter_map(|line| line.strip_prefix("remote: ")).filter(|line| !line.trim().is_empty());
        assert!(
            said.clone().count() > 0 && said.into_iter().all(|line| line.starts_with("GL-HOOK-ERR: ")),
            "{}",
            run.stderr
        );
        assert_eq!(scene.iac.tip("main"), before);
        let fsck = scene.iac.sandbox.git(&scene.iac.remote).args(["count-objects", "-v"]).run().ok();
        assert!(fsck.stdout.contains("garbage: 0"), "{}", fsck.stdout);
    });
}

/// The new tip merges the old one: no commit on its first parents saw what main holds.
fn foxtrot() {
    with_hook(|scene| {
        scene.git(&["checkout", "-q", "-b", "side", "HEAD~1"]);
        scene.set(&["prod-gcp"], "1.9.9");
        scene.commit("chore: prod");
        scene.git(&["merge", "-q", "-m", "Merge main", "origin/main"]);
        let run = push(scene, "HEAD:main");
        assert!(run.code != Some(0) && run.stderr.contains("error[no-skip]"), "{}", run.stderr);
    });
}

fn deleted() {
    with_hook(|scene| {
        let remote = scene.iac.sandbox.git(&scene.iac.remote);
        remote.args(["config", "receive.denyDeleteCurrent", "false"]).run().ok();
        let run = push(scene, ":main");
        assert!(run.code != Some(0) && run.stderr.contains("refs/heads/main would be deleted"), "{}", run.stderr);
    });
}

fn other_branches() {
    with_hook(|scene| {
        scene.set(&["prod-gcp"], "1.9.9");
        scene.commit("chore: prod");
        push(scene, "HEAD:topic").ok();
    });
}

fn first_push() {
    with_hook(|scene| {
        let sandbox = scene.iac.sandbox;
        sandbox.git(&sandbox.path("")).args(["init", "-q", "--bare", "new.git"]).run().ok();
        std::fs::copy(scene.iac.remote.join("hooks/pre-receive"), sandbox.path("new.git/hooks/pre-receive")).unwrap();
        sandbox.git(&scene.iac.clone).args(["push", "-q", "../new.git", "HEAD:main"]).run().ok();
    });
}

fn lines() {
    with_hook(|scene| {
        let sandbox = scene.iac.sandbox;
        let feed = "printf 'not a line\\n' | git-eurodat verify --pre-receive";
        let run = sandbox.program("sh", &scene.iac.remote).args(["-c", feed]).run().exit(2);
        assert!(run.stderr.contains("this is no line of a pre-receive hook"), "{}", run.stderr);
    });
}

/// A thousand promotions in one push, made by `git fast-import`; the bad one among them is found.
fn thousand() {
    with_hook(|scene| {
        for (branch, bad) in [("good", None), ("bad", Some(777))] {
            import(scene, branch, bad);
            let run = push(scene, &format!("{branch}:main"));
            if bad.is_none() {
                run.ok();
                continue;
            }
            assert_ne!(run.code, Some(0));
            assert!(run.stderr.contains("error[not-rejected]: 1.4.9 is rejected"), "{}", run.stderr);
            assert!(run.stderr.contains("2 errors in 1 of 1000 steps"), "{}", run.stderr);
        }
    });
}

fn import(scene: &Scene<'_>, branch: &str, bad: Option<u32>) {
    let mut stream = String::new();
    for number in 1..=1000 {
        let release =
            if bad == Some(number) { "1.4.9".to_owned() } else { format!("2.{}.{number}", u32::from(bad.is_some())) };
        let from = if number == 1 { "from refs/remotes/origin/main^0\n" } else { "" };
        let date = 1_700_000_000 + number * 60;
        stream += &format!("commit refs/heads/{branch}\ncommitter A <a@b.example> {date} +0000\ndata 2\nx\n{from}");
        for environment in ["qa-gcp", "qa-azure"] {
            let text = values(environment, &release);
            stream += &format!("M 100644 inline {}\ndata {}\n{text}\n", values_file(environment), text.len());
        }
    }
    let file = scene.iac.sandbox.path("stream");
    std::fs::write(&file, stream).unwrap();
    scene.git(&["fetch", "-q", "origin"]);
    let feed = format!("git fast-import --quiet < {}", file.display());
    scene.iac.sandbox.program("sh", &scene.iac.clone).args(["-c", &feed]).run().ok();
}

/// A branch that stands for the target branch moves it.
fn aliases() {
    with_hook(|scene| {
        let remote = scene.iac.sandbox.git(&scene.iac.remote);
        remote.args(["symbolic-ref", "refs/heads/alias", "refs/heads/main"]).run().ok();
        let before = scene.iac.tip("main");
        scene.set(&["prod-gcp"], "1.9.9");
        scene.commit("chore: prod");
        let run = push(scene, "HEAD:alias");
        assert!(run.code != Some(0) && run.stderr.contains("error[no-skip]"), "{}", run.stderr);
        assert_eq!(scene.iac.tip("main"), before);
    });
}

/// The default branch says which branch is judged, so it is judged, too.
fn policy_of_the_default_branch() {
    with_hook(|scene| {
        scene.write(".eurodat.toml", format!("{POLICY}\n[repository]\ntarget = \"production\"\n"));
        scene.commit("chore: another target");
        push(scene, "HEAD:main").ok();
        push(scene, "HEAD:production").ok();
        scene.set(&["prod-gcp"], "1.9.9");
        scene.commit("chore: prod");
        for branch in ["HEAD:production", "HEAD:main"] {
            let run = push(scene, branch);
            assert!(run.code != Some(0) && run.stderr.contains("error[no-skip]"), "{branch}: {}", run.stderr);
        }
        scene.git(&["reset", "-q", "--hard", "HEAD~1"]);
        scene.git(&["rm", "-q", ".eurodat.toml"]);
        scene.commit("chore: no policy");
        let run = push(scene, "HEAD:main");
        assert!(run.code != Some(0) && run.stderr.contains("error[policy]"), "{}", run.stderr);
    });
}
