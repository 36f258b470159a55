//! How a world is written down: paths, values files, the policy.

use super::world::{Beside, Change, Env, Freeze, VALUES, World};
use crate::support::values::values;

const PATTERNS: [(&str, &str); 3] = [
    ("app-of-apps/values-{stage}-{cloud}.yaml", "deployedRelease"),
    ("clusters/{cloud}/{stage}/values.yaml", "release"),
    ("deploy/{stage}/{cloud}.yaml", "image.tag"),
];

/// A file of a change: its path, and its text unless it goes.
pub(super) type File = (String, Option<String>);

impl World {
    pub(super) fn path(&self, env: Env) -> String {
        let stage = self.stages[env.0].name;
        PATTERNS[self.layout].0.replace("{stage}", stage).replace("{cloud}", env.1)
    }

    fn text(&self, env: Env, value: usize) -> String {
        let value = VALUES[value];
        match self.layout {
            0 => values(&self.name(env), value),
            1 => format!("# {}\nother: 1.5.0\nrelease: '{value}' # moved by promotions\n", self.name(env)),
            _ => format!("tag: 9.9.9\nimage:\n  name: trustee\n  tag: {value}\nreplicas: 2"),
        }
    }

    /// What a change writes.
    pub(super) fn files(&self, change: &Change) -> Vec<File> {
        let of_values =
            change.sets.iter().map(|(env, value)| (self.path(*env), value.map(|value| self.text(*env, value))));
        let beside = change.beside.iter().map(|beside| self.beside(*beside));
        of_values.chain(beside).collect()
    }

    fn beside(&self, beside: Beside) -> File {
        let (path, text) = match beside {
            Beside::Harmless => ("docs/notes.md", Some("a note\n".to_owned())),
            Beside::Guarded => (".gitlab-ci.yml", Some("verify: {script: 'true'}\n".to_owned())),
            Beside::LooserPolicy => (".eurodat.toml", Some(self.looser_policy())),
            Beside::NoPolicy => (".eurodat.toml", None),
            Beside::Owners => ("CODEOWNERS", Some("* @mallory\n".to_owned())),
        };
        (path.to_owned(), text)
    }

    pub(super) fn policy(&self) -> String {
        let (files, release) = PATTERNS[self.layout];
        let mut text = format!(
            "version = 1\n[values]\nfiles = \"{files}\"\nrelease = \"{release}\"\nguarded = [\".gitlab-ci.yml\", \"ci/**\"]\n"
        );
        for stage in &self.stages {
            text += &format!("[[stages]]\nname = \"{}\"\n", stage.name);
            text += if stage.branch { "pins = \"branch\"\n" } else { "" };
            text += if stage.ordered { "" } else { "order = false\n" };
            text += if stage.soaks { "soak = \"24h\"\n" } else { "" };
            text += if stage.gated { "gates = [\"e2e\"]\n" } else { "" };
            text +=
                &format!("alone = {}\npromotion = \"{}\"\napprovals = {}\n", stage.alone, stage.mode, stage.approvals);
        }
        for stage in self.stages.iter().filter(|stage| stage.freeze != Freeze::No) {
            let until = if stage.freeze == Freeze::Now { 2097 } else { 2019 };
            text += &format!(
                "[[freezes]]\nstages = [\"{}\"]\nfrom = 2018-01-01T00:00:00Z\nuntil = {until}-01-01T00:00:00Z\nreason = \"a holiday\"\n",
                stage.name
            );
        }
        text += "[rejected]\n";
        text += &self.rejected.iter().map(|release| format!("{:?} = \"bad\"\n", VALUES[*release])).collect::<String>();
        text += "[overrides]\n";
        for (rule, stages) in &self.overrides {
            let names: Vec<&str> = stages.iter().map(|stage| self.stages[*stage].name).collect();
            text += &format!("{rule} = {names:?}\n");
        }
        text
    }

    /// The policy of somebody who wants to get through.
    fn looser_policy(&self) -> String {
        let mut loose = self.clone();
        loose.rejected.clear();
        for stage in &mut loose.stages {
            (stage.soaks, stage.alone, stage.gated, stage.approvals) = (false, false, false, 0);
            (stage.mode, stage.freeze) = ("automatic", Freeze::No);
        }
        let all = || (0..self.stages.len()).collect();
        let rules =
            ["no-downgrade", "no-skip", "stage-order", "release-format", "new-environment", "alone", "rolled-back"];
        loose.overrides = rules.into_iter().map(|rule| (rule, all())).collect();
        loose.policy().replace("\".gitlab-ci.yml\", \"ci/**\"", "")
    }

    /// The world and a change, for those who have to understand what failed.
    pub(super) fn told(&self, change: &Change) -> String {
        let state = |state: &super::world::State| {
            let each = state.iter().map(|(env, value)| format!("{}={}", self.name(*env), VALUES[*value]));
            each.collect::<Vec<_>>().join(" ")
        };
        let steps: String = self
            .steps
            .iter()
            .map(|step| format!("  {:?}, {} h ago: {}\n", step.how, step.age / 3600, state(&step.state)))
            .collect();
        let sets = change
            .sets
            .iter()
            .map(|(env, value)| format!("{}={}", self.name(*env), value.map_or("gone", |v| VALUES[v])));
        let sets = sets.collect::<Vec<_>>().join(" ");
        format!(
            "policy:\n{}steps:\n{steps}change: {sets}; beside {:?}; reasons {:?}",
            self.policy(),
            change.beside,
            change.reasons
        )
    }
}

/// What somebody writes who makes a change by hand.
pub(super) fn message(title: &str, change: &Change) -> String {
    let Some((release, rules)) = &change.reasons else { return title.to_owned() };
    let reasons: String = rules.iter().map(|rule| format!("Eurodat-Override: {rule}: somebody said so\n")).collect();
    format!("{title}\n\nEurodat-Release: {}\n{reasons}", VALUES[*release])
}
