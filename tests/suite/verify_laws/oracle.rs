//! What the rules' documentation says of a change, worked out from plain lists of states: no code of ours takes part.

use std::collections::{BTreeMap, BTreeSet};

use super::world::{Beside, Change, Env, Freeze, PRE, RELEASES, State, VALUES, World};

/// Whether the time is known by which a change is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum When {
    Open,
    Past,
}

/// What moves together: a stage's environments to one value.
struct Group<'a> {
    world: &'a World,
    stage: usize,
    new: usize,
    envs: Vec<Env>,
}

const DAY: u64 = 86_400;

/// The rules that must fail.
pub(super) fn fails(world: &World, change: &Change, when: When) -> BTreeSet<&'static str> {
    let mut found: BTreeSet<&'static str> = fails_of(world, change, when).into_iter().map(|(rule, _)| rule).collect();
    if change.beside.contains(&Beside::NoPolicy) {
        found.insert("policy");
    }
    found
}

/// The rules that a change of values fails by, each with the stage and what it goes to: `qa 1.5.0`.
pub(super) fn fails_of(world: &World, change: &Change, when: When) -> BTreeSet<(&'static str, String)> {
    let mut found = BTreeSet::new();
    for group in groups(world, change) {
        let failing = group.fails(change, when);
        let subject = format!("{} {}", world.stages[group.stage].name, VALUES[group.new]);
        let lifted = |rule: &&'static str| group.is_lifted(rule, change);
        found.extend(failing.into_iter().filter(|rule| !lifted(rule)).map(|rule| (rule, subject.clone())));
    }
    found
}

fn groups<'a>(world: &'a World, change: &Change) -> Vec<Group<'a>> {
    let mut groups: BTreeMap<(usize, usize), Vec<Env>> = BTreeMap::new();
    for (env, value) in &change.sets {
        if let Some(new) = value.filter(|new| world.now().get(env) != Some(new)) {
            groups.entry((env.0, new)).or_default().push(*env);
        }
    }
    groups.into_iter().map(|((stage, new), envs)| Group { world, stage, new, envs }).collect()
}

/// The nearest stage before that pins releases.
pub(super) fn before(world: &World, stage: usize) -> Option<usize> {
    if !world.stages[stage].ordered {
        return None;
    }
    (0..stage).rev().find(|place| world.stages[*place].ordered && !world.stages[*place].branch)
}

fn release(value: usize) -> Option<usize> {
    (value < RELEASES).then_some(value)
}

/// What an environment went through: each value with the steps from which and up to which it ran, oldest first.
fn life(world: &World, env: Env) -> Vec<(usize, usize, usize)> {
    let mut life: Vec<(usize, usize, usize)> = Vec::new();
    for (at, step) in world.steps.iter().enumerate() {
        let Some(value) = step.state.get(&env).copied() else { continue };
        match life.last_mut() {
            Some((last, _, until)) if *last == value && *until == at => *until = at + 1,
            _ => life.push((value, at, at + 1)),
        }
    }
    life
}

pub(super) fn ran(world: &World, env: Env, value: usize) -> bool {
    world.steps.iter().any(|step| step.state.get(&env) == Some(&value))
}

/// Every environment that a stage ever had.
fn ever(world: &World, stage: usize) -> BTreeSet<Env> {
    world.steps.iter().flat_map(|step| step.state.keys().copied()).filter(|env| env.0 == stage).collect()
}

fn is_new(world: &World, env: Env) -> bool {
    !ever(world, env.0).contains(&env)
}

/// The release of an environment, or where it has none now the last that it had. One that never was goes on from the
/// oldest release of its stage.
pub(super) fn was(world: &World, env: Env) -> Option<usize> {
    let last = world.steps.iter().rev().find_map(|step| step.state.get(&env).copied().and_then(release));
    last.or_else(|| is_new(world, env).then(|| oldest(world, env.0)).flatten())
}

/// The oldest release that runs in a stage; where none does any more, the oldest of those that ran there to the end.
fn oldest(world: &World, stage: usize) -> Option<usize> {
    let of_step = |state| of_stage(state, stage).filter_map(|(_, value)| release(value)).min();
    of_step(world.now()).or_else(|| last_oldest(world, stage))
}

fn last_oldest(world: &World, stage: usize) -> Option<usize> {
    let ends = |env: Env| life(world, env).into_iter().rev().find(|(value, ..)| release(*value).is_some());
    let lasts: Vec<(usize, usize)> =
        ever(world, stage).into_iter().filter_map(ends).map(|(value, _, until)| (until, value)).collect();
    let end = lasts.iter().map(|(until, _)| *until).max()?;
    lasts.into_iter().filter(|(until, _)| *until == end).map(|(_, value)| value).min()
}

/// The step by which a release was rolled back from an environment, when it last ran there.
fn taken_back(world: &World, env: Env, new: usize) -> Option<usize> {
    let life = life(world, env);
    let last = life.iter().rposition(|(value, ..)| *value == new)?;
    let (next, by) = life[last + 1..].iter().find_map(|(value, from, _)| Some((release(*value)?, *from)))?;
    (next < new && life[..last].iter().any(|(value, ..)| *value == next)).then_some(by)
}

/// The same, with the environments for which one stands that never ran the release.
fn was_rolled_back(world: &World, env: Env, new: usize) -> bool {
    if ran(world, env, new) {
        return taken_back(world, env, new).is_some();
    }
    let joined = life(world, env).first().map(|(_, from, _)| *from);
    let all = ever(world, env.0);
    let counts = |other: &&Env| joined.is_none() || !world.now().contains_key(*other);
    let by = all.iter().filter(counts).filter_map(|other| taken_back(world, *other, new));
    let came_after = |by: usize| all.iter().any(|other| came_in(world, *other, new).any(|from| from > by));
    by.into_iter().any(|by| joined.is_none_or(|joined| by <= joined) && !came_after(by))
}

/// The steps at which a release came to an environment.
fn came_in(world: &World, env: Env, new: usize) -> impl Iterator<Item = usize> {
    life(world, env).into_iter().filter(move |(value, ..)| *value == new).map(|(_, from, _)| from)
}

fn of_stage(at: &State, stage: usize) -> impl Iterator<Item = (Env, usize)> + '_ {
    at.iter().filter(move |(env, _)| env.0 == stage).map(|(env, value)| (*env, *value))
}

impl Group<'_> {
    fn is_lifted(&self, rule: &'static str, change: &Change) -> bool {
        let stages = self.world.overrides.get(rule);
        let reason = change.reasons.as_ref().filter(|(release, _)| *release == self.new);
        let given = reason.is_some_and(|(_, rules)| rules.contains(&rule));
        given && (rule == "rolled-back" || stages.is_some_and(|stages| stages.contains(&self.stage)))
    }

    fn fails(&self, change: &Change, when: When) -> Vec<&'static str> {
        let stage = &self.world.stages[self.stage];
        let Some(new) = release(self.new) else {
            return if stage.branch { Vec::new() } else { vec!["release-format"] };
        };
        let first = self.world.stages.iter().position(|stage| stage.ordered && !stage.branch);
        let is_promotion = self.envs.iter().any(|env| self.is_forward(*env));
        let by_hand = !stage.ordered || stage.branch;
        let all = [
            ("release-format", !stage.branch && PRE.contains(&new) && first != Some(self.stage)),
            ("not-rejected", self.world.rejected.contains(&new)),
            ("not-frozen", is_promotion && stage.freeze == Freeze::Now && when == When::Open),
            ("outside-order", is_promotion && !by_hand && stage.mode == "never"),
            ("new-environment", self.joins_elsewhere()),
            ("stage-order", is_promotion && self.is_above(change)),
            ("no-skip", is_promotion && self.skips()),
            ("no-downgrade", !by_hand && self.envs.iter().any(|env| self.is_down(*env))),
            ("rolled-back", self.takes_up_again()),
            ("soaked", is_promotion && self.is_too_soon(when)),
            ("alone", self.is_in_company(change)),
        ];
        all.into_iter().filter(|(_, fails)| *fails).map(|(rule, _)| rule).collect()
    }

    fn old(&self, env: Env) -> Option<usize> {
        self.world.now().get(&env).copied()
    }

    /// An environment that never was comes with what its stage runs.
    fn joins(&self, env: Env) -> bool {
        is_new(self.world, env) && of_stage(self.world.now(), self.stage).any(|(_, value)| value == self.new)
    }

    /// It gets what it ran last.
    fn returns(&self, env: Env) -> bool {
        !self.joins(env) && was(self.world, env) == Some(self.new)
    }

    fn brings(&self, env: Env) -> bool {
        !self.joins(env) && !self.returns(env)
    }

    /// Whether it ran there before, for a new name anywhere in the stage.
    fn ran_before(&self, env: Env) -> bool {
        let in_stage = || ever(self.world, env.0).into_iter().any(|other| ran(self.world, other, self.new));
        ran(self.world, env, self.new) || (is_new(self.world, env) && in_stage())
    }

    fn is_below(&self, env: Env) -> bool {
        was(self.world, env).is_some_and(|was| was > self.new)
    }

    fn is_forward(&self, env: Env) -> bool {
        self.brings(env) && !(self.is_below(env) && self.ran_before(env))
    }

    /// Whether it brings what was rolled back, by whatever way.
    fn takes_up_again(&self) -> bool {
        self.envs.iter().any(|env| self.brings(*env) && was_rolled_back(self.world, *env, self.new))
    }

    fn is_down(&self, env: Env) -> bool {
        self.is_below(env) && !self.ran_before(env)
    }

    fn joins_elsewhere(&self) -> bool {
        let stage = &self.world.stages[self.stage];
        let others: Vec<usize> =
            of_stage(self.world.now(), self.stage).filter_map(|(_, value)| release(value)).collect();
        let all_join = self.envs.iter().all(|env| self.old(*env).is_none());
        !stage.branch && all_join && !others.is_empty() && !others.contains(&self.new)
    }

    /// Whether it goes above what the stage before runs, or what that runs once the change is made.
    fn is_above(&self, change: &Change) -> bool {
        let Some(before) = before(self.world, self.stage) else { return false };
        let rises = self.envs.iter().any(|env| self.old(*env).and_then(release).is_none_or(|old| old < self.new));
        let newest = |state: &State| of_stage(state, before).filter_map(|(_, value)| release(value)).max();
        // One that leaves takes nothing back.
        let sets: Vec<(Env, usize)> = change.sets.iter().filter_map(|(env, value)| Some((*env, (*value)?))).collect();
        let mut after = self.world.now().clone();
        after.extend(sets);
        let is_below = |state: &State| newest(state).is_none_or(|newest| newest < self.new);
        newest(self.world.now()).is_none() || (rises && (is_below(self.world.now()) || is_below(&after)))
    }

    /// The environments that a stage had when the release first came there.
    fn came(&self, before: usize) -> Option<Vec<Env>> {
        let runs = |state: &State| of_stage(state, before).any(|(_, value)| value == self.new);
        let at = &self.world.steps.iter().find(|step| runs(&step.state))?.state;
        Some(of_stage(at, before).map(|(env, _)| env).collect())
    }

    fn skips(&self) -> bool {
        let Some(before) = before(self.world, self.stage) else { return false };
        self.came(before).is_none_or(|present| present.iter().any(|env| !ran(self.world, *env, self.new)))
    }

    fn is_too_soon(&self, when: When) -> bool {
        let stage = &self.world.stages[self.stage];
        let Some(before) = before(self.world, self.stage).filter(|_| stage.soaks) else { return false };
        let Some(mut present) = self.came(before) else { return true };
        present.retain(|env| self.world.now().contains_key(env));
        let proven = || ever(self.world, before).into_iter().filter(|env| ran(self.world, *env, self.new)).collect();
        let proving = if present.is_empty() { proven() } else { present };
        proving.into_iter().any(|env| match self.longest(env) {
            None => true,
            Some(longest) => when == When::Open && longest < DAY,
        })
    }

    /// For how many seconds the release ran in one stretch.
    fn longest(&self, env: Env) -> Option<u64> {
        let age = |at: usize| self.world.steps.get(at).map_or(0, |step| step.age);
        let stretches = life(self.world, env).into_iter().filter(|(value, ..)| *value == self.new);
        stretches.map(|(_, from, until)| age(from) - age(until)).max()
    }

    /// Whether something changes together with it that may not.
    fn is_in_company(&self, change: &Change) -> bool {
        if self.envs.iter().all(|env| self.joins(*env)) {
            return false;
        }
        let guarded = change.beside.iter().any(|beside| *beside != Beside::Harmless);
        // A file that comes or goes is more than a release, but for one that is put back.
        let is_repaired = |env: &Env| self.envs.contains(env) && self.returns(*env);
        let is_file = |env: &Env, new: &Option<usize>| new.is_none() || self.old(*env).is_none();
        let files = change.sets.iter().any(|(env, new)| is_file(env, new) && !is_repaired(env));
        guarded || (self.world.stages[self.stage].alone && (files || !change.beside.is_empty()))
    }
}
