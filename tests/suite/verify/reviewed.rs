//! Ways around the rules that a review found.

use libtest_mimic::Trial;

use super::scene::{POLICY, Scene, verdict, verify};
use crate::support::iac::values_file;
use crate::support::product::Product;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

/// The trials.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("verify::reviewed_foxtrot_writes_no_history", foxtrot_history),
        trial("verify::reviewed_foxtrot_forgets_no_history", foxtrot_forgets),
        trial("verify::reviewed_commits_of_a_fast_forward", fast_forward),
        trial("verify::reviewed_another_key_reads_anew", another_key),
        trial("verify::reviewed_a_key_that_says_another_release", key_of_another_release),
        trial("verify::reviewed_symlinks", symlinks),
        trial("verify::reviewed_a_symlink_for_a_stage", stage_symlink),
        trial("verify::reviewed_unreadable_policy_of_another_layout", unreadable_layout),
        trial("verify::reviewed_an_old_date_hides_nothing", old_date),
        trial("verify::reviewed_a_push_from_what_is_not_here", push_from_nowhere),
        trial("verify::reviewed_a_push_that_loosens", push_that_loosens),
        trial("verify::reviewed_unreadable_stays_unreadable", unreadable_twice),
        trial("verify::reviewed_attributes", attributes),
        trial("verify::reviewed_escaped_group", escaped_group),
        trial("verify::reviewed_a_stage_for_nobody", stage_for_nobody),
        trial("verify::reviewed_a_tag_moved_before_the_next_stage", tag_moved),
        trial("verify::reviewed_backwards", backwards),
    ]
}

fn with_scene(body: impl Fn(&Scene<'_>)) {
    let sandbox = Sandbox::new();
    body(&Scene::new(&sandbox));
}

const FOLDERS: &str = "version = 1\n[values]\nfiles = \"envs/{stage}/values.yaml\"\n";

/// The same releases in a folder for each stage.
fn in_folders(sandbox: &Sandbox) -> Scene<'_> {
    let scene = Scene::with(sandbox, FOLDERS);
    for (stage, release) in [("qa", "1.4.2"), ("qa-int", "1.4.2"), ("prod", "1.4.1")] {
        scene.write(&format!("envs/{stage}/values.yaml"), format!("deployedRelease: {release}\n"));
    }
    scene.commit("feat: folders");
    scene.land();
    scene
}

/// A side branch sets prod to what never ran, and back. Merged with main and fast-forwarded to, it would be history.
fn foxtrot_history() {
    with_scene(|scene| {
        scene.set(&["prod-gcp", "prod-azure"], "0.9.0");
        scene.commit("x");
        scene.set(&["prod-gcp", "prod-azure"], "1.4.1");
        scene.commit("and back");
        main_goes_on(scene);
        scene.git(&["merge", "-q", "--no-edit", "origin/main"]);
        scene.assert_fails(&["origin/main..HEAD"], &["no-skip"]);
    });
}

fn main_goes_on(scene: &Scene<'_>) {
    scene.git(&["checkout", "-q", "-b", "other", "origin/main"]);
    scene.write("notes.md", "main goes on\n");
    scene.commit("docs: notes");
    scene.git(&["push", "-q", "origin", "HEAD:main"]);
    scene.git(&["fetch", "-q", "origin"]);
    scene.git(&["checkout", "-q", "topic"]);
}

/// On main 1.5.0 came to qa and was rolled back; the branch's first parents know nothing of that.
fn foxtrot_forgets() {
    with_scene(|scene| {
        scene.write("a.md", "a\n");
        scene.commit("docs: a");
        scene.git(&["checkout", "-q", "-b", "other", "origin/main"]);
        for release in ["1.5.0", "1.4.2"] {
            scene.set(&["qa-gcp", "qa-azure"], release);
            scene.commit(release);
        }
        scene.git(&["push", "-q", "origin", "HEAD:main"]);
        scene.git(&["fetch", "-q", "origin"]);
        scene.git(&["checkout", "-q", "topic"]);
        scene.git(&["merge", "-q", "--no-edit", "origin/main"]);
        scene.assert_fails(&["origin/main..HEAD"], &["rolled-back"]);
        scene.assert_clean(&[]);
    });
}

/// As a sum nothing moves; as a fast-forward prod would have run what it never may.
fn fast_forward() {
    with_scene(|scene| {
        scene.set(&["prod-gcp", "prod-azure"], "0.9.0");
        scene.commit("x");
        scene.set(&["prod-gcp", "prod-azure"], "1.4.1");
        scene.commit("and back");
        let verdict = scene.assert_clean(&[]);
        assert!(verdict.open.contains("no-downgrade"), "{verdict:#?}");
        scene.assert_fails(&["origin/main..HEAD"], &["no-downgrade"]);
    });
}

/// The bytes of a step are those of an older one, and by the new key they say something else.
fn another_key() {
    let sandbox = Sandbox::new();
    let scene = Scene::with(&sandbox, FOLDERS);
    let say = |other: &str| format!("deployedRelease: 1.4.1\nglobal:\n  release: {other}\n");
    for stage in ["qa", "qa-int", "prod"] {
        scene.write(&format!("envs/{stage}/values.yaml"), say("1.4.1"));
    }
    scene.commit("feat: folders");
    scene.land();
    for (other, policy) in [("9.9.9", FOLDERS), ("1.4.1", FOLDERS)] {
        scene.write("envs/prod/values.yaml", say(other));
        scene.write(".eurodat.toml", policy);
        scene.commit("not the key yet");
    }
    scene.write(".eurodat.toml", format!("{FOLDERS}release = \"global.release\"\n"));
    scene.commit("another key");
    scene.write("envs/prod/values.yaml", say("9.9.9"));
    scene.commit("now it is");
    scene.assert_fails(&["origin/main..HEAD"], &["no-skip", "stage-order"]);
}

fn key_of_another_release() {
    let sandbox = Sandbox::new();
    let scene = in_folders(&sandbox);
    scene.write("envs/prod/values.yaml", "deployedRelease: 1.4.1\nother: 9.9.9\n");
    scene.commit("feat: a key");
    scene.land();
    scene.write(".eurodat.toml", format!("{FOLDERS}release = \"other\"\n"));
    scene.commit("another key");
    scene.assert_fails(&[], &["policy"]);
}

/// Behind a symlink nobody sees what is set; its target is a file like any other.
fn symlinks() {
    let links = [
        ("app-of-apps/templates/evil.yaml", "../../other/evil.yaml"),
        ("app-of-apps/templates", "../other"),
        ("app-of-apps/values.yaml", "../other/values.yaml"),
        ("root.yaml", "other/evil.yaml"),
    ];
    for (path, target) in links {
        with_scene(|scene| {
            let place = scene.iac.clone.join(path);
            std::fs::create_dir_all(place.parent().unwrap()).unwrap();
            std::os::unix::fs::symlink(target, &place).unwrap();
            scene.commit("chore: a link");
            scene.assert_fails(&[], &["release-elsewhere"]);
        });
    }
}

fn stage_symlink() {
    let sandbox = Sandbox::new();
    let scene = in_folders(&sandbox);
    scene.git(&["rm", "-rq", "envs/prod"]);
    scene.write("evil/values.yaml", "deployedRelease: 9.9.9\n");
    std::os::unix::fs::symlink("../evil", scene.iac.clone.join("envs/prod")).unwrap();
    scene.commit("chore: a link");
    scene.assert_fails(&[], &["release-elsewhere"]);
}

fn unreadable_layout() {
    let sandbox = Sandbox::new();
    let scene = in_folders(&sandbox);
    scene.write(".eurodat.toml", "version = 1\n[values\n");
    scene.commit("chore: a typo");
    scene.land();
    scene.write("envs/prod/values.yaml", "deployedRelease: 9.9.9\n");
    scene.commit("chore: prod");
    scene.assert_fails(&[], &["policy"]);
    let run = verify(&sandbox, &scene.iac.clone, &[]);
    assert!(run.stdout.contains(".eurodat.toml:2:"), "{}", run.stdout);
}

fn old_date() {
    with_scene(|scene| {
        scene.set(&["prod-gcp"], "9.9.9");
        scene.commit("evil");
        let commit = scene.iac.sandbox.git(&scene.iac.clone).env("GIT_COMMITTER_DATE", "2001-01-01T00:00:00Z");
        commit.args(["commit", "-q", "--allow-empty", "-m", "old"]).run().ok();
        scene.land();
        scene.assert_fails(&["--since", "2002-01-01"], &["no-skip"]);
    });
}

/// A pipeline that can't see what was pushed has judged nothing.
fn push_from_nowhere() {
    with_scene(|scene| {
        let run = scene.iac.sandbox.eurodat(&scene.iac.clone).arg("verify").env("GITLAB_CI", "true");
        let run = run.env("CI_COMMIT_BRANCH", "main").env("CI_COMMIT_BEFORE_SHA", "1".repeat(40)).run().exit(3);
        assert!(run.stderr.contains("CI_COMMIT_BEFORE_SHA") && run.stderr.contains("--deepen"), "{}", run.stderr);
    });
}

/// The policy from before the push counts for all of it.
fn push_that_loosens() {
    with_scene(|scene| {
        let before = scene.git(&["rev-parse", "HEAD"]);
        scene.write(".eurodat.toml", POLICY.replace("\"1.4.9\" = \"loses contracts\"\n", ""));
        scene.commit("chore: nothing is rejected");
        scene.set(&["qa-gcp", "qa-azure"], "1.4.9");
        scene.commit("promote(qa): 1.4.9");
        scene.land();
        scene.assert_clean(&[&format!("{before}..HEAD")]);
        let run = scene.iac.sandbox.eurodat(&scene.iac.clone).args(["verify", "--format", "json"]);
        let run = run.env("GITLAB_CI", "true").env("CI_COMMIT_BRANCH", "main").env("CI_COMMIT_BEFORE_SHA", &before);
        assert!(verdict(&run.run()).fails.contains("not-rejected"));
    });
}

/// What can't be read may not change unseen.
fn unreadable_twice() {
    with_scene(|scene| {
        let file = values_file("prod-gcp");
        scene.write(&file, "x: &r 1.4.1\ndeployedRelease: *r\n");
        scene.commit("chore: an alias");
        scene.land();
        scene.write(&file, "x: &r 9.9.9\ndeployedRelease: *r\n");
        scene.commit("chore: another value");
        scene.assert_fails(&[], &["values-syntax"]);
    });
}

fn attributes() {
    with_scene(|scene| {
        scene.write(".gitattributes", "*.png filter=lfs\n");
        scene.commit("chore: pictures");
        scene.assert_clean(&[]);
        scene.write(".gitattributes", "app-of-apps/values-prod-*.yaml working-tree-encoding=ASCII//TRANSLIT\n");
        scene.commit("chore: an encoding");
        scene.assert_fails(&[], &["release-elsewhere"]);
    });
}

fn escaped_group() {
    let application = "kind: Application\nspec:\n  source:\n    helm:\n      parameters:\n\
                       \x20       - {name: deployedRelease, value: 9.9.9}\n";
    for group in ["argoproj\\u002eio/v1alpha1", "\\u0061rgoproj.io/v1alpha1", "argoproj.io\\/v1alpha1"] {
        with_scene(|scene| {
            scene.write("root.yaml", format!("apiVersion: \"{group}\"\n{application}"));
            scene.commit("feat: an application");
            scene.assert_fails(&[], &["release-elsewhere"]);
        });
    }
}

/// A stage that goes leaves files that nobody judges.
fn stage_for_nobody() {
    with_scene(|scene| {
        scene.write(".eurodat.toml", POLICY.replace("name = \"prod\"", "name = \"production\""));
        scene.commit("chore: another name");
        scene.assert_fails(&[], &["policy"]);
    });
}

/// qa's promotion recorded the tag's commit; qa-int would get another one by the same name.
fn tag_moved() {
    let sandbox = Sandbox::new();
    let product = Product::with_releases(&sandbox, &["1.4.2", "1.5.0"]);
    let policy = format!("{POLICY}\n[product]\nremote = {:?}\n", product.folder.to_str().unwrap());
    let scene = Scene::with(&sandbox, &policy);
    let promote = |stage: &str| {
        sandbox.eurodat(&scene.iac.clone).args(["promote", stage, "--release", "1.5.0", "--no-push"]).run()
    };
    promote("qa").ok();
    scene.git(&["merge", "-q", "--no-ff", "-m", "Merge", "promote/qa/1.5.0"]);
    scene.land();
    sandbox.git(&product.folder).args(["commit", "-q", "--allow-empty", "-m", "fix: more"]).run().ok();
    sandbox.git(&product.folder).args(["tag", "-f", "-a", "-m", "again", "1.5.0"]).run().ok();
    let run = promote("qa-int").exit(1);
    assert!(run.stderr.contains("the tag 1.5.0 was at"), "{}", run.stderr);
    scene.set(&["qa-int-gcp", "qa-int-azure"], "1.5.0");
    scene.commit("by hand");
    scene.assert_fails(&["--online"], &["known-release"]);
}

fn backwards() {
    with_scene(|scene| {
        let run = scene.iac.sandbox.eurodat(&scene.iac.clone).args(["verify", "HEAD..HEAD~1"]).run().exit(2);
        assert!(
            run.stderr.contains("is older than") && run.stderr.contains("the older commit first"),
            "{}",
            run.stderr
        );
    });
}
