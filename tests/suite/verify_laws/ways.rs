//! The ways in which one change is committed and comes to the target branch.

use std::collections::BTreeSet;

use super::layout::{File, message};
use super::oracle::{When, fails_of};
use super::repo::{Commit, Repo};
use super::world::{Change, How, Step, World};
use crate::suite::verify::scene::Verdict;

/// Where a way starts and ends: the steps between the two are the change.
pub(super) struct Way {
    pub from: &'static str,
    pub to: &'static str,
}

/// The target branch before the change.
const MAIN: &str = "refs/remotes/origin/main^0";
/// The target branch after somebody else's harmless step.
pub(super) const MEANWHILE: &str = "refs/heads/meanwhile";

/// What is noted of a commit that fails by itself.
const FAST_FORWARD: &str = "only where the branch is merged by fast-forward";

/// The change as somebody's open branch, committed in one of several ways.
pub(super) const OPEN: [&str; 4] = ["topic", "in-parts", "evil", "foxtrot"];

/// The ways in which it lands.
pub(super) const WAYS: [Way; 7] = [
    Way { from: "origin/main", to: "topic" },
    Way { from: "origin/main", to: "squash" },
    Way { from: "meanwhile", to: "merge" },
    Way { from: "meanwhile", to: "rebase" },
    Way { from: "meanwhile", to: "foxtrot" },
    Way { from: "meanwhile", to: "evil-merge" },
    Way { from: "meanwhile", to: "octopus" },
];

/// Commits a change in all of them. `topic` is a commit that has it already, or else it is made by hand.
pub(super) fn commit_all(repo: &Repo<'_>, world: &World, change: &Change, topic: Option<&str>) {
    let mut stream = repo.stream();
    let files = world.files(change);
    let mine = message("chore: this and that", change);
    let other = message("Squashed: promote(prod): 9.9.9", change);
    let mut add = |branch: &str, who: &str, message: &str, parents: &[&str], files: &[File]| {
        let commit = Commit { branch: &format!("heads/{branch}"), who, age: 60, message, parents };
        stream.commit(&commit, files);
    };
    let notes = [("docs/meanwhile.md".to_owned(), Some("meanwhile\n".to_owned()))];
    if let Some(topic) = topic {
        add("same", "mara", "an empty commit", &[topic], &[]);
    } else {
        add("topic", "mara", &mine, &[MAIN], &files);
    }
    let topic = topic.unwrap_or("refs/heads/topic");
    let both: Vec<File> = files.iter().chain(&notes).cloned().collect();
    add("meanwhile", "jo", "docs: meanwhile", &[MAIN], &notes);
    add("parts", "jo", "wip", &[MAIN], &files[..files.len() / 2]);
    add("in-parts", "mara", &mine, &["refs/heads/parts"], &files);
    add("empty", "mara", &mine, &[MAIN], &[]);
    add("evil", "jo", "Merge branch 'empty'", &[MAIN, "refs/heads/empty"], &files);
    add("squash", "jo", &other, &[MAIN], &files);
    let meanwhile = "refs/heads/meanwhile";
    add("merge", "jo", "Merge branch 'topic' into 'main'", &[meanwhile, topic], &files);
    add("rebase", "jo", &mine, &[meanwhile], &files);
    add("foxtrot", "mara", "Merge branch 'main' into topic", &[topic, meanwhile], &both);
    add("evil-merge", "jo", "Merge branch 'empty'", &[meanwhile, "refs/heads/empty"], &files);
    add("octopus", "jo", "Merge branches", &[meanwhile, "refs/heads/empty", topic], &files);
    repo.import(&stream);
}

/// What was found, without the commit in which it stands.
pub(super) fn brief(verdict: &Verdict) -> BTreeSet<(String, String, String)> {
    briefly(&verdict.all)
}

fn briefly(all: &[serde_json::Value]) -> BTreeSet<(String, String, String)> {
    let text = |found: &serde_json::Value, key: &str| found[key].as_str().unwrap_or_default().to_owned();
    let each = all.iter().map(|found| (text(found, "rule"), text(found, "severity"), text(found, "message")));
    each.collect()
}

/// The same without what would fail only where the branch is merged commit by commit: the rest is the same however it is
/// committed.
pub(super) fn brief_of_sum(verdict: &Verdict) -> BTreeSet<(String, String, String)> {
    let (of_one, all): (Vec<_>, Vec<_>) = verdict.all.iter().cloned().partition(is_of_one);
    assert!(of_one.iter().all(|found| found["severity"] == "unverified"), "{of_one:#?}");
    briefly(&all)
}

/// Whether it is told of a commit by itself.
fn is_of_one(found: &serde_json::Value) -> bool {
    found["notes"].to_string().contains(FAST_FORWARD)
}

/// Of a branch in two commits, what fails in one of them is told, and nothing else is told of one.
pub(super) fn assert_parts(verdict: &Verdict, world: &World, change: &Change, told: &dyn Fn() -> String) {
    let subject = |found: &serde_json::Value| {
        let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
        (text("rule"), text("subject"))
    };
    let all: BTreeSet<(String, String)> = verdict.all.iter().map(subject).collect();
    let of_one: BTreeSet<(String, String)> = verdict.all.iter().filter(|found| is_of_one(found)).map(subject).collect();
    let owned = |(rule, subject): (&str, String)| (rule.to_owned(), subject);
    let expected: BTreeSet<(String, String)> = of_parts(world, change).into_iter().map(owned).collect();
    assert!(expected.is_subset(&all), "not told: {:?}\n{}", expected.difference(&all), told());
    let wrong: Vec<_> = of_one.difference(&expected).filter(|(rule, _)| rule != "policy").collect();
    assert!(wrong.is_empty(), "told of one commit: {wrong:?}\n{}", told());
}

/// What fails where the first half of the files is committed before the others.
fn of_parts(world: &World, change: &Change) -> BTreeSet<(&'static str, String)> {
    let half = usize::midpoint(change.sets.len(), change.beside.len());
    let part = |chosen: &dyn Fn(usize) -> bool| {
        let sets = change.sets.iter().enumerate().filter(|(place, _)| chosen(*place));
        let beside = change.beside.iter().enumerate().filter(|(place, _)| chosen(change.sets.len() + place));
        Change {
            sets: sets.map(|(_, (env, value))| (*env, *value)).collect(),
            beside: beside.map(|(_, beside)| *beside).collect(),
            reasons: None,
        }
    };
    let (first, mut second) = (part(&|place| place < half), part(&|place| place >= half));
    second.reasons.clone_from(&change.reasons);
    let mut between = world.clone();
    between.steps.push(Step { state: world.after(&first), age: 60, how: How::Plain });
    fails_of(world, &first, When::Open).into_iter().chain(fails_of(&between, &second, When::Open)).collect()
}

/// The fewest words for the rules that fail.
pub(super) fn failing(verdict: &Verdict) -> BTreeSet<&str> {
    verdict.fails.iter().map(String::as_str).collect()
}

impl Way {
    pub(super) fn range(&self) -> String {
        format!("{}..{}", self.from, self.to)
    }
}
