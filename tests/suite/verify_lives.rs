//! What teams live through, from `promote` to the merge: each step is judged as an open change, and again once it landed.

use std::time::{SystemTime, UNIX_EPOCH};

use libtest_mimic::Trial;

use super::verify::scene::{POLICY, Scene};
use crate::support::iac::values_file;
use crate::support::outcome::Outcome;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

/// The trials of lives.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("verify_lives::qa_moves_on_while_a_release_waits", qa_moves_on),
        trial("verify_lives::releases_come_more_often_than_they_soak", often),
        trial("verify_lives::a_hotfix_goes_below_what_runs", hotfix),
        trial("verify_lives::qa_goes_back_below_the_stage_behind_it", back_below),
        trial("verify_lives::a_new_cloud_joins", new_cloud),
        trial("verify_lives::a_release_brings_a_new_key", new_key),
        trial("verify_lives::prod_goes_cloud_by_cloud", cloud_by_cloud),
        trial("verify_lives::an_unruly_history_is_adopted", adopted),
    ]
}

const QA: [&str; 2] = ["qa-gcp", "qa-azure"];
const QA_INT: [&str; 2] = ["qa-int-gcp", "qa-int-azure"];
const PROD: [&str; 2] = ["prod-gcp", "prod-azure"];

/// The usual policy, in which prod doesn't wait.
fn swift() -> String {
    POLICY.replace("soak = \"24h\"\n", "")
}

/// Asks, such as `promote qa --release 1.5.0`.
fn ask(scene: &Scene<'_>, words: &str) -> Outcome {
    scene.iac.sandbox.eurodat(&scene.iac.clone).args(words.split(' ')).run()
}

/// Asks, and stands on the branch that comes of it.
#[track_caller]
fn propose(scene: &Scene<'_>, words: &str, branch: &str) {
    ask(scene, words).ok();
    scene.git(&["fetch", "-q", "origin"]);
    scene.git(&["checkout", "-q", "-B", "topic", &format!("origin/{branch}")]);
}

/// Asks; what comes of it is clean, is merged, and is clean as a step, too.
#[track_caller]
fn passes(scene: &Scene<'_>, words: &str, branch: &str) {
    propose(scene, words, branch);
    scene.assert_clean(&[]);
    merge(scene);
    scene.assert_clean(&["HEAD"]);
}

/// Merges where one stands, as the merge button does.
fn merge(scene: &Scene<'_>) {
    scene.git(&["checkout", "-q", "-B", "main", "origin/main"]);
    scene.git(&["merge", "-q", "--no-ff", "-m", "Merge branch", "topic"]);
    scene.land();
}

/// The rules refuse, and they refuse the same edit by hand.
#[track_caller]
fn fails(scene: &Scene<'_>, words: &str, (environments, release): (&[&str], &str), rule: &str) {
    ask(scene, words).exit(1).says(&format!("error[{rule}]"));
    scene.git(&["checkout", "-q", "-B", "topic", "origin/main"]);
    scene.set(environments, release);
    scene.commit("chore: by hand");
    scene.assert_fails(&[], &[rule]);
    scene.git(&["checkout", "-q", "-B", "topic", "origin/main"]);
}

fn qa_moves_on() {
    let sandbox = Sandbox::new();
    let scene = Scene::with(&sandbox, &swift());
    passes(&scene, "promote qa --release 1.5.0", "promote/qa/1.5.0");
    passes(&scene, "promote qa --release 1.6.0", "promote/qa/1.6.0");
    passes(&scene, "promote qa-int --release 1.5.0", "promote/qa-int/1.5.0");
    passes(&scene, "promote prod --release 1.5.0", "promote/prod/1.5.0");
    fails(&scene, "promote prod --release 1.6.0", (&PROD, "1.6.0"), "no-skip");
}

/// Each release makes place for the next, and the one that had its time goes on.
fn often() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    for (release, hours) in [("1.5.0", 60), ("1.5.1", 30), ("1.5.2", 15), ("1.6.0", 3)] {
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let date = format!("{} +0000", now - hours * 3600);
        for environments in [QA, QA_INT] {
            scene.set(&environments, release);
            let run = sandbox.git(&scene.iac.clone).env("GIT_COMMITTER_DATE", &date);
            run.args(["commit", "-q", "-a", "-m", "promote"]).run().ok();
        }
    }
    scene.land();
    fails(&scene, "promote prod --release 1.6.0", (&PROD, "1.6.0"), "soaked");
    fails(&scene, "promote prod --release 1.5.1", (&PROD, "1.5.1"), "soaked");
    propose(&scene, "promote prod --release 1.5.0", "promote/prod/1.5.0");
    // By the dates of commits it ran long enough, which is nobody's proof.
    assert!(scene.assert_clean(&[]).open.contains("soaked"));
}

fn hotfix() {
    let sandbox = Sandbox::new();
    let scene = Scene::with(&sandbox, &swift());
    passes(&scene, "promote qa --release 1.6.0", "promote/qa/1.6.0");
    let urgent = "promote qa --release 1.4.3 --override no-downgrade=urgent";
    fails(&scene, "promote qa --release 1.4.3", (&QA, "1.4.3"), "no-downgrade");
    passes(&scene, urgent, "promote/qa/1.4.3");
    passes(&scene, "promote qa-int --release 1.4.3", "promote/qa-int/1.4.3");
    passes(&scene, "promote prod --release 1.4.3", "promote/prod/1.4.3");
    // It is no rollback: 1.6.0 comes back without a reason.
    passes(&scene, "promote qa --release 1.6.0", "promote/qa/1.6.0");

    let sandbox = Sandbox::new();
    let scene = Scene::with(&sandbox, &swift().replace("no-downgrade = [\"qa\", \"qa-int\"]", "no-downgrade = []"));
    passes(&scene, "promote qa --release 1.6.0", "promote/qa/1.6.0");
    fails(&scene, urgent, (&QA, "1.4.3"), "no-downgrade");
    scene.set(&QA, "1.4.3");
    scene.commit("promote(qa): 1.4.3\n\nEurodat-Release: 1.4.3\nEurodat-Override: no-downgrade: urgent");
    scene.assert_fails(&[], &["no-downgrade"]);
}

fn back_below() {
    let sandbox = Sandbox::new();
    let scene = Scene::with(&sandbox, &swift());
    passes(&scene, "promote qa --release 1.5.0", "promote/qa/1.5.0");
    passes(&scene, "promote qa-int", "promote/qa-int/1.5.0");
    passes(&scene, "rollback qa", "rollback/qa/1.4.2");
    fails(&scene, "promote qa --release 1.5.0", (&QA, "1.5.0"), "rolled-back");
    // What qa-int runs has been proven, and goes on.
    passes(&scene, "promote prod", "promote/prod/1.5.0");
    passes(&scene, "promote qa --release 1.5.0 --override rolled-back=mended", "promote/qa/1.5.0");
}

fn new_cloud() {
    let sandbox = Sandbox::new();
    let scene = Scene::with(&sandbox, &swift());
    passes(&scene, "promote qa --release 1.5.0", "promote/qa/1.5.0");
    scene.set(&["qa-otc"], "1.4.2");
    scene.commit("feat: qa on otc");
    scene.assert_fails(&[], &["new-environment"]);
    scene.set(&["qa-otc"], "1.5.0");
    scene.commit("feat: qa on otc, as the rest of it");
    scene.assert_clean(&[]);
    merge(&scene);
    scene.assert_clean(&["HEAD"]);
    passes(&scene, "promote qa-int --release 1.5.0", "promote/qa-int/1.5.0");
    passes(&scene, "promote qa --release 1.6.0", "promote/qa/1.6.0");
    let text = std::fs::read_to_string(scene.iac.clone.join(values_file("qa-otc"))).unwrap();
    assert!(text.contains("'1.6.0'"), "{text}");
}

fn new_key() {
    let sandbox = Sandbox::new();
    let scene = Scene::with(&sandbox, &swift());
    for (stage, environment) in [("qa", QA[0]), ("qa-int", QA_INT[0]), ("prod", PROD[0])] {
        propose(&scene, &format!("promote {stage} --release 1.5.0"), &format!("promote/{stage}/1.5.0"));
        let file = values_file(environment);
        let text = std::fs::read_to_string(scene.iac.clone.join(&file)).unwrap();
        scene.write(&file, format!("{text}newKey: true\n"));
        scene.commit("feat: the key that 1.5.0 needs");
        if stage == "prod" {
            scene.assert_fails(&[], &["alone"]);
        } else {
            scene.assert_clean(&[]);
            merge(&scene);
            scene.assert_clean(&["HEAD"]);
        }
    }
    scene.git(&["checkout", "-q", "-B", "topic", "origin/main"]);
    let file = values_file(PROD[0]);
    let text = std::fs::read_to_string(scene.iac.clone.join(&file)).unwrap();
    scene.write(&file, format!("{text}newKey: true\n"));
    scene.commit("feat: the key that 1.5.0 needs, before it");
    scene.assert_clean(&[]);
    merge(&scene);
    passes(&scene, "promote prod", "promote/prod/1.5.0");
}

fn cloud_by_cloud() {
    let sandbox = Sandbox::new();
    let scene = Scene::with(&sandbox, &swift());
    passes(&scene, "promote prod -e prod-gcp", "promote/prod-gcp/1.4.2");
    assert_eq!(scene.git(&["diff", "--name-only", "HEAD~1", "HEAD"]), values_file("prod-gcp"));
    passes(&scene, "promote prod", "promote/prod/1.4.2");
    assert_eq!(scene.git(&["diff", "--name-only", "HEAD~1", "HEAD"]), values_file("prod-azure"));
}

/// Years of edits by hand, then the tool: from there on all is judged, and what ran before still counts.
fn adopted() {
    let sandbox = Sandbox::new();
    let scene = Scene::with(&sandbox, "version = 1\n");
    for (environments, release) in [
        (&PROD[..], "1.9.0"),
        (&QA[..1], "1.5.0"),
        (&QA_INT[..], "1.6.0"),
        (&PROD[..], "1.4.1"),
        (&QA[..], "main"),
        (&QA[..], "1.5.0"),
        (&QA_INT[..], "1.4.0"),
    ] {
        scene.set(environments, release);
        scene.commit("chore: as needed");
    }
    scene.land();
    let whole = ["--since", "2000-01-01"];
    scene.assert_fails(&whole, &["no-skip", "no-downgrade", "stage-order", "release-format"]);
    let last = scene.git(&["rev-parse", "HEAD"]);
    scene.write(".eurodat.toml", format!("{}\n[verify]\nfrom = \"{last}\"\n", swift()));
    scene.commit("chore: adopt the tool");
    scene.assert_clean(&[]);
    scene.land();
    scene.assert_clean(&whole);
    passes(&scene, "promote qa-int", "promote/qa-int/1.5.0");
    passes(&scene, "promote prod", "promote/prod/1.5.0");
    assert_eq!(scene.assert_clean(&whole).steps, 3);
    fails(&scene, "promote prod --release 1.6.0", (&PROD, "1.6.0"), "stage-order");
}
