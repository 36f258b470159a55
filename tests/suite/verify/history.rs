//! History: ranges, dates, where the tool was adopted, clones that are cut.

use libtest_mimic::Trial;

use super::scene::{POLICY, Scene, verdict, verify};
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

/// The trials of history.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("verify::since", since),
        trial("verify::ranges_that_make_no_sense", nonsense),
        trial("verify::adopted", adopted),
        trial("verify::adopted_before_a_foxtrot_merge", adopted_before_foxtrot),
        trial("verify::shallow", shallow),
        trial("verify::shallow_merge_request_in_ci", merge_request),
        trial("verify::push_pipeline_of_the_target", push_pipeline),
        trial("verify::partial_clones", partial),
        trial("verify::nothing_to_judge", nothing),
        trial("verify::strict", strict),
        trial("verify::text", text),
    ]
}

/// prod skips the stages before, and main goes on for three steps.
fn unruly(scene: &Scene<'_>) -> String {
    scene.set(&["prod-gcp"], "1.3.9");
    scene.commit("chore: an old habit");
    let bad = scene.git(&["rev-parse", "HEAD"]);
    scene.git(&["tag", "adopted"]);
    for release in ["1.5.0", "1.6.0"] {
        scene.set(&["qa-gcp", "qa-azure"], release);
        scene.commit(&format!("promote(qa): {release}"));
    }
    scene.land();
    bad
}

fn since() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let bad = unruly(&scene);
    let date = scene.git(&["log", "-1", "--format=%cI", &bad]);
    for start in [&format!("{bad}~1"), &date, "2000-01-01"] {
        scene.assert_fails(&["--since", start], &["no-downgrade"]);
    }
    for (start, steps) in [("adopted", 2), ("main", 5), ("2999-01-01", 0)] {
        if start != "main" {
            assert_eq!(scene.assert_clean(&["--since", start]).steps, steps, "{start}");
        }
    }
    let run = sandbox.eurodat(&scene.iac.clone).args(["verify", "--since", "yesterday"]).run().exit(2);
    assert!(run.stderr.contains("yesterday is neither a tag or commit here nor a date"), "{}", run.stderr);
}

fn nonsense() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    for range in ["nowhere", "main..nowhere", "main...topic", "--flag..x"] {
        let run = sandbox.eurodat(&scene.iac.clone).args(["verify", "--", range]).run();
        assert_eq!(run.code, Some(2), "{}", run.transcript());
    }
}

/// The policy of the target branch says where judging starts; what a branch says of that counts for nothing.
fn adopted() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let bad = unruly(&scene);
    let start = format!("{bad}~1");
    scene.write(".eurodat.toml", format!("{POLICY}\n[verify]\nfrom = \"{bad}\"\n"));
    scene.commit("chore: adopt the tool");
    let range = format!("{start}..HEAD");
    scene.assert_fails(&[&range], &["no-downgrade"]);
    scene.land();
    let verdict = scene.assert_clean(&[&range]);
    assert_eq!(verdict.steps, 3);
    scene.assert_clean(&["--since", "2000-01-01"]);
}

fn shallow() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let bad = unruly(&scene);
    let url = format!("file://{}", scene.iac.remote.display());
    sandbox.git(&sandbox.path("")).args(["clone", "-q", "--depth", "2", &url, "cut"]).run().ok();
    let cut = sandbox.path("cut");
    assert!(verdict(&verify(&sandbox, &cut, &["HEAD"])).fails.is_empty());
    let run = sandbox.eurodat(&cut).args(["verify", "--since", "2000-01-01"]).run().exit(3);
    assert!(run.stderr.contains("this shallow clone ends at") && run.stderr.contains("--deepen"), "{}", run.stderr);
    let refs = sandbox.git(&cut).args(["for-each-ref"]).run().ok().text();
    let whole = verdict(&verify(&sandbox, &cut, &["--since", &format!("{bad}~1"), "--deepen"]));
    assert!(whole.fails.contains("no-downgrade") && whole.steps == 3, "{whole:#?}");
    assert_eq!(refs, sandbox.git(&cut).args(["for-each-ref"]).run().ok().text());
}

/// GitLab's clone of a merge request: one commit deep, detached, without the target branch.
fn merge_request() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    unruly(&scene);
    scene.set(&["prod-gcp", "prod-azure"], "1.9.9");
    scene.commit("chore: prod");
    scene.git(&["push", "-q", "origin", "HEAD:refs/merge-requests/7/head"]);
    let job = sandbox.path("builds");
    sandbox.git(&sandbox.path("")).args(["init", "-q", "builds"]).run().ok();
    let url = format!("file://{}", scene.iac.remote.display());
    for arguments in [
        &["remote", "add", "origin", &url][..],
        &[
            "fetch",
            "-q",
            "--depth",
            "1",
            "origin",
            "+refs/merge-requests/7/head:refs/remotes/origin/merge-requests/7/head",
        ],
        &["checkout", "-q", "--detach", "origin/merge-requests/7/head"],
    ] {
        sandbox.git(&job).args(arguments).run().ok();
    }
    let run = sandbox.eurodat(&job).args(["verify"]).env("CI", "true").run().exit(3);
    assert!(run.stderr.contains("git eurodat verify --deepen"), "{}", run.stderr);
    let found = verdict(&verify(&sandbox, &job, &["--deepen"]));
    assert!(found.fails.contains("no-skip") && found.steps == 1, "{found:#?}");
}

/// In a pipeline of the target branch itself, what the push did is judged.
fn push_pipeline() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let before = scene.git(&["rev-parse", "origin/main"]);
    unruly(&scene);
    let run = sandbox.eurodat(&scene.iac.clone).args(["verify", "--format", "json"]).env("GITLAB_CI", "true");
    let run = run.env("CI_COMMIT_BRANCH", "main").env("CI_COMMIT_BEFORE_SHA", &before).run();
    let found = verdict(&run);
    assert!(found.fails.contains("no-downgrade") && found.steps == 3, "{found:#?}");
}

fn partial() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let bad = unruly(&scene);
    let url = format!("file://{}", scene.iac.remote.display());
    for key in ["uploadpack.allowFilter", "uploadpack.allowAnySHA1InWant"] {
        sandbox.git(&scene.iac.remote).args(["config", key, "true"]).run().ok();
    }
    for filter in ["blob:none", "tree:0"] {
        let name = filter.replace(':', "-");
        sandbox.git(&sandbox.path("")).args(["clone", "-q", "--filter", filter, &url, &name]).run().ok();
        let found = verdict(&verify(&sandbox, &sandbox.path(&name), &["--since", &format!("{bad}~1")]));
        assert!(found.fails.contains("no-downgrade") && found.steps == 3, "{filter}: {found:#?}");
    }
}

fn nothing() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let run = sandbox.eurodat(&scene.iac.clone).arg("verify").run().ok();
    assert_eq!(run.stdout, "no steps to judge\n");
    assert!(run.stderr.contains("HEAD is on main already"), "{}", run.stderr);
}

fn strict() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.set(&["qa-gcp", "qa-azure"], "1.5.0");
    scene.commit("promote(qa): 1.5.0");
    assert!(scene.assert_clean(&[]).open.contains("known-release"));
    scene.assert_fails(&["--strict"], &["known-release"]);
}

fn text() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.set(&["qa-gcp", "qa-azure"], "1.4.9");
    scene.commit("promote(qa): 1.4.9");
    let run = sandbox.eurodat(&scene.iac.clone).arg("verify").run().exit(1);
    for part in [
        "error[not-rejected]: 1.4.9 is rejected in .eurodat.toml: loses contracts\n",
        " --> app-of-apps/values-qa-azure.yaml:2:18\n",
        "2 | deployedRelease: \"1.4.9\"   # moved by promotions only\n",
        "  = note: qa: 1.4.2 -> 1.4.9 in qa-azure, qa-gcp\n",
        "  = help: promote another release, or lift it in .eurodat.toml (approval: @platform)\n",
    ] {
        assert!(run.stdout.contains(part), "{part}\nisn't in\n{}", run.stdout);
    }
    assert!(run.stdout.ends_with(" unverified in 1 step\n"), "{}", run.stdout);
}

/// Where judging starts lets no merge pass that leaves main's first parents.
fn adopted_before_foxtrot() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let start = scene.git(&["rev-parse", "HEAD"]);
    scene.write(".eurodat.toml", format!("{POLICY}\n[verify]\nfrom = \"{start}\"\n"));
    scene.commit("chore: adopt the tool");
    scene.land();
    scene.set(&["qa-gcp", "qa-azure"], "1.4.9");
    scene.commit("promote(qa): 1.4.9");
    scene.git(&["checkout", "-q", "-b", "other", "origin/main"]);
    scene.write("notes.md", "main goes on\n");
    scene.commit("docs: notes");
    scene.git(&["push", "-q", "origin", "HEAD:main"]);
    scene.git(&["fetch", "-q", "origin"]);
    let old = scene.git(&["rev-parse", "origin/main"]);
    scene.git(&["checkout", "-q", "topic"]);
    scene.git(&["merge", "-q", "--no-ff", "--no-edit", "origin/main"]);
    scene.assert_fails(&[&format!("{old}..HEAD")], &["not-rejected"]);
}
