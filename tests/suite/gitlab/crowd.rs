//! Many at once, and bad weather.

use std::time::Duration;

use libtest_mimic::Trial;

use super::scene::{BRANCH, IAC, Scene};
use crate::support::crowd::at_once;
use crate::support::gitlab::{Fault, Plan};
use crate::support::iac::values_file;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;
use crate::support::values::values;

/// The trials of it.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("gitlab::sixteen_promote_the_same", same),
        trial("gitlab::sixteen_promote_differently_in_bad_weather", different),
        trial("gitlab::a_lost_answer_makes_no_second_request", lost_answer),
    ]
}

/// How many run at once.
const MANY: usize = 16;

fn created(scene: &Scene<'_>) -> usize {
    scene.gitlab.effects("POST").iter().filter(|asked| asked.path.ends_with("/merge_requests")).count()
}

fn same() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let clones: Vec<_> = (0..MANY).map(|number| scene.clone_as(&format!("clone-{number}"))).collect();
    let outcomes = at_once(clones.iter().map(|clone| scene.eurodat_in(clone, &["promote", "qa"])).collect());
    for outcome in outcomes {
        outcome.ok().says(&scene.page(1));
    }
    assert_eq!(scene.gitlab.overview(IAC), [format!("!1 opened {BRANCH} -> main")]);
    assert_eq!(scene.iac.branches(), ["main", BRANCH]);
    assert_eq!(created(&scene), 1);
}

/// Every way in which a server fails for now.
const WEATHER: [Fault; 10] = [
    Fault::TooMany(1),
    Fault::Page(500),
    Fault::ResetAfter,
    Fault::Page(502),
    Fault::Torn,
    Fault::Page(503),
    Fault::ResetBefore,
    Fault::Page(504),
    Fault::Slow(Duration::from_millis(300)),
    Fault::ResetAfter,
];

fn different() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let names: Vec<String> = (0..MANY).map(|number| format!("qa-c{number:02}")).collect();
    for name in &names {
        scene.iac.write(&values_file(name), &values(name, "1.4.2"));
    }
    scene.iac.commit("feat: many environments");
    let clones: Vec<_> = (0..MANY).map(|number| scene.clone_as(&format!("clone-{number}"))).collect();
    scene.gitlab.fail(Plan::every(3, &WEATHER));
    let promote =
        |(clone, name): (&std::path::PathBuf, &String)| scene.eurodat_in(clone, &["promote", "qa", "-e", name]);
    let outcomes = at_once(clones.iter().zip(&names).map(promote).collect());
    scene.gitlab.heal();
    for outcome in outcomes {
        outcome.ok();
    }
    let mut open: Vec<String> =
        scene.gitlab.overview(IAC).iter().map(|line| line.split(' ').skip(1).collect::<Vec<_>>().join(" ")).collect();
    open.sort();
    let expected: Vec<String> = names.iter().map(|name| format!("opened promote/{name}/1.5.0 -> main")).collect();
    assert_eq!(open, expected);
    assert_eq!(created(&scene), MANY);
}

/// The merge request is made, and the answer is lost: it is looked before anything is asked again.
fn lost_answer() {
    for fault in [Fault::ResetAfter, Fault::Torn] {
        let sandbox = Sandbox::new();
        let scene = Scene::new(&sandbox);
        scene.gitlab.fail(Plan::next(1, &[fault]).only("POST").on("/merge_requests"));
        scene.eurodat(&["promote", "qa"]).run().ok().says(&scene.page(1));
        assert_eq!(scene.gitlab.overview(IAC), [format!("!1 opened {BRANCH} -> main")]);
        assert_eq!(created(&scene), 1);
    }
}
