//! What `status` and `explain` show of open merge requests, and what that costs.

use libtest_mimic::Trial;

use super::scene::{IAC, PRODUCT, Scene};
use crate::support::gitlab::NewPipeline;
use crate::support::iac::values_file;
use crate::support::sandbox::Sandbox;
use crate::support::status::Status;
use crate::support::tool::trial;
use crate::support::values::values;

/// The trials of it.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("gitlab::status_shows_open_requests", shown),
        trial("gitlab::status_costs_the_same_for_many_environments", costs),
        trial("gitlab::status_asks_nothing_unless_told", asks_nothing),
    ]
}

fn shown() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.gitlab.user("otto", "Otto Owner");
    scene.eurodat(&["promote", "qa"]).run().ok();
    scene.gitlab.approve(IAC, 1, "otto");
    scene.gitlab.pipeline(IAC, NewPipeline::of("promote/qa/1.5.0").source("merge_request_event"));
    let status = scene.eurodat(&["status", "--fetch"]).run().ok();
    let line = "qa: !1 sets qa-azure, qa-gcp to 1.5.0; approved by otto; pipeline passed";
    assert!(status.stdout.contains(line), "{}", status.transcript());
    assert!(status.stdout.contains(&scene.page(1)), "{}", status.transcript());
    let explained = scene.eurodat(&["explain", "qa", "--fetch"]).run().ok();
    assert!(explained.stdout.contains("approved by otto; pipeline passed"), "{}", explained.transcript());
    let json = Status::read(scene.eurodat(&["status", "--fetch", "--format", "json"]).run());
    let qa = json.stage("qa");
    assert_eq!(qa["merge_requests"][0]["approvals"], serde_json::json!(["otto"]));
    assert_eq!(qa["merge_requests"][0]["pipeline"], "passed");
}

/// The figure: at most three requests for four stages, and no more for more environments.
fn costs() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.eurodat(&["promote", "qa"]).run().ok();
    for count in [0, 60] {
        for number in 0..count {
            for (stage, release) in [("qa", "1.4.2"), ("qa-int", "1.4.2"), ("prod", "1.4.1")] {
                let name = format!("{stage}-c{number}");
                scene.iac.write(&values_file(&name), &values(&name, release));
            }
        }
        if count > 0 {
            scene.iac.commit("feat: many environments");
        }
        scene.gitlab.forget_requests();
        scene.eurodat(&["status", "--fetch"]).run().ok();
        assert_eq!(scene.count(), 2, "{:?}", scene.gitlab.requests());
    }
}

fn asks_nothing() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.eurodat(&["promote", "qa"]).run().ok();
    scene.gitlab.forget_requests();
    scene.eurodat(&["status"]).run().ok();
    scene.eurodat(&["promote", "qa", "--offline", "--dry-run", "--release", "1.5.0"]).run().ok();
    assert_eq!(scene.count(), 0);
    assert!(scene.gitlab.with(|state| state.project_at(PRODUCT).is_some()));
}
