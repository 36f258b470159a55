//! The rules that look at one environment beside others.

use std::collections::{BTreeMap, BTreeSet};

use super::environments::Judged;
use super::ground::Ground;
use super::past::Past;
use super::peers::Peers;
use crate::external::git::GitError;
use crate::model::diagnostic::Diagnostic;
use crate::model::name::StageName;
use crate::model::policy::Policy;
use crate::rule::{Subject, Surroundings, new_environment, release_format, stage_agreement, stage_order};

/// Judges them. Where only changes count, an environment that declares what it declared is passed over.
///
/// # Errors
/// When an environment that has to be looked at can't be read.
pub fn order(judged: &[Judged], ground: &Ground<'_>, policy: &Policy) -> Result<Vec<Diagnostic>, GitError> {
    let paths = judged.iter().map(|judged| judged.environment.path.as_str()).collect();
    let past = Past::new(ground.base.as_ref(), policy, paths);
    let joined = past.joined()?;
    let now = Peers::new(&ground.source, policy, judged.iter().map(|judged| judged.environment.clone()).collect());
    let base = ground.base.as_ref().map(|base| Peers::new(base, policy, Vec::new()));

    let stays = |judged: &&Judged| {
        let was = if ground.scope.changed.is_some() { past.declared(&judged.environment.path) } else { None };
        was.as_ref() == Some(&judged.environment.declared)
    };
    let subjects: Vec<Subject<'_>> =
        judged.iter().filter(|judged| !stays(judged)).map(|judged| subject(judged, &joined)).collect();
    let found = inspected(
        &subjects,
        &Surroundings {
            policy,
            now: &|stage, holds| now.search(stage, holds),
            base: &|stage, holds| base.as_ref()?.search(stage, holds),
            was: &|path| past.declared(path),
        },
    );
    now.finish()?;
    base.map_or(Ok(()), Peers::finish)?;
    past.finish()?;
    Ok(found)
}

fn subject<'a>(judged: &'a Judged, joined: &BTreeSet<&str>) -> Subject<'a> {
    let joins = joined.contains(judged.environment.path.as_str());
    Subject { environment: &judged.environment, place: judged.place.as_ref(), joins }
}

fn inspected(subjects: &[Subject<'_>], around: &Surroundings<'_>) -> Vec<Diagnostic> {
    let each = subjects.iter().flat_map(|subject| {
        let found = [
            release_format::inspect(subject, around.policy),
            stage_order::inspect(subject, around),
            new_environment::inspect(subject, around),
        ];
        found.into_iter().flatten()
    });
    let mut stages: BTreeMap<&StageName, Vec<Subject<'_>>> = BTreeMap::new();
    for subject in subjects {
        stages.entry(subject.environment.name.stage()).or_default().push(*subject);
    }
    let stages = stages.values().filter_map(|subjects| stage_agreement::inspect(subjects, around));
    each.chain(stages).collect()
}
