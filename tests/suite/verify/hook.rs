//! `--pre-receive`: a server refuses a push in which a release moves against the rules.

use std::os::unix::fs::PermissionsExt;

use libtest_mimic::Trial;

use super::scene::Scene;
use crate::support::outcome::Outcome;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

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
    ]
}

/// Puts the hook into the server's repository.
pub fn install(scene: &Scene<'_>) {
    let hook = scene.iac.remote.join("hooks/pre-receive");
    std::fs::create_dir_all(hook.parent().unwrap()).unwrap();
    std::fs::write(&hook, "#!/bin/sh\nexec git-eurodat verify --pre-receive\n").unwrap();
    std::fs::set_permissions(&hook, PermissionsExt::from_mode(0o755)).unwrap();
}

fn push(scene: &Scene<'_>, refspec: &str) -> Outcome {
    scene.iac.sandbox.git(&scene.iac.clone).args(["push", "origin", refspec]).run()
}

fn with_hook(body: impl Fn(&Scene<'_>)) {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    install(&scene);
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
