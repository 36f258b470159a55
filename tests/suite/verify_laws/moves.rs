//! What somebody might do to the values files of a world.

use super::oracle::{When, fails, was};
use super::world::{CLOUDS, Change, Env, RELEASES, Step, VALUES, World};
use crate::support::chance::Chance;

impl World {
    /// Mostly within the rules.
    pub(super) fn next_change(&self, dice: &mut Chance) -> Change {
        let tries = if dice.once_in(4) { 1 } else { 14 };
        let mut change = self.any_change(dice);
        for _ in 1..tries {
            if !change.sets.is_empty() && fails(self, &change, When::Past).is_empty() {
                break;
            }
            change = self.any_change(dice);
        }
        change
    }

    /// Anything that somebody might do to values files.
    pub(super) fn any_change(&self, dice: &mut Chance) -> Change {
        let mut change = Change::default();
        for _ in 0..(if dice.once_in(7) { 2 } else { 1 }) {
            self.any_move(dice, &mut change);
        }
        change.sets.retain(|env, value| self.now().get(env).copied() != *value);
        change
    }

    fn any_move(&self, dice: &mut Chance, change: &mut Change) {
        let stage = dice.below(self.stages.len());
        let there: Vec<Env> = self.now().keys().filter(|env| env.0 == stage).copied().collect();
        let value = self.any_value(stage, dice);
        let all = !dice.once_in(4);
        for env in there {
            if all || dice.coin() {
                let leaves = dice.once_in(16);
                change.sets.insert(env, (!leaves).then_some(value));
            }
        }
        if dice.once_in(6) {
            let env = (stage, dice.pick(&CLOUDS));
            // One that left is often put back as it was.
            let back = was(self, env).filter(|_| !self.now().contains_key(&env) && dice.coin());
            change.sets.insert(env, Some(back.unwrap_or(value)));
        }
    }

    fn any_value(&self, stage: usize, dice: &mut Chance) -> usize {
        let ran = |dice: &mut Chance, stage: usize| {
            let seen =
                |step: &Step| step.state.iter().filter(|(env, _)| env.0 == stage).map(|(_, value)| *value).collect();
            let all: Vec<usize> = self.steps.iter().flat_map(|step: &Step| -> Vec<usize> { seen(step) }).collect();
            if all.is_empty() { 0 } else { dice.pick(&all) }
        };
        match dice.below(20) {
            0..10 if stage > 0 && !self.stages[stage - 1].branch => ran(dice, stage - 1),
            0..14 => ran(dice, stage),
            14..19 => dice.below(RELEASES),
            _ => dice.below(VALUES.len()),
        }
    }
}
