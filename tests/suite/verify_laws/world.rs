//! Made-up worlds: a layout, a policy, and what ran where at each step of the target branch.

use std::collections::{BTreeMap, BTreeSet};

use super::oracle::before;
use crate::support::chance::Chance;

/// What values files may hold, the lowest release first; what is no release stands behind.
pub(super) const VALUES: [&str; 10] =
    ["1.4.1", "1.4.2", "1.5.0-rc.1", "1.5.0", "1.5.1", "1.6.0", "2.0.0-rc.1", "2.0.0", "main", "1.6.0+x"];
/// How many of them are releases.
pub(super) const RELEASES: usize = 8;
/// The pre-releases.
pub(super) const PRE: [usize; 2] = [2, 6];
/// The rules that some policies let a reason override.
const OVERRIDABLE: [&str; 9] = [
    "no-downgrade",
    "no-skip",
    "stage-order",
    "soaked",
    "not-frozen",
    "not-rejected",
    "new-environment",
    "outside-order",
    "alone",
];
pub(super) const CLOUDS: [&str; 3] = ["azure", "gcp", "otc"];

/// A stage, by its place in the policy, on a cloud.
pub(super) type Env = (usize, &'static str);
/// Which value each environment declares.
pub(super) type State = BTreeMap<Env, usize>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Freeze {
    No,
    Past,
    Now,
}

#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "a stage's policy has that many switches")]
pub(super) struct Stage {
    pub name: &'static str,
    pub branch: bool,
    pub ordered: bool,
    pub soaks: bool,
    pub alone: bool,
    pub gated: bool,
    pub mode: &'static str,
    pub freeze: Freeze,
    pub approvals: usize,
}

/// How a step came to the target branch.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum How {
    Plain,
    Merge,
    EvilMerge,
}

#[derive(Debug, Clone)]
pub(super) struct Step {
    pub state: State,
    /// Seconds before now.
    pub age: u64,
    pub how: How,
}

/// What a change does beside values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Beside {
    Harmless,
    Guarded,
    LooserPolicy,
    NoPolicy,
    Owners,
}

/// A change of values files and other files, with the reasons that its message gives.
#[derive(Debug, Clone, Default)]
pub(super) struct Change {
    pub sets: BTreeMap<Env, Option<usize>>,
    pub beside: Vec<Beside>,
    pub reasons: Option<(usize, Vec<&'static str>)>,
}

#[derive(Debug, Clone)]
pub(super) struct World {
    pub layout: usize,
    pub stages: Vec<Stage>,
    pub rejected: BTreeSet<usize>,
    pub overrides: BTreeMap<&'static str, BTreeSet<usize>>,
    pub steps: Vec<Step>,
}

/// Names, with whether the stage runs branches and whether it stands in the order.
const STAGES: [&[(&str, bool, bool)]; 4] = [
    &[
        ("dev", true, true),
        ("qa", false, true),
        ("qa-int", false, true),
        ("prod", false, true),
        ("nightly", true, false),
    ],
    &[("test", false, true), ("live", false, true)],
    &[("qa", false, true), ("preview", true, true), ("qa-int", false, true), ("staging", false, true)],
    &[
        ("dev", true, true),
        ("int", false, true),
        ("int-b", false, true),
        ("prod", false, true),
        ("pilot", false, false),
    ],
];

impl World {
    /// A world with a history, some of it within the rules.
    pub(super) fn new(dice: &mut Chance) -> Self {
        let stages: Vec<Stage> = dice.pick(&STAGES).iter().map(|kind| stage(*kind, dice)).collect();
        let rejected = (0..dice.below(3)).map(|_| dice.below(RELEASES)).collect();
        let some = |dice: &mut Chance| (0..stages.len()).filter(|_| dice.coin()).collect::<BTreeSet<usize>>();
        let allowed = OVERRIDABLE.into_iter().filter(|_| dice.once_in(4)).collect::<Vec<_>>();
        let overrides = allowed.into_iter().map(|rule| (rule, some(dice))).collect();
        let mut world = Self { layout: dice.below(3), stages, rejected, overrides, steps: Vec::new() };
        // The policy lets a release soak only where a stage of releases stands right before.
        for place in 0..world.stages.len() {
            world.stages[place].soaks &= place > 0 && before(&world, place) == Some(place - 1);
        }
        let first = world.first(dice);
        let (count, spacing) = (2 + dice.below(10), dice.pick(&[3, 10, 30]) * 3600);
        world.steps.push(Step { state: first, age: 0, how: How::Plain });
        for _ in 1..count {
            let change = world.next_change(dice);
            let state = world.after(&change);
            let how = dice.pick(&[How::Plain, How::Plain, How::Merge, How::EvilMerge]);
            // What came before is as much older.
            for step in &mut world.steps {
                step.age += spacing;
            }
            world.steps.push(Step { state, age: 0, how });
        }
        for step in &mut world.steps {
            step.age += 1800;
        }
        world
    }

    /// What runs at the tip.
    pub(super) fn now(&self) -> &State {
        &self.steps.last().expect("a step").state
    }

    fn first(&self, dice: &mut Chance) -> State {
        let mut state = State::new();
        let (low, unruly) = (dice.below(2), dice.once_in(4));
        for (place, stage) in self.stages.iter().enumerate() {
            let clouds: Vec<&'static str> = CLOUDS.into_iter().filter(|_| dice.coin()).collect();
            let clouds = if clouds.is_empty() { vec!["gcp"] } else { clouds };
            for cloud in clouds {
                let release = if unruly { dice.below(4) } else { low };
                state.insert((place, cloud), if stage.branch { 8 } else { release });
            }
        }
        state
    }

    /// What runs after a change.
    pub(super) fn after(&self, change: &Change) -> State {
        let mut state = self.steps.last().map(|step| step.state.clone()).unwrap_or_default();
        for (env, value) in &change.sets {
            match value {
                Some(value) => drop(state.insert(*env, *value)),
                None => drop(state.remove(env)),
            }
        }
        state
    }

    /// `qa-int-gcp`
    pub(super) fn name(&self, env: Env) -> String {
        format!("{}-{}", self.stages[env.0].name, env.1)
    }
}

fn stage((name, branch, ordered): (&'static str, bool, bool), dice: &mut Chance) -> Stage {
    Stage {
        name,
        branch,
        ordered,
        soaks: dice.once_in(4),
        alone: dice.once_in(3),
        gated: dice.once_in(4),
        mode: if dice.once_in(12) { "never" } else { dice.pick(&["automatic", "manual"]) },
        freeze: if dice.once_in(10) { Freeze::Now } else { dice.pick(&[Freeze::No, Freeze::No, Freeze::Past]) },
        approvals: dice.below(3),
    }
}
