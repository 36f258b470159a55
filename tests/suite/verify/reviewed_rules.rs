//! What a reviewer got past the rules, and repairs that the rules were in the way of.

use libtest_mimic::Trial;

use super::scene::{Scene, verify};
use crate::support::iac::values_file;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

/// The trials of what a review found.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("verify::reviewed_new_names_bring_back_nothing", new_names),
        trial("verify::reviewed_a_stage_that_was_deleted_starts_no_lower", lower_start),
        trial("verify::reviewed_a_rejoin_is_a_promotion", rejoin),
        trial("verify::reviewed_one_step_up_and_down", up_and_down),
        trial("verify::reviewed_a_broken_file_is_put_right", broken_file),
        trial("verify::reviewed_a_deleted_stage_comes_back", deleted_stage),
        trial("verify::reviewed_a_long_or_odd_value_is_told_in_short", odd_values),
    ]
}

const QA: [&str; 2] = ["qa-gcp", "qa-azure"];
const QA_INT: [&str; 2] = ["qa-int-gcp", "qa-int-azure"];
const PROD: [&str; 2] = ["prod-gcp", "prod-azure"];

/// Steps that are on the target branch already, however they got there.
fn landed(scene: &Scene<'_>, steps: &[(&[&str], &str)]) {
    for (environments, release) in steps {
        scene.set(environments, release);
        scene.commit(release);
        scene.land();
    }
}

fn remove(scene: &Scene<'_>, environments: &[&str]) {
    for environment in environments {
        scene.git(&["rm", "-q", &values_file(environment)]);
    }
}

fn new_names() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    landed(&scene, &[(&QA, "1.5.0"), (&QA, "1.4.2")]);
    remove(&scene, &QA);
    landed(&scene, &[(&["qa-gcp1", "qa-azure1"], "1.4.2")]);
    scene.set(&["qa-gcp1", "qa-azure1"], "1.5.0");
    scene.commit("feat: 1.5.0 again");
    scene.assert_fails(&[], &["rolled-back"]);
}

fn lower_start() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    remove(&scene, &QA);
    scene.commit("chore: no qa");
    scene.land();
    scene.set(&["qa-x"], "0.0.1");
    scene.commit("feat: another qa");
    scene.assert_fails(&[], &["no-downgrade"]);
}

fn rejoin() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    remove(&scene, &["prod-azure"]);
    scene.commit("chore: one prod");
    scene.land();
    landed(&scene, &[(&["prod-gcp"], "1.5.0")]);
    scene.set(&["prod-azure"], "1.5.0");
    scene.commit("feat: two of them again");
    scene.assert_fails(&[], &["no-skip", "stage-order"]);
}

fn up_and_down() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    landed(&scene, &[(&QA, "1.5.0"), (&QA_INT, "1.5.0")]);
    scene.set(&PROD, "1.5.0");
    scene.set(&QA_INT, "1.4.2");
    scene.commit("feat: up and down");
    scene.assert_fails(&[], &["stage-order"]);
}

fn broken_file() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.write(&values_file("prod-gcp"), "deployedRelease: [\n");
    scene.commit("chore: a slip");
    scene.land();
    scene.set(&["prod-gcp"], "1.4.1");
    scene.commit("fix: the slip");
    scene.assert_clean(&[]);
}

fn deleted_stage() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    remove(&scene, &PROD);
    scene.commit("chore: no prod");
    scene.land();
    scene.git(&["revert", "--no-edit", "HEAD"]);
    scene.assert_clean(&[]);
}

/// Nothing of a file fills a screen, and nothing of it begins a line.
fn odd_values() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.write(&values_file("qa-gcp"), format!("deployedRelease: {}\n", "x".repeat(1 << 20)));
    scene.write(&values_file("qa-azure"), "deployedRelease: \"a\\nb\"\n");
    scene.commit("chore: odd values");
    let said = verify(&sandbox, &scene.iac.clone, &[]).stdout;
    assert!(said.len() < 20_000, "{} bytes", said.len());
    for found in scene.verify(&[]).all {
        let found = found.to_string();
        assert!(!found.contains("a\\nb"), "{found}");
    }
}
