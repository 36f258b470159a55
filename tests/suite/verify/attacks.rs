//! Attacks: somebody brings a release where the rules don't allow it, and hides it.

use std::os::unix::fs::{PermissionsExt, symlink};

use libtest_mimic::Trial;

use super::scene::{POLICY, Scene, verdict};
use crate::support::iac::values_file;
use crate::support::product::Product;
use crate::support::sandbox::Sandbox;
use crate::support::tool::{trial, trial_with};
use crate::support::values::values;

/// The trials of attacks.
pub fn trials() -> Vec<Trial> {
    let simple = ATTACKS.iter().map(|attack| {
        trial(&format!("verify::attack_{}", attack.name), || {
            let sandbox = Sandbox::new();
            let scene = Scene::new(&sandbox);
            (attack.body)(&scene);
            scene.assert_fails(&[], attack.rules);
        })
    });
    let more = [
        trial("verify::attack_evil_merge_on_the_target", evil_merge_on_the_target),
        trial("verify::attack_foxtrot_merge_around_a_rejection", foxtrot),
        trial("verify::attack_commit_dates", commit_dates),
        trial("verify::attack_a_tag_that_moved", tag_moved),
        trial_with(&["sh"], "verify::attack_a_gigabyte", gigabyte),
    ];
    simple.chain(more).collect()
}

/// What somebody does on a branch, and the rules that must fail then.
struct Attack {
    name: &'static str,
    body: fn(&Scene<'_>),
    rules: &'static [&'static str],
}

const PROD: &str = "app-of-apps/values-prod-gcp.yaml";

const ATTACKS: &[Attack] = &[
    Attack { name: "a_branch_with_another_name", body: other_name, rules: &["no-skip", "stage-order"] },
    Attack { name: "trailers_copied", body: trailers_copied, rules: &["no-downgrade"] },
    Attack { name: "an_evil_merge", body: evil_merge, rules: &["no-skip"] },
    Attack { name: "a_default_of_the_chart", body: chart_default, rules: &["release-elsewhere"] },
    Attack { name: "a_template", body: template, rules: &["release-elsewhere"] },
    Attack { name: "a_root_application", body: root_application, rules: &["release-elsewhere"] },
    Attack { name: "a_symlink", body: values_symlink, rules: &["values-syntax"] },
    Attack { name: "a_symlink_for_the_folder", body: folder_symlink, rules: &["release-elsewhere"] },
    Attack { name: "a_submodule", body: values_submodule, rules: &["values-syntax"] },
    Attack { name: "a_nested_repository", body: nested_repository, rules: &["release-elsewhere"] },
    Attack { name: "a_file_mode", body: file_mode, rules: &["alone"] },
    Attack { name: "the_case_of_a_file", body: file_case, rules: &["known-stage"] },
    Attack { name: "the_case_of_a_folder", body: folder_case, rules: &["known-stage"] },
    Attack { name: "a_name_in_another_normal_form", body: normal_form, rules: &["known-stage", "new-environment"] },
    Attack { name: "a_second_document", body: second_document, rules: &["values-syntax"] },
    Attack { name: "an_alias", body: alias, rules: &["values-syntax"] },
    Attack { name: "duplicate_keys", body: duplicate_keys, rules: &["values-syntax"] },
    Attack { name: "a_merge_key", body: merge_key, rules: &["values-syntax"] },
    Attack { name: "a_looser_policy", body: looser_policy, rules: &["no-skip", "alone"] },
    Attack { name: "no_policy", body: no_policy, rules: &["policy", "alone"] },
    Attack { name: "another_stage_for_environments", body: another_stage, rules: &["policy"] },
    Attack { name: "other_owners", body: other_owners, rules: &["alone"] },
    Attack { name: "a_guarded_file", body: guarded_file, rules: &["alone"] },
    Attack { name: "a_rejected_release", body: rejected, rules: &["not-rejected"] },
    Attack { name: "build_metadata", body: build_metadata, rules: &["release-format"] },
    Attack { name: "a_second_block_of_trailers", body: second_block, rules: &["known-release"] },
    Attack { name: "a_message_that_is_no_utf8", body: odd_message, rules: &["no-skip"] },
    Attack { name: "gone_and_back", body: gone_and_back, rules: &["no-downgrade"] },
    Attack { name: "an_environment_at_another_release", body: joins_elsewhere, rules: &["new-environment"] },
];

fn other_name(scene: &Scene<'_>) {
    scene.git(&["checkout", "-q", "-b", "promote/prod/1.9.9"]);
    scene.set(&["prod-gcp"], "1.9.9");
    scene.commit("promote(prod): 1.9.9\n\n1.4.1 -> 1.9.9 in prod-gcp\n\nEurodat-Release: 1.9.9");
}

/// The override was given for another release.
fn trailers_copied(scene: &Scene<'_>) {
    scene.set(&["qa-gcp", "qa-azure"], "1.3.0");
    scene.commit("chore: back\n\nEurodat-Release: 1.4.3\nEurodat-Override: no-downgrade: a hotfix of May");
}

fn evil_merge(scene: &Scene<'_>) {
    scene.write("notes.md", "a side branch\n");
    scene.commit("docs: notes");
    scene.git(&["checkout", "-q", "-b", "side", "origin/main"]);
    scene.git(&["merge", "-q", "--no-ff", "--no-commit", "topic"]);
    scene.set(&["prod-gcp"], "1.9.9");
    scene.commit("Merge branch 'topic'");
}

fn chart_default(scene: &Scene<'_>) {
    scene.write("app-of-apps/values.yaml", "deployedRelease: 9.9.9\n");
    scene.commit("chore: a default");
}

const APPLICATION: &str = "\
apiVersion: argoproj.io/v1alpha1
kind: Application
metadata: {name: app-of-apps}
spec:
  source:
    repoURL: https://gitlab.example.org/iac.git
    path: app-of-apps
    helm:
      parameters:
        - {name: deployedRelease, value: 9.9.9}
";

fn template(scene: &Scene<'_>) {
    scene.write("app-of-apps/templates/product.yaml", APPLICATION);
    scene.commit("feat: a template");
}

fn root_application(scene: &Scene<'_>) {
    scene.write("app-of-apps-prod.yaml", APPLICATION);
    scene.commit("feat: the root application");
}

fn values_symlink(scene: &Scene<'_>) {
    scene.write("elsewhere.yaml", values("prod-gcp", "9.9.9"));
    std::fs::remove_file(scene.iac.clone.join(PROD)).unwrap();
    symlink("../elsewhere.yaml", scene.iac.clone.join(PROD)).unwrap();
    scene.commit("chore: one place for values");
}

fn folder_symlink(scene: &Scene<'_>) {
    scene.git(&["mv", "app-of-apps", "chart"]);
    symlink("chart", scene.iac.clone.join("app-of-apps")).unwrap();
    scene.commit("chore: move the chart");
}

fn values_submodule(scene: &Scene<'_>) {
    scene.git(&["rm", "-q", "--cached", PROD]);
    let head = scene.git(&["rev-parse", "HEAD"]);
    scene.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{head},{PROD}")]);
    scene.git(&["commit", "-q", "-m", "chore: a submodule"]);
}

fn nested_repository(scene: &Scene<'_>) {
    scene.git(&["rm", "-rq", "--cached", "app-of-apps"]);
    let head = scene.git(&["rev-parse", "HEAD"]);
    scene.git(&["update-index", "--add", "--cacheinfo", &format!("160000,{head},app-of-apps")]);
    scene.git(&["commit", "-q", "-m", "chore: the chart has a repository of its own"]);
}

/// prod is promoted alone: not even a mode changes with it.
fn file_mode(scene: &Scene<'_>) {
    scene.set(&["prod-gcp", "prod-azure"], "1.4.2");
    let file = scene.iac.clone.join(PROD);
    std::fs::set_permissions(file, PermissionsExt::from_mode(0o755)).unwrap();
    scene.commit("promote(prod): 1.4.2");
}

fn file_case(scene: &Scene<'_>) {
    scene.write("app-of-apps/Values-prod-gcp.yaml", values("prod-gcp", "9.9.9"));
    scene.commit("chore: another file");
}

fn folder_case(scene: &Scene<'_>) {
    scene.write("App-Of-Apps/values-prod-gcp.yaml", values("prod-gcp", "9.9.9"));
    scene.commit("chore: another folder");
}

fn normal_form(scene: &Scene<'_>) {
    scene.write("app-of-apps/values-prod-zu\u{308}rich.yaml", values("prod-gcp", "9.9.9"));
    scene.commit("feat: Zürich");
}

fn second_document(scene: &Scene<'_>) {
    scene.write(PROD, "deployedRelease: 1.4.1\n---\nother: 9.9.9\n");
    scene.commit("chore: a document more");
}

fn alias(scene: &Scene<'_>) {
    scene.write(PROD, "x: &release 9.9.9\ndeployedRelease: *release\n");
    scene.commit("chore: say it once");
}

fn duplicate_keys(scene: &Scene<'_>) {
    scene.write(PROD, "deployedRelease: 1.4.1\nreplicas: 3\ndeployedRelease: 9.9.9\n");
    scene.commit("chore: sorted");
}

fn merge_key(scene: &Scene<'_>) {
    scene.write(PROD, "deployedRelease: 1.4.1\nbase: &base {deployedRelease: 9.9.9}\n<<: *base\n");
    scene.commit("chore: a base");
}

fn looser_policy(scene: &Scene<'_>) {
    let loose = POLICY.replace("[overrides]", "[overrides]\nno-skip = [\"prod\"]\nstage-order = [\"prod\"]");
    scene.write(".eurodat.toml", loose);
    scene.set(&["prod-gcp"], "1.9.9");
    scene.commit("promote(prod): 1.9.9\n\nEurodat-Release: 1.9.9\nEurodat-Override: no-skip: in a hurry");
}

fn no_policy(scene: &Scene<'_>) {
    scene.git(&["rm", "-q", ".eurodat.toml"]);
    scene.set(&["prod-gcp", "prod-azure"], "1.4.2");
    scene.commit("promote(prod): 1.4.2");
}

/// Without the stage qa-int its files would be qa's, and what ran there would count for qa.
fn another_stage(scene: &Scene<'_>) {
    scene.write(".eurodat.toml", POLICY.replace("[[stages]]\nname = \"qa-int\"\n", ""));
    scene.commit("chore: fewer stages");
}

fn other_owners(scene: &Scene<'_>) {
    scene.write("CODEOWNERS", "* @mallory\n");
    scene.set(&["prod-gcp", "prod-azure"], "1.4.2");
    scene.commit("promote(prod): 1.4.2");
}

fn guarded_file(scene: &Scene<'_>) {
    scene.write(".gitlab-ci.yml", "verify: {script: 'true'}\n");
    scene.set(&["qa-gcp", "qa-azure"], "1.5.0");
    scene.commit("promote(qa): 1.5.0");
}

fn rejected(scene: &Scene<'_>) {
    scene.set(&["qa-gcp", "qa-azure"], "1.4.9");
    scene.commit("promote(qa): 1.4.9");
}

fn build_metadata(scene: &Scene<'_>) {
    scene.set(&["qa-gcp", "qa-azure"], "1.4.9+x");
    scene.commit("promote(qa): 1.4.9+x");
}

fn second_block(scene: &Scene<'_>) {
    scene.set(&["qa-gcp", "qa-azure"], "1.4.0");
    scene.commit(
        "promote(qa): 1.4.0\n\nEurodat-Release: 1.4.0\n\nSigned-off-by: Mara\n\n\
         Eurodat-Release: 1.4.0\nEurodat-Override: no-downgrade: trust me",
    );
}

fn odd_message(scene: &Scene<'_>) {
    scene.set(&["prod-gcp"], "1.9.9");
    scene.git(&["add", "-A"]);
    std::fs::write(scene.iac.sandbox.path("message"), b"promote(prod): \xff\xfe 1.9.9\n\nEurodat-Release: \xff\n")
        .unwrap();
    let message = scene.iac.sandbox.path("message");
    scene.git(&["commit", "-q", "-F", message.to_str().unwrap()]);
}

/// Both environments of prod go in one step; in the next they come back older than they were.
fn gone_and_back(scene: &Scene<'_>) {
    let files = [values_file("prod-gcp"), values_file("prod-azure")];
    scene.git(&["rm", "-q", &files[0], &files[1]]);
    scene.commit("chore: no prod");
    scene.land();
    scene.set(&["prod-gcp", "prod-azure"], "1.2.0");
    scene.commit("feat: prod");
}

fn joins_elsewhere(scene: &Scene<'_>) {
    scene.set(&["prod-otc"], "1.4.2");
    scene.commit("feat: prod on otc");
}

/// The merge was pushed: its own step shows what neither parent has.
fn evil_merge_on_the_target() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let before = scene.git(&["rev-parse", "origin/main"]);
    evil_merge(&scene);
    scene.land();
    scene.assert_fails(&[&format!("{before}..HEAD")], &["no-skip", "stage-order"]);
}

/// main rejects a release. A branch from before brings it, merges main, and main is fast-forwarded to the branch: no
/// commit on the branch's first parents ever saw the rejection.
fn foxtrot() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.set(&["qa-gcp", "qa-azure"], "1.5.0");
    scene.commit("promote(qa): 1.5.0");
    scene.git(&["checkout", "-q", "-b", "policy", "origin/main"]);
    scene.write(".eurodat.toml", format!("{POLICY}\n").replace("[rejected]", "[rejected]\n\"1.5.0\" = \"bad\""));
    scene.commit("reject 1.5.0");
    scene.git(&["push", "-q", "origin", "HEAD:main"]);
    scene.git(&["fetch", "-q", "origin"]);
    let old = scene.git(&["rev-parse", "origin/main"]);
    scene.git(&["checkout", "-q", "topic"]);
    scene.git(&["merge", "-q", "--no-ff", "-m", "Merge branch 'main' into topic", "origin/main"]);
    let range = format!("{old}..HEAD");
    scene.assert_fails(&[&range], &["not-rejected"]);
    scene.assert_fails(&[], &["not-rejected"]);
    assert_eq!(scene.verify(&[&range]).steps, 1);
}

/// Whoever commits may write any date: neither a soak nor a freeze passes by it.
fn commit_dates() {
    let sandbox = Sandbox::new();
    let frozen = POLICY.replace("until = 2019-02-01T00:00:00Z", "until = 2097-02-01T00:00:00Z");
    let scene = Scene::with(&sandbox, &frozen);
    for (date, message) in [("2018-01-01T00:00:00Z", "before"), ("2098-06-01T00:00:00Z", "behind")] {
        scene.set(&["qa-gcp", "qa-azure"], if message == "before" { "1.5.0" } else { "1.6.0" });
        scene.git(&["add", "-A"]);
        let run = sandbox.git(&scene.iac.clone).env("GIT_COMMITTER_DATE", date).env("GIT_AUTHOR_DATE", date);
        run.args(["commit", "-q", "-m", message]).run().ok();
        let verdict = scene.verify(&["HEAD"]);
        assert!(verdict.open.contains("not-frozen") && verdict.fails.is_empty(), "{verdict:#?}");
    }
    scene.assert_fails(&[], &["not-frozen"]);

    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.set(&["prod-gcp", "prod-azure"], "1.4.2");
    scene.commit("promote(prod): 1.4.2");
    assert!(scene.assert_clean(&[]).open.contains("soaked"));
}

/// The promotion recorded which commit its tag named; the tag names another one now.
fn tag_moved() {
    let sandbox = Sandbox::new();
    let product = Product::with_releases(&sandbox, &["1.4.2", "1.5.0"]);
    let remote = format!("{POLICY}\n[product]\nremote = {:?}\n", product.folder.to_str().unwrap());
    let scene = Scene::with(&sandbox, &remote);
    let tagged = sandbox.git(&product.folder).args(["rev-parse", "1.5.0^{commit}"]).run().ok().text();
    scene.set(&["qa-gcp", "qa-azure"], "1.5.0");
    scene.commit(&format!("promote(qa): 1.5.0\n\nEurodat-Release: 1.5.0 {tagged}"));
    assert!(!scene.assert_clean(&["--online"]).open.contains("known-release"));
    sandbox.git(&product.folder).args(["commit", "-q", "--allow-empty", "-m", "fix: more"]).run().ok();
    sandbox.git(&product.folder).args(["tag", "-f", "-a", "-m", "again", "1.5.0"]).run().ok();
    scene.assert_fails(&["--online"], &["known-release"]);
    assert!(scene.assert_clean(&[]).open.contains("known-release"));
}

/// A values file of a gigabyte is refused unread, and any other file isn't looked at.
fn gigabyte() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let write = "head -c 1073741824 /dev/zero | git -c core.bigFileThreshold=1m hash-object -w --stdin";
    let blob = sandbox.program("sh", &scene.iac.clone).args(["-c", write]).run().ok().text();
    for path in [PROD, "image.bin"] {
        scene.git(&["update-index", "--add", "--cacheinfo", &format!("100644,{blob},{path}")]);
    }
    scene.git(&["commit", "-q", "-m", "chore: an image"]);
    let limited = "ulimit -v 700000; exec git-eurodat verify --format json";
    let outcome = sandbox.program("sh", &scene.iac.clone).args(["-c", limited]).run();
    assert!(verdict(&outcome).fails.contains("values-syntax"), "{}", outcome.transcript());
}
