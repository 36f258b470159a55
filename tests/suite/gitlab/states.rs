//! Each cell of the table of states in docs/merge-requests.md: what the merge request is, what our branch is, and
//! whether the target went on.

use std::time::Duration;

use git_eurodat::model::found_request::RequestState;
use git_eurodat::plan::{Deed, OnBranch, deed};
use libtest_mimic::Trial;

use super::scene::{BRANCH, IAC, Scene};
use crate::support::gitlab::state::RequestState as Held;
use crate::support::iac::values_file;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;
use crate::support::values::values;

const REQUESTS: [Option<RequestState>; 5] = [
    None,
    Some(RequestState::Opened),
    Some(RequestState::Closed),
    Some(RequestState::Merged),
    Some(RequestState::Locked),
];
const BRANCHES: [OnBranch; 5] = [OnBranch::Gone, OnBranch::There, OnBranch::Behind, OnBranch::Ahead, OnBranch::Foreign];

/// Where the target branch is, seen from ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Target {
    Still,
    Moved,
}

/// One trial a cell.
pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for request in REQUESTS {
        for branch in BRANCHES {
            for target in [Target::Still, Target::Moved] {
                let state = request.map_or("none".to_owned(), |state| format!("{state:?}"));
                let name = format!("gitlab::state_{state}_{branch:?}_{target:?}").to_lowercase();
                trials.push(trial(&name, move || cell(request, branch, target)));
            }
        }
    }
    trials
}

fn cell(request: Option<RequestState>, branch: OnBranch, target: Target) {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    build(&scene, branch);
    if let Some(state) = request {
        open(&scene);
        if branch == OnBranch::Gone {
            scene.sandbox.git(&scene.iac.clone).args(["push", "-q", "origin", "--delete", BRANCH]).run().ok();
        }
        set(&scene, state);
    }
    if target == Target::Moved {
        scene.sandbox.git(&scene.iac.clone).args(["checkout", "-q", "main"]).run().ok();
        scene.iac.write("README.md", "# Something else\n");
        scene.iac.commit("docs: something else");
    }
    scene.gitlab.forget_requests();
    ends(&scene, (request, branch), target);
}

/// Puts our branch into its state; a branch that is gone is there until its merge request is made.
fn build(scene: &Scene<'_>, branch: OnBranch) {
    let git = |arguments: &[&str]| scene.sandbox.git(&scene.iac.clone).args(arguments).run().ok();
    git(&["checkout", "-q", "-b", "work"]);
    let promoted = |environments: &[&str]| {
        for name in environments {
            scene.iac.write(&values_file(name), &values(name, "1.5.0"));
        }
        git(&["commit", "-q", "-a", "-m", "promote(qa): 1.5.0"]);
    };
    match branch {
        OnBranch::Gone | OnBranch::There => promoted(&["qa-gcp", "qa-azure"]),
        OnBranch::Behind => promoted(&["qa-gcp"]),
        OnBranch::Ahead => {
            promoted(&["qa-gcp", "qa-azure"]);
            scene.iac.write("README.md", "# By hand\n");
            git(&["commit", "-q", "-a", "-m", "docs: by hand"]);
        }
        OnBranch::Foreign => {
            scene.iac.write("README.md", "# Foreign\n");
            git(&["commit", "-q", "-a", "-m", "docs: foreign"]);
        }
    }
    git(&["push", "-q", "origin", &format!("HEAD:refs/heads/{BRANCH}")]);
    git(&["checkout", "-q", "main"]);
}

fn open(scene: &Scene<'_>) {
    let made = scene.gitlab.open(IAC, "mara", (BRANCH, "main"));
    assert_eq!(made, 1, "the merge request's number");
}

fn set(scene: &Scene<'_>, state: RequestState) {
    match state {
        RequestState::Opened => {}
        RequestState::Closed => scene.gitlab.close(IAC, 1, "mara"),
        // Without the merge itself: what was merged is content, and no question of this table.
        RequestState::Merged => scene.gitlab.edit_request(IAC, 1, |request| request.state = Held::Merged),
        RequestState::Locked => scene.gitlab.lock(IAC, 1),
    }
}

fn ends(scene: &Scene<'_>, (request, branch): (Option<RequestState>, OnBranch), target: Target) {
    let before = (scene.iac.branches().contains(&BRANCH.to_owned())).then(|| scene.iac.tip(BRANCH));
    let overview = scene.gitlab.overview(IAC);
    let line = |iid: usize, state: &str| format!("!{iid} {state} {BRANCH} -> main");
    // GitLab closes a merge request whose branch goes.
    let request = request.map(|state| match (state, branch) {
        (RequestState::Opened, OnBranch::Gone) => RequestState::Closed,
        other => other.0,
    });
    let run = || scene.eurodat(&["promote", "qa"]).run();
    match deed(request, branch) {
        Deed::Open => {
            run().ok();
            let iid = overview.len() + 1;
            assert_eq!(scene.gitlab.overview(IAC).last(), Some(&line(iid, "opened")));
            assert_eq!(scene.gitlab.overview(IAC).len(), iid);
        }
        Deed::Keep | Deed::Reopen => {
            run().ok();
            assert_eq!(scene.gitlab.overview(IAC), [line(1, "opened")]);
            assert!(created(scene) == 0, "another was made");
        }
        Deed::Wait => waits(scene, target),
        Deed::Refuse => {
            run().exit(1).says("never overwritten");
            assert_eq!(scene.gitlab.overview(IAC), overview);
            assert_eq!(Some(scene.iac.tip(BRANCH)), before, "the branch moved");
        }
    }
}

fn created(scene: &Scene<'_>) -> usize {
    scene.gitlab.effects("POST").iter().filter(|asked| asked.path.ends_with("/merge_requests")).count()
}

/// What GitLab is merging is left alone; where it gives up, the promotion goes on.
fn waits(scene: &Scene<'_>, target: Target) {
    if target == Target::Still {
        scene.eurodat(&["promote", "qa"]).run().exit(4).says("try again");
        assert_eq!(scene.gitlab.overview(IAC), [format!("!1 locked {BRANCH} -> main")]);
        return;
    }
    let gitlab = &scene.gitlab;
    std::thread::scope(|scope| {
        scope.spawn(|| {
            std::thread::sleep(Duration::from_secs(2));
            gitlab.edit_request(IAC, 1, |request| request.state = Held::Opened);
        });
        scene.eurodat(&["promote", "qa"]).run().ok();
    });
    assert_eq!(scene.gitlab.overview(IAC), [format!("!1 opened {BRANCH} -> main")]);
    assert_eq!(created(scene), 0);
}
