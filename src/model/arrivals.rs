//! When each release reached each environment: the timeline told as single moves.

use std::cmp::{Ordering, Reverse};
use std::collections::{HashMap, HashSet};

use jiff::Timestamp;

use crate::model::fleet::Declared;
use crate::model::name::{EnvironmentName, StageName};
use crate::model::policy::Policy;
use crate::model::release::Release;
use crate::model::timeline::{Stay, Step, Timeline};

/// One environment's move at one step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// The environment.
    pub environment: EnvironmentName,
    /// The step that moved it.
    pub at: Step,
    /// Which way it went.
    pub direction: Direction,
    /// What it declared before; none where it joins.
    pub old: Option<Declared>,
    /// What it declares from then on; none where it leaves.
    pub new: Option<Declared>,
    /// Seconds since the release first ran in any environment of the stage before, by the committers' clocks. None where
    /// that isn't known, where the release never ran there before, and where it didn't come from there: an environment
    /// that joins, and one to which a release returns.
    pub took: Option<u64>,
}

/// Which way a move goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// To a higher release.
    Up,
    /// To a lower release that isn't known to have run there before.
    Down,
    /// To a lower release that ran there before.
    Rollback,
    /// From or to something that is no release.
    Other,
    /// A new environment.
    Joins,
    /// An environment whose values file goes.
    Leaves,
}

impl Direction {
    /// Its name, as the formats for programs have it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Up => "up",
            Self::Down => "down",
            Self::Rollback => "rollback",
            Self::Other => "other",
            Self::Joins => "joins",
            Self::Leaves => "leaves",
        }
    }
}

/// Every move that the timeline knows, newest first; those of one step by stage in the policy's order. What is older than
/// a cut history isn't among them.
#[must_use]
pub fn arrivals(policy: &Policy, timeline: &Timeline) -> Vec<Arrival> {
    let first = First::of(timeline);
    let mut all = Vec::new();
    for (environment, stays) in &timeline.stays {
        let before = policy.stage_before(environment.stage()).map(|stage| &stage.name);
        let mut line = Line { environment, before, first: &first, timeline, ran: HashSet::new(), moves: &mut all };
        line.walk(stays);
    }
    let place = |name: &StageName| policy.stages.iter().position(|stage| stage.name == *name);
    let key = |arrival: &Arrival| (Reverse(arrival.at.ordinal), place(arrival.environment.stage()), arrival.direction);
    all.sort_by(|one, other| key(one).cmp(&key(other)).then_with(|| by_new(one, other)));
    all
}

/// Those that declare the same stand together: releases first, in their order.
fn by_new(one: &Arrival, other: &Arrival) -> Ordering {
    let [one, other] = [one, other].map(|arrival| arrival.new.as_ref());
    let [release, other_release] = [one, other].map(|declared| declared.and_then(Declared::release));
    match (release, other_release) {
        (None, None) => one.map(ToString::to_string).cmp(&other.map(ToString::to_string)),
        (None, Some(_)) => Ordering::Greater,
        (Some(_), None) => Ordering::Less,
        (Some(release), Some(other)) => release.cmp(other),
    }
}

/// How many environments ran something already where the known history begins, so that when it came isn't known.
#[must_use]
pub fn older(timeline: &Timeline) -> usize {
    let first = timeline.stays.values().filter_map(|stays| stays.first());
    first.filter(|stay| timeline.brought(stay).is_none()).count()
}

/// When each release first ran in each stage; nothing where the history is cut, as it may have run before that.
struct First<'t>(HashMap<(&'t StageName, &'t Release), Step>);

impl<'t> First<'t> {
    fn of(timeline: &'t Timeline) -> Self {
        let mut first: HashMap<(&StageName, &Release), Step> = HashMap::new();
        for (environment, stays) in timeline.stays.iter().filter(|_| timeline.complete) {
            for (release, since) in stays.iter().filter_map(|stay| Some((stay.declared.release()?, stay.since))) {
                let step = first.entry((environment.stage(), release)).or_insert(since);
                *step = if since.ordinal < step.ordinal { since } else { *step };
            }
        }
        Self(first)
    }

    fn took(&self, stage: &'t StageName, release: &'t Release, at: Step) -> Option<u64> {
        let first = self.0.get(&(stage, release)).filter(|first| first.ordinal <= at.ordinal)?;
        seconds(first.time, at.time)
    }
}

/// None where the clocks of those who committed say that it went backwards.
fn seconds(from: Timestamp, until: Timestamp) -> Option<u64> {
    u64::try_from(until.as_second().checked_sub(from.as_second())?).ok()
}

/// One environment's walk along its stays.
struct Line<'t> {
    environment: &'t EnvironmentName,
    /// The stage before its own.
    before: Option<&'t StageName>,
    first: &'t First<'t>,
    timeline: &'t Timeline,
    ran: HashSet<&'t Declared>,
    moves: &'t mut Vec<Arrival>,
}

impl<'t> Line<'t> {
    fn walk(&mut self, stays: &'t [Stay]) {
        let mut before: Option<&Stay> = None;
        for stay in stays {
            before = before.filter(|before| !self.left(before, Some(stay)));
            if let Some(at) = self.timeline.brought(stay) {
                self.arrived(before, stay, at);
            }
            self.ran.insert(&stay.declared);
            before = Some(stay);
        }
        before.map(|before| self.left(before, None));
    }

    /// Notes that the environment left after a stay, if it did.
    fn left(&mut self, stay: &Stay, next: Option<&Stay>) -> bool {
        let gone = stay.until.filter(|until| next.is_none_or(|next| next.since.ordinal != until.ordinal));
        self.moves.extend(gone.map(|at| Arrival {
            environment: self.environment.clone(),
            at,
            direction: Direction::Leaves,
            old: Some(stay.declared.clone()),
            new: None,
            took: None,
        }));
        gone.is_some()
    }

    fn arrived(&mut self, before: Option<&Stay>, stay: &Stay, at: Step) {
        let is_new = !self.ran.contains(&stay.declared);
        let direction = before.map_or(Direction::Joins, |before| direction(before, stay, &self.ran));
        let release = stay.declared.release().filter(|_| is_new && direction != Direction::Joins);
        self.moves.push(Arrival {
            environment: self.environment.clone(),
            at,
            direction,
            old: before.map(|before| before.declared.clone()),
            new: Some(stay.declared.clone()),
            took: release.and_then(|release| self.first.took(self.before?, release, at)),
        });
    }
}

fn direction(before: &Stay, stay: &Stay, ran: &HashSet<&Declared>) -> Direction {
    match (before.declared.release(), stay.declared.release()) {
        (Some(old), Some(new)) if new > old => Direction::Up,
        (Some(_), Some(_)) if ran.contains(&stay.declared) => Direction::Rollback,
        (Some(_), Some(_)) => Direction::Down,
        _ => Direction::Other,
    }
}

/// Adjacent moves of one step that bring one stage's environments the same, together.
#[must_use]
pub fn grouped(arrivals: Vec<Arrival>) -> Vec<Vec<Arrival>> {
    let mut groups: Vec<Vec<Arrival>> = Vec::new();
    for arrival in arrivals {
        match groups.last_mut() {
            Some(group) if group.first().is_some_and(|first| belongs(first, &arrival)) => group.push(arrival),
            _ => groups.push(vec![arrival]),
        }
    }
    groups
}

fn belongs(first: &Arrival, next: &Arrival) -> bool {
    let key = |arrival: &Arrival| (arrival.at.commit, arrival.direction, arrival.took);
    let same = first.environment.stage() == next.environment.stage() && first.new == next.new;
    same && key(first) == key(next)
}

#[cfg(test)]
#[path = "arrivals_tests.rs"]
mod tests;
