//! Every state of a release in GitLab.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::RULE;
use crate::model::change::Move;
use crate::model::claims::Claims;
use crate::model::facts::{Asker, Facts, Known};
use crate::model::finding::{Finding, Verdict};
use crate::model::fleet::{Declared, Fleet};
use crate::model::name::StageName;
use crate::model::policy::Policy;
use crate::model::published::{Pipeline, PipelineStatus, Published};
use crate::model::timeline::Timeline;
use crate::rule::Context;

const URL: &str = "https://gitlab.example/product/-/pipelines/";
const NOW: Timestamp = Timestamp::UNIX_EPOCH;

fn facts(published: Known<BTreeMap<&str, Published>>) -> Facts {
    let tag = "1".repeat(40).parse().unwrap();
    let published = match published {
        Known::Yes(found) => {
            Known::Yes(found.into_iter().map(|(name, found)| (name.parse().unwrap(), found)).collect())
        }
        Known::No(why) => Known::No(why),
    };
    let releases = Known::Yes(["1.4.2", "1.5.0"].map(|name| (name.parse().unwrap(), tag)).into());
    Facts { releases, published, now: Known::Yes(NOW), asker: Known::Yes(Asker::Person) }
}

fn released(pipelines: Known<Vec<PipelineStatus>>) -> Published {
    let pipelines = match pipelines {
        Known::Yes(found) => {
            let newest_first = found.into_iter().zip((0..9).rev());
            Known::Yes(newest_first.map(|(status, id)| Pipeline { status, url: format!("{URL}{id}") }).collect())
        }
        Known::No(why) => Known::No(why),
    };
    Published { notes: None, due: None, pipelines }
}

fn due(hours: i64) -> Published {
    let passed = released(Known::Yes(vec![PipelineStatus::Passed]));
    Published { due: Some(NOW + SignedDuration::from_hours(hours)), ..passed }
}

fn judged(facts: &Facts, project: Option<&str>) -> Finding {
    let mut policy = Policy::default();
    policy.product.project = project.map(str::to_owned);
    let (fleet, timeline) = (Fleet { environments: Vec::new(), strays: Vec::new() }, Timeline::default());
    let change =
        Move { stage: StageName::new("qa"), new: Declared::Release("1.5.0".parse().unwrap()), edits: Vec::new() };
    (RULE.judge)(
        &change,
        &Context {
            policy: &policy,
            fleet: &fleet,
            timeline: &timeline,
            owners: None,
            facts,
            claims: &Claims::NONE,
            beyond: &[],
            others: &[],
        },
    )
}

fn of(published: Published) -> Finding {
    judged(&facts(Known::Yes(BTreeMap::from([("1.5.0", published)]))), Some("a/product"))
}

#[track_caller]
fn assert_says(found: &Finding, verdict: Verdict, words: &[&str]) {
    let all = format!("{} ({})", found.fact, found.help.as_deref().unwrap_or_default());
    assert_eq!(found.verdict, verdict, "{all}");
    for word in words {
        assert!(all.contains(word), "{word} is not in: {all}");
    }
}

#[test]
fn without_a_project_its_tags_are_all() {
    let failed = released(Known::Yes(vec![PipelineStatus::Failed]));
    for published in [Known::No("nobody asked".to_owned()), Known::Yes(BTreeMap::from([("1.5.0", failed)]))] {
        assert_says(&judged(&facts(published), None), Verdict::Pass, &["tag 1.5.0 is commit 1111111111"]);
    }
}

#[test]
fn the_newest_pipeline_counts() {
    use PipelineStatus::{Failed, Passed, Running};
    let newest = format!("{URL}8");
    let of = |pipelines| of(released(Known::Yes(pipelines)));
    assert_says(&of(vec![Passed, Failed]), Verdict::Pass, &["commit 1111111111, and its pipeline passed", &newest]);
    assert_says(&of(vec![Failed, Passed]), Verdict::Fail, &["did not pass", &format!("see {newest}")]);
    assert_says(&of(vec![Running, Passed]), Verdict::Unverified, &["not ended", &newest]);
    assert_says(&of(vec![]), Verdict::Unverified, &["ran no pipeline for it"]);
}

#[test]
fn what_was_not_asked_is_not_known() {
    let project = Some("a/product");
    let nobody = judged(&facts(Known::No("nobody asked".to_owned())), project);
    assert_says(&nobody, Verdict::Unverified, &["commit 1111111111", "nobody asked", "--fetch"]);
    let other = released(Known::Yes(vec![PipelineStatus::Passed]));
    let of_another = judged(&facts(Known::Yes(BTreeMap::from([("1.4.2", other)]))), project);
    assert_says(&of_another, Verdict::Unverified, &["not asked about this release"]);
    let refused = of(released(Known::No("GitLab refused".to_owned())));
    assert_says(&refused, Verdict::Unverified, &["GitLab refused", "--fetch"]);
}

#[test]
fn an_upcoming_release_waits() {
    assert_says(&of(due(1)), Verdict::Fail, &["upcoming", "1970-01-01T01:00:00Z", "wait"]);
    assert_says(&of(due(0)), Verdict::Pass, &[]);
    let mut timeless = facts(Known::Yes(BTreeMap::from([("1.5.0", due(-1))])));
    timeless.now = Known::No("no clock".to_owned());
    assert_says(&judged(&timeless, Some("a/product")), Verdict::Fail, &["upcoming"]);
}

#[test]
fn what_is_not_out_is_not_the_newest() {
    let newest = |published| facts(published).latest_release().map(ToString::to_string);
    assert_eq!(newest(Known::No("nobody asked".to_owned())).as_deref(), Some("1.5.0"));
    assert_eq!(newest(Known::Yes(BTreeMap::from([("1.5.0", due(1))]))).as_deref(), Some("1.4.2"));
    assert_eq!(newest(Known::Yes(BTreeMap::from([("1.5.0", due(-1))]))).as_deref(), Some("1.5.0"));
    assert_eq!(newest(Known::Yes(BTreeMap::from([("1.4.2", due(1)), ("1.5.0", due(1))]))), None);
}
