//! Patterns that are written for one stage and catch another's files.

use std::collections::{BTreeMap, HashMap};

use super::mark::{Mark, NAMED};
use crate::model::diagnostic::Diagnostic;
use crate::model::listing::listed;
use crate::model::name::{EnvironmentName, StageName};
use crate::model::owners::{OwnersFile, named_stage};
use crate::model::policy::Policy;

/// One diagnostic for each entry and each stage that it catches by mistake.
pub(super) fn crossings(policy: &Policy, file: &OwnersFile, values: &[(&str, EnvironmentName)]) -> Vec<Diagnostic> {
    let mut named: HashMap<usize, Option<&StageName>> = HashMap::new();
    let mut caught: BTreeMap<(Mark<'_>, &StageName, &StageName), Vec<&str>> = BTreeMap::new();
    for (path, environment) in values {
        for decision in file.owners.of(path) {
            let read = || named_stage(decision.pattern, policy);
            let stage = *named.entry(decision.position.offset).or_insert_with(read);
            if let Some(stage) = stage.filter(|stage| *stage != environment.stage()) {
                caught.entry((Mark::of(&decision), stage, environment.stage())).or_default().push(path);
            }
        }
    }
    let tell = |((mark, means, catches), files): (_, Vec<&str>)| told(policy, file, (mark, means, catches), &files);
    caught.into_iter().map(tell).collect()
}

fn told(
    policy: &Policy,
    file: &OwnersFile,
    (mark, means, catches): (Mark<'_>, &StageName, &StageName),
    files: &[&str],
) -> Diagnostic {
    let all = policy.values.files.path_of(&EnvironmentName::new(catches.clone(), "*"));
    mark.error(file, format!("`{}` reads as {means}, and catches files of {catches}", mark.pattern))
        .note(format!("it decides for {}", listed(files, NAMED)))
        .help(format!("list `/{all}` with its owners below it, or exclude `!/{all}`"))
}
