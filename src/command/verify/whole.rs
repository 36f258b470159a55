//! Judges everything between two commits as one step.

use std::collections::BTreeSet;

use super::asked::History;
use super::claimed::claims_of;
use super::course::{Course, Rules, Start};
use super::harvest::Harvest;
use super::judge::{Judged, judge_step};
use super::step::Step;
use crate::external::git::{Link, Repository, between, read_history_anew, tree_of};
use crate::failure::Failure;
use crate::model::diagnostic::Diagnostic;
use crate::model::listing::listed;
use crate::model::oid::Oid;
use crate::model::policy::POLICY_FILE;
use crate::model::report::Report;
use crate::model::timeline::Timeline;

/// Judges everything between two commits as one step.
/// Its commits become the history that later steps are judged by, so they may neither add to what ran where nor take
/// from it.
///
/// # Errors
/// When something can't be read.
pub fn judge_whole(repository: &Repository, asked: &History, from: Oid) -> Result<Report, Failure> {
    let rules = Rules::OfTheStart;
    let start = Start { commit: Some(from), first: asked.to, when: asked.when, online: asked.online, rules };
    let mut course = Course::new(repository, start)?;
    let trees = (tree_of(repository, from)?, tree_of(repository, asked.to)?);
    let link = Link { commit: asked.to, tree: trees.1, parents: 1, time: 0 };
    let step = Step { old: Some(trees.0), new: trees.1, link: Some(link) };
    let claims = &mut || claims_of(repository, &between(repository, Some(from), asked.to)?);
    let mut harvest = Harvest::default();
    let before = course.history().timeline.clone();
    harvest.take(judge_step(&mut course, &step, claims)?);
    let after = read_history_anew(repository, asked.to, &course.policy)?.timeline;
    let found = rewritten((&before, &after), asked.to);
    harvest.take(Judged { found, files: Vec::new() });
    let note = format!("{} is no first parent of {}: all between them is one step", from.short(), asked.to.short());
    Ok(harvest.report(1, Some(note)))
}

/// So many releases are named.
const SHOWN: usize = 5;

/// What the new history says that the old one doesn't, and what it forgets.
fn rewritten((before, after): (&Timeline, &Timeline), to: Oid) -> Vec<Diagnostic> {
    let (old, new) = (ran(before), ran(after));
    let running: BTreeSet<String> =
        after.running().filter_map(|(name, stay)| Some(format!("{} in {name}", stay.declared.release()?))).collect();
    let added: Vec<&String> = new.iter().filter(|ran| !old.contains(*ran) && !running.contains(*ran)).collect();
    let lost: Vec<&String> = old.iter().filter(|ran| !new.contains(*ran)).collect();
    let told = [
        ("no-skip", "by its first parents there would have run what never did", added),
        ("rolled-back", "its first parents forget what ran", lost),
    ];
    let told = told.into_iter().filter(|(_, _, ran)| !ran.is_empty()).map(|(rule, says, ran)| {
        let message = format!("{says}: {}", listed(ran, SHOWN));
        let help = "merge the branch with a merge commit, or rebase it: the target branch stays the first parent";
        Diagnostic { commit: Some(to), ..Diagnostic::error(rule, POLICY_FILE, message).help(help) }
    });
    told.collect()
}

/// Every release that ran, with the environment.
fn ran(timeline: &Timeline) -> BTreeSet<String> {
    let stays = timeline.stays.iter().flat_map(|(name, stays)| stays.iter().map(move |stay| (name, stay)));
    stays.filter_map(|(name, stay)| Some(format!("{} in {name}", stay.declared.release()?))).collect()
}
