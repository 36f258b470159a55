//! What the rules' documentation says of a change, worked out from plain lists of states: no code of ours takes part.

use std::collections::{BTreeMap, BTreeSet};

use super::world::{Beside, Change, Env, Freeze, PRE, RELEASES, State, World};

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
    let mut found = BTreeSet::new();
    for group in groups(world, change) {
        let failing = group.fails(change, when);
        let lifted = |rule: &&'static str| group.is_lifted(rule, change);
        found.extend(failing.into_iter().filter(|rule| !lifted(rule)));
    }
    if change.beside.contains(&Beside::NoPolicy) {
        found.insert("policy");
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

/// The release of an environment, or where it has none now the last that it had.
pub(super) fn was(world: &World, env: Env) -> Option<usize> {
    world.steps.iter().rev().find_map(|step| step.state.get(&env).copied().and_then(release))
}

fn was_rolled_back(world: &World, env: Env, new: usize) -> bool {
    let life = life(world, env);
    let Some(last) = life.iter().rposition(|(value, ..)| *value == new) else { return false };
    let next = life[last + 1..].iter().find_map(|(value, ..)| release(*value));
    next.is_some_and(|next| next < new && life[..last].iter().any(|(value, ..)| *value == next))
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
            ("stage-order", self.is_above()),
            ("no-skip", self.skips()),
            ("no-downgrade", !by_hand && self.envs.iter().any(|env| self.is_down(*env))),
            ("rolled-back", is_promotion && self.envs.iter().any(|env| was_rolled_back(self.world, *env, new))),
            ("soaked", is_promotion && self.is_too_soon(when)),
            ("alone", self.is_in_company(change)),
        ];
        all.into_iter().filter(|(_, fails)| *fails).map(|(rule, _)| rule).collect()
    }

    fn old(&self, env: Env) -> Option<usize> {
        self.world.now().get(&env).copied()
    }

    fn joins(&self, env: Env) -> bool {
        self.old(env).is_none() && of_stage(self.world.now(), self.stage).any(|(_, value)| value == self.new)
    }

    fn is_forward(&self, env: Env) -> bool {
        let goes_back = was(self.world, env).is_some_and(|was| was > self.new) && ran(self.world, env, self.new);
        !self.joins(env) && !goes_back
    }

    fn is_down(&self, env: Env) -> bool {
        was(self.world, env).is_some_and(|was| was > self.new) && !ran(self.world, env, self.new)
    }

    fn joins_elsewhere(&self) -> bool {
        let stage = &self.world.stages[self.stage];
        let others: Vec<usize> =
            of_stage(self.world.now(), self.stage).filter_map(|(_, value)| release(value)).collect();
        let all_join = self.envs.iter().all(|env| self.old(*env).is_none());
        !stage.branch && all_join && !others.is_empty() && !others.contains(&self.new)
    }

    fn is_above(&self) -> bool {
        let Some(before) = before(self.world, self.stage) else { return false };
        let newest = of_stage(self.world.now(), before).filter_map(|(_, value)| release(value)).max();
        let rises = self.envs.iter().any(|env| self.old(*env).and_then(release).is_none_or(|old| old < self.new));
        newest.is_none_or(|newest| newest < self.new && rises)
    }

    /// The step at which the release first came to a stage, and the environments that were there then and still are.
    fn came(&self, before: usize) -> Option<Vec<Env>> {
        let runs = |state: &State| of_stage(state, before).any(|(_, value)| value == self.new);
        let at = &self.world.steps.iter().find(|step| runs(&step.state))?.state;
        Some(of_stage(at, before).map(|(env, _)| env).filter(|env| self.world.now().contains_key(env)).collect())
    }

    fn skips(&self) -> bool {
        let Some(before) = before(self.world, self.stage) else { return false };
        self.came(before).is_none_or(|present| present.iter().any(|env| !ran(self.world, *env, self.new)))
    }

    fn is_too_soon(&self, when: When) -> bool {
        let stage = &self.world.stages[self.stage];
        let Some(before) = before(self.world, self.stage).filter(|_| stage.soaks) else { return false };
        let Some(present) = self.came(before) else { return true };
        let all = self.world.steps.iter().flat_map(|step| step.state.keys()).copied();
        let ever: BTreeSet<Env> = all.filter(|env| env.0 == before && ran(self.world, *env, self.new)).collect();
        let proving = if present.is_empty() { ever.into_iter().collect() } else { present };
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
        let files = change.sets.iter().any(|(env, new)| new.is_none() || self.old(*env).is_none());
        guarded || (self.world.stages[self.stage].alone && (files || !change.beside.is_empty()))
    }
}
