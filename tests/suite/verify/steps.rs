//! The step is what counts: however a change is committed, it is judged alike.

use std::collections::BTreeSet;

use libtest_mimic::Trial;

use super::scene::{POLICY, Scene, Verdict};
use crate::support::iac::values_file;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

/// The trials of steps.
pub fn trials() -> Vec<Trial> {
    let ways = WAYS.iter().flat_map(|way| {
        [("good", "1.4.2", None), ("bad", "1.9.9", Some("no-skip"))].map(|(name, release, rule)| {
            trial(&format!("verify::{}_{name}", way.name), move || lands(way, release, rule))
        })
    });
    let more = [
        trial("verify::the_same_verdict_whoever_commits", same_verdict),
        trial("verify::revert_is_a_rollback", revert),
        trial("verify::octopus", octopus),
        trial("verify::root_commit", root_commit),
        trial("verify::renamed_environment", renamed),
        trial("verify::new_environment", joins),
        trial("verify::new_cloud_goes_with_its_stage", joins_with_its_stage),
        trial("verify::first_environment_of_a_stage", first_of_a_stage),
        trial("verify::stage_added_in_the_same_change", stage_added),
        trial("verify::policy_changed_in_the_range", policy_changed),
        trial("verify::unreadable_policy", unreadable_policy),
        trial("verify::a_new_values_key_beside_a_release", new_key),
        trial("verify::what_is_none_of_our_business", none_of_our_business),
        trial("verify::conflicts", conflicts),
        trial("verify::a_stale_branch", stale_branch),
        trial("verify::replace_refs_and_grafts", replaced),
        trial("verify::promote_is_clean", promote_is_clean),
    ];
    ways.chain(more).collect()
}

/// A way in which a branch comes to main.
struct Way {
    name: &'static str,
    /// Brings `topic` to the branch `main` that is checked out.
    git: &'static [&'static [&'static str]],
}

const WAYS: &[Way] = &[
    Way { name: "fast_forward", git: &[&["merge", "-q", "--ff-only", "topic"]] },
    Way { name: "merge_commit", git: &[&["merge", "-q", "--no-ff", "-m", "Merge", "topic"]] },
    Way { name: "squash", git: &[&["merge", "-q", "--squash", "topic"], &["commit", "-q", "-m", "a squash"]] },
    Way { name: "rebase", git: &[&["rebase", "-q", "main", "topic"], &["checkout", "-q", "-B", "main", "topic"]] },
    Way { name: "cherry_pick", git: &[&["cherry-pick", "topic"]] },
];

/// Somebody promotes prod on a branch, while main goes on; the branch comes to main.
fn lands(way: &Way, release: &str, rule: Option<&str>) {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.set(&["prod-gcp", "prod-azure"], release);
    scene.commit("chore: prod");
    scene.git(&["checkout", "-q", "-B", "main", "origin/main"]);
    let before = scene.git(&["rev-parse", "main"]);
    if way.name != "fast_forward" {
        scene.write("notes.md", "meanwhile\n");
        scene.commit("docs: meanwhile");
        scene.git(&["push", "-q", "origin", "main"]);
    }
    for arguments in way.git {
        scene.git(arguments);
    }
    for arguments in [&[][..], &[&format!("{before}..HEAD") as &str]] {
        match rule {
            None => drop(scene.assert_clean(arguments)),
            Some(rule) => scene.assert_fails(arguments, &[rule]),
        }
    }
}

/// The findings without the commit that they stand in.
fn told(verdict: &Verdict) -> BTreeSet<(String, String)> {
    let text = |found: &serde_json::Value, key: &str| found[key].as_str().unwrap().to_owned();
    verdict.all.iter().map(|found| (text(found, "rule"), text(found, "message"))).collect()
}

fn same_verdict() {
    let sandbox = Sandbox::new();
    let mut verdicts = Vec::new();
    for message in ["promote(prod): 1.4.2\n\nEurodat-Release: 1.4.2", "oops", "Merge branch 'promote/prod/1.4.2'"] {
        let sandbox = Sandbox::new();
        let scene = Scene::new(&sandbox);
        scene.git(&["config", "user.name", message.split(' ').next().unwrap()]);
        scene.set(&["prod-gcp", "prod-azure"], "1.4.2");
        scene.commit(message);
        verdicts.push(told(&scene.verify(&[])));
    }
    drop(sandbox);
    assert!(verdicts.windows(2).all(|pair| pair[0] == pair[1]), "{verdicts:#?}");
}

fn revert() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.set(&["qa-gcp", "qa-azure"], "1.5.0");
    scene.commit("promote(qa): 1.5.0");
    scene.land();
    scene.git(&["revert", "--no-edit", "HEAD"]);
    scene.assert_clean(&[]);
    scene.land();
    scene.assert_clean(&["HEAD~2..HEAD"]);
}

fn octopus() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    for (branch, environments, release) in
        [("one", ["qa-gcp", "qa-azure"], "1.5.0"), ("two", ["prod-gcp", "prod-azure"], "1.9.9")]
    {
        scene.git(&["checkout", "-q", "-B", branch, "origin/main"]);
        scene.set(&environments, release);
        scene.commit(branch);
    }
    scene.git(&["checkout", "-q", "-B", "topic", "origin/main"]);
    scene.git(&["merge", "-q", "--no-ff", "-m", "Merge", "one", "two"]);
    let verdict = scene.verify(&["HEAD"]);
    assert!(verdict.fails.contains("no-skip") && verdict.steps == 1, "{verdict:#?}");
    assert!(verdict.all.iter().all(|found| found["severity"] != "error" || found["subject"] == "prod 1.9.9"));
}

/// At the root everything joins, and nothing was there before.
fn root_commit() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let root = scene.git(&["rev-list", "--max-parents=0", "HEAD"]);
    assert_eq!(scene.verify(&[&root]).steps, 1);
    scene.git(&["checkout", "-q", "--orphan", "again"]);
    scene.commit("feat: everything");
    assert_eq!(scene.verify(&["HEAD"]).steps, 1);
}

fn renamed() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.git(&["mv", &values_file("prod-gcp"), &values_file("prod-otc")]);
    scene.commit("chore: prod moves to otc");
    scene.assert_clean(&[]);
}

fn joins() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.set(&["prod-otc"], "1.4.1");
    scene.commit("feat: prod on otc");
    scene.assert_clean(&[]);
}

fn joins_with_its_stage() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.set(&["qa-gcp", "qa-azure", "qa-otc"], "1.5.0");
    scene.commit("feat: qa on otc, and 1.5.0");
    scene.assert_clean(&[]);
}

/// A stage that runs nothing yet is promoted to: its first environment has to follow the rules of promotions.
fn first_of_a_stage() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let files = [values_file("prod-gcp"), values_file("prod-azure")];
    scene.git(&["rm", "-q", &files[0], &files[1]]);
    scene.commit("chore: no prod");
    scene.assert_clean(&[]);
    scene.land();
    scene.set(&["prod-otc"], "1.9.9");
    scene.commit("feat: prod on otc");
    scene.assert_fails(&[], &["no-skip", "stage-order"]);
}

/// The policy before the change doesn't know the stage, so nobody can say what may run there.
fn stage_added() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let more =
        POLICY.replace("[[stages]]\nname = \"prod\"", "[[stages]]\nname = \"staging\"\n[[stages]]\nname = \"prod\"");
    scene.write(".eurodat.toml", &more);
    scene.set(&["staging-gcp"], "9.9.9");
    scene.commit("feat: staging");
    scene.assert_fails(&[], &["known-stage"]);
    scene.git(&["reset", "-q", "--hard", "origin/main"]);
    scene.write(".eurodat.toml", &more);
    scene.commit("feat: staging");
    scene.assert_clean(&[]);
    scene.land();
    scene.set(&["staging-gcp"], "1.4.2");
    scene.commit("feat: staging on gcp");
    scene.assert_clean(&[]);
}

/// Each step is judged by the policy that stood before it.
fn policy_changed() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let before = scene.git(&["rev-parse", "HEAD"]);
    scene.set(&["qa-gcp", "qa-azure"], "1.5.0");
    scene.commit("promote(qa): 1.5.0");
    scene.write(".eurodat.toml", POLICY.replace("[rejected]", "[rejected]\n\"1.5.0\" = \"bad\""));
    scene.commit("reject 1.5.0");
    scene.assert_clean(&[&format!("{before}..HEAD")]);
    scene.set(&["qa-int-gcp", "qa-int-azure"], "1.5.0");
    scene.commit("promote(qa-int): 1.5.0");
    let verdict = scene.verify(&[&format!("{before}..HEAD")]);
    assert_eq!(verdict.fails, BTreeSet::from(["not-rejected".to_owned()]), "{verdict:#?}");
    assert_eq!(
        verdict.all.iter().find(|f| f["severity"] == "error").unwrap()["commit"],
        scene.git(&["rev-parse", "HEAD"])
    );
    scene.write(
        ".eurodat.toml",
        POLICY.replace("qa-int\"\n", "qa-int\"\n\n").replace("app-of-apps/templates", "charts"),
    );
    scene.commit("another layout of guarded files");
    scene.set(&["qa-gcp", "qa-azure"], "1.6.0");
    scene.commit("promote(qa): 1.6.0");
    assert_eq!(scene.verify(&[&format!("{before}..HEAD")]).fails, BTreeSet::from(["not-rejected".to_owned()]));
}

/// A base whose policy can't be read lets nothing move, and lets the change that mends it pass.
fn unreadable_policy() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.write(".eurodat.toml", "version = 1\n[[stages]\n");
    scene.commit("chore: a typo");
    scene.assert_fails(&[], &["policy"]);
    scene.land();
    scene.set(&["prod-gcp", "prod-azure"], "1.4.2");
    scene.commit("promote(prod): 1.4.2");
    scene.assert_fails(&[], &["policy"]);
    scene.git(&["reset", "-q", "--hard", "origin/main"]);
    scene.write(".eurodat.toml", POLICY);
    scene.commit("fix: the typo");
    scene.assert_clean(&[]);
}

/// A new key beside a release passes where the stage isn't alone.
fn new_key() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    for (environments, release) in [(["qa-gcp", "qa-azure"], "1.5.0"), (["prod-gcp", "prod-azure"], "1.4.2")] {
        scene.git(&["reset", "-q", "--hard", "origin/main"]);
        scene.set(&environments, release);
        let file = values_file(environments[0]);
        let text = std::fs::read_to_string(scene.iac.clone.join(&file)).unwrap();
        scene.write(&file, format!("{text}newKey: true\n"));
        scene.commit("promote, with the key that it needs");
        if release == "1.5.0" {
            scene.assert_clean(&[]);
        } else {
            scene.assert_fails(&[], &["alone"]);
        }
    }
}

fn none_of_our_business() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.write("docs/a.md", "text\n");
    scene.write("terraform/main.tf", "# text\n");
    scene.commit("docs: text");
    let verdict = scene.assert_clean(&[]);
    assert!(verdict.all.is_empty() && verdict.steps == 1, "{verdict:#?}");
}

fn conflicts() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.set(&["qa-gcp", "qa-azure"], "1.5.0");
    scene.commit("promote(qa): 1.5.0");
    scene.git(&["checkout", "-q", "-b", "other", "origin/main"]);
    scene.set(&["qa-gcp", "qa-azure"], "1.6.0");
    scene.commit("promote(qa): 1.6.0");
    scene.git(&["push", "-q", "origin", "HEAD:main"]);
    scene.git(&["fetch", "-q", "origin"]);
    scene.git(&["checkout", "-q", "topic"]);
    let outcome = sandbox.eurodat(&scene.iac.clone).arg("verify").run().exit(1);
    assert!(outcome.stderr.contains("HEAD can't be merged into main: conflicts in app-of-apps/values-qa-azure.yaml"));
}

/// A branch from before a rollback would bring nothing that stands: the merge result is judged, not the branch's base.
fn stale_branch() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.set(&["prod-gcp", "prod-azure"], "1.4.2");
    scene.commit("promote(prod): 1.4.2");
    scene.assert_clean(&[]);
    scene.git(&["checkout", "-q", "-b", "other", "origin/main"]);
    scene.set(&["qa-int-gcp", "qa-int-azure"], "1.4.1");
    scene.commit("rollback(qa-int): 1.4.1");
    scene.git(&["push", "-q", "origin", "HEAD:main"]);
    scene.git(&["fetch", "-q", "origin"]);
    scene.git(&["checkout", "-q", "topic"]);
    scene.assert_fails(&[], &["stage-order"]);
}

/// What is judged is the same for everyone.
fn replaced() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.set(&["prod-gcp", "prod-azure"], "1.9.9");
    scene.commit("chore: prod");
    let (bad, good) = (scene.git(&["rev-parse", "HEAD"]), scene.git(&["rev-parse", "HEAD~1"]));
    scene.git(&["replace", "-f", &bad, &good]);
    let grafts = scene.iac.clone.join(".git/info/grafts");
    std::fs::create_dir_all(grafts.parent().unwrap()).unwrap();
    std::fs::write(grafts, format!("{bad}\n")).unwrap();
    scene.assert_fails(&[], &["no-skip"]);
    scene.assert_fails(&[&format!("{good}..{bad}")], &["no-skip"]);
}

/// What `promote` makes, `verify` finds clean: here, and as a step of main.
fn promote_is_clean() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    for (stage, release) in [("qa", "1.5.0"), ("qa-int", "1.5.0"), ("prod", "1.5.0")] {
        let run = sandbox.eurodat(&scene.iac.clone).args(["promote", stage, "--release", release, "--no-push"]).run();
        if stage == "prod" {
            // It did not soak for long enough.
            run.exit(1);
            continue;
        }
        run.ok();
        scene.git(&["checkout", "-q", &format!("promote/{stage}/{release}")]);
        scene.assert_clean(&[]);
        scene.land();
        scene.assert_clean(&["HEAD"]);
    }
}
