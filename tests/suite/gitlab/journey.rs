//! From an empty start to a merged merge request, and what a run costs.

use libtest_mimic::Trial;

use super::scene::{BRANCH, IAC, PRODUCT, Scene};
use crate::support::gitlab::state::{Role, Scope};
use crate::support::gitlab::{NewPipeline, NewRelease};
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

/// The trials of it.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("gitlab::two_releases_from_an_empty_start", two_releases),
        trial("gitlab::promote_costs_few_requests", promote_costs),
        trial("gitlab::the_token_may_come_from_git", token_of_git),
        trial("gitlab::without_a_token_push_options_do", push_options),
        trial("gitlab::a_job_token_is_refused", job_token),
        trial("gitlab::a_push_by_the_job_token_is_refused", job_push),
        trial("gitlab::a_missing_scope_is_named", missing_scope),
        trial("gitlab::a_fork_proposes_to_its_parent", fork),
        trial("gitlab::labels_people_and_drafts", labels_people_and_drafts),
        trial("gitlab::an_upcoming_release_is_not_taken", upcoming),
        trial("gitlab::a_failed_pipeline_of_the_product_refuses", failed_pipeline),
        trial("gitlab::a_relative_url_root", relative_root),
    ]
}

fn two_releases() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    for (iid, release) in [(1, "1.5.0"), (2, "1.6.0")] {
        if iid == 2 {
            scene.release(release);
        }
        let done = scene.eurodat(&["promote", "qa"]).run().ok();
        assert!(done.stdout.lines().any(|line| line == scene.page(iid)), "{}", done.transcript());
        let line = format!("!{iid} opened promote/qa/{release} -> main");
        assert_eq!(scene.gitlab.overview(IAC).last(), Some(&line));
        let description = scene.description(usize::try_from(iid).unwrap());
        assert!(description.contains(&format!("What {release} brings.")), "no notes in {description}");
        scene.gitlab.merge(IAC, iid, "mara");
        scene.eurodat(&["promote", "qa"]).run().ok().says(&format!("qa runs {release} already"));
        scene.eurodat(&["verify"]).run().ok();
    }
    assert_eq!(scene.gitlab.effects("POST").iter().filter(|asked| asked.path.ends_with("/merge_requests")).count(), 2);
    assert_eq!(scene.iac.branches(), ["main"], "the source branches are still there");
}

/// The figures: at most six requests from nothing, four for a repeat.
fn promote_costs() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.eurodat(&["promote", "qa"]).run().ok();
    assert_eq!(told(&scene), ["GET tags", "POST graphql", "POST merge_requests"]);
    scene.gitlab.forget_requests();
    scene.eurodat(&["promote", "qa"]).run().ok().says("!1 stands for it already");
    assert_eq!(told(&scene), ["GET tags", "POST graphql"]);
    scene.release("1.6.0");
    scene.gitlab.forget_requests();
    scene.eurodat(&["promote", "qa"]).run().ok().says("closed !1, which this supersedes");
    assert_eq!(told(&scene), ["GET tags", "POST graphql", "POST merge_requests", "PUT 1"]);
}

fn told(scene: &Scene<'_>) -> Vec<String> {
    let last = |path: &str| path.rsplit('/').next().unwrap_or_default().to_owned();
    scene.gitlab.requests().iter().map(|asked| format!("{} {}", asked.method, last(&asked.path))).collect()
}

fn token_of_git() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.sandbox.eurodat(&scene.iac.clone).args(["promote", "qa"]).run().ok().says(&scene.page(1));
}

/// A password that can push and nothing else: git's own ways go on.
fn push_options() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let token = scene.gitlab.token("mara", &[Scope::WriteRepository]);
    scene.gitlab.let_in(&sandbox, "mara", &token);
    let product = scene.product.folder.to_string_lossy().into_owned();
    scene.iac.write(".eurodat.toml", &format!("[product]\nremote = '{product}'\n"));
    let merged = scene.sandbox.git(&scene.iac.clone);
    merged.args(["commit", "-q", "-a", "-m", "chore: the product's remote"]).run().ok();
    scene.sandbox.git(&scene.iac.clone).args(["push", "-q", "origin", "main"]).run().ok();
    scene.sandbox.eurodat(&scene.iac.clone).args(["promote", "qa"]).run().ok().says(&scene.page(1));
    assert_eq!(scene.gitlab.overview(IAC), [format!("!1 opened {BRANCH} -> main")]);
    assert!(scene.gitlab.effects("POST").is_empty(), "the API made it");
}

fn job_token() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let job = scene.gitlab.job_token(IAC, "mara");
    let refused = scene.sandbox.eurodat(&scene.iac.clone).args(["promote", "qa"]).env("EURODAT_TOKEN", &job).run();
    let refused = refused.exit(3).says("job token").says("project access token");
    assert!(!refused.transcript().contains(&job), "the token is told");
    assert_eq!(scene.iac.branches(), ["main"]);
}

fn job_push() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let job = scene.gitlab.job_token(IAC, "mara");
    let url = scene.gitlab.url(IAC).replace("http://", &format!("http://gitlab-ci-token:{job}@"));
    scene.sandbox.git(&scene.iac.clone).args(["remote", "set-url", "--push", "origin", &url]).run().ok();
    let refused = scene.eurodat(&["promote", "qa"]).env("CI_JOB_TOKEN", &job).run();
    let refused = refused.exit(3).says("pushes with the CI job's token").says("EURODAT_TOKEN");
    assert!(!refused.transcript().contains(&job), "the token is told");
    assert_eq!(scene.iac.branches(), ["main"]);
}

fn missing_scope() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let weak = scene.gitlab.token("mara", &[Scope::ReadApi, Scope::WriteRepository]);
    let refused = scene.sandbox.eurodat(&scene.iac.clone).args(["promote", "qa"]).env("EURODAT_TOKEN", &weak).run();
    refused.exit(3).says("needs the scope api").says("EURODAT_TOKEN");
}

fn fork() {
    let sandbox = Sandbox::new();
    let scene = Scene::with_policy(&sandbox, "\n[gitlab]\nproject = \"eurodat/iac\"\n");
    let bare = sandbox.path("fork.git");
    sandbox.git(&sandbox.path("")).args(["clone", "-q", "--bare", "iac.git", "fork.git"]).run().ok();
    scene.gitlab.fork(IAC, "mara/iac", &bare);
    scene.gitlab.member("mara/iac", "mara", Role::Maintainer);
    let url = scene.gitlab.url("mara/iac");
    scene.sandbox.git(&scene.iac.clone).args(["remote", "set-url", "origin", &url]).run().ok();
    scene.eurodat(&["promote", "qa"]).run().ok().says(&scene.page(1));
    assert_eq!(scene.gitlab.overview(IAC), [format!("!1 opened {BRANCH} -> main")]);
    scene.eurodat(&["promote", "qa"]).run().ok().says("!1 stands for it already");
}

fn labels_people_and_drafts() {
    let sandbox = Sandbox::new();
    let more = "\n[merge-requests]\nlabels = [\"promotion\", \"stage::{stage}\"]\nreviewers = [\"@otto\", \"@nobody\"]\n\
                assignees = [\"@mara\"]\ndraft = true\n";
    let scene = Scene::with_policy(&sandbox, more);
    scene.gitlab.user("otto", "Otto Owner");
    scene.gitlab.member(IAC, "otto", Role::Developer);
    scene.eurodat(&["promote", "qa"]).run().ok();
    let made = &scene.gitlab.merge_requests(IAC)[0];
    assert_eq!(made["title"], "Draft: promote(qa): 1.5.0");
    assert_eq!(made["draft"], true);
    assert_eq!(made["labels"], serde_json::json!(["promotion", "stage::qa"]));
    assert_eq!(made["reviewers"][0]["username"], "otto");
    assert_eq!(made["assignees"][0]["username"], "mara");
    assert_eq!(made["squash"], false);
    assert_eq!(made["force_remove_source_branch"], true);
    assert!(scene.count() <= 6, "{:?}", told(&scene));
}

fn upcoming() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.product.release("1.6.0");
    scene.gitlab.pipeline(PRODUCT, NewPipeline::of("1.6.0"));
    let due = "2100-01-01T00:00:00Z".parse().unwrap();
    scene.gitlab.release(PRODUCT, NewRelease::of("1.6.0").released_at(due));
    scene.eurodat(&["promote", "qa"]).run().ok().says(BRANCH);
    scene.eurodat(&["promote", "qa", "--release", "1.6.0"]).run().exit(1).says("known-release").says("2100-01-01");
}

fn failed_pipeline() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.product.release("1.6.0");
    scene.gitlab.pipeline(PRODUCT, NewPipeline::of("1.6.0").status("failed"));
    scene.eurodat(&["promote", "qa"]).run().exit(1).says("known-release").says("/-/pipelines/");
    assert_eq!(scene.iac.branches(), ["main"]);
}

fn relative_root() {
    let sandbox = Sandbox::new();
    let scene = Scene::below(&sandbox, "/gitlab");
    scene.eurodat(&["promote", "qa"]).run().ok().says(&scene.page(1));
}
