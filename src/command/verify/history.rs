//! Judges the steps of a history.

use super::asked::History;
use super::claimed::Brought;
use super::course::{Course, Differences, Rules, Start, When};
use super::harvest::Harvest;
use super::judge::judge_differences;
use super::step::Step;
use super::whole::judge_whole;
use crate::external::git::{Chain, End, GitError, Link, Repository};
use crate::external::git::{chain, is_ancestor, tree_of};
use crate::failure::{Failure, Problem};
use crate::model::oid::Oid;
use crate::model::policy::POLICY_FILE;
use crate::model::report::Report;

/// Judges them, each by what stood before it.
///
/// # Errors
/// When history is missing, or something can't be read.
pub fn judge_history(repository: &Repository, asked: &History) -> Result<Report, Failure> {
    judge_by(repository, asked, Rules::OfEachStep)
}

/// Judges steps by these rules. Where the first parents of the last step don't lead to the start, the whole
/// is one step: a merge of the old tip into something else lets no commit of its own chain pass unseen.
///
/// # Errors
/// When history is missing, or something can't be read.
pub fn judge_by(repository: &Repository, asked: &History, rules: Rules) -> Result<Report, Failure> {
    let stops: Vec<Oid> = asked.from.into_iter().collect();
    let found = chain(repository, asked.to, &stops)?.behind(asked.adopted);
    match (found.end, asked.from) {
        (End::Cut, _) => Err(cut(&found)),
        (End::Root, Some(from)) if asked.when == When::Past && is_ancestor(repository, asked.to, from) => {
            Err(backwards(from, asked.to))
        }
        (End::Root, Some(from)) => judge_whole(repository, asked, from),
        (End::Root, None) | (End::Known, _) => judge_links(repository, (asked, rules), &found),
    }
}

fn judge_links(repository: &Repository, (asked, rules): (&History, Rules), found: &Chain) -> Result<Report, Failure> {
    let start = Start { commit: found.start, first: asked.to, when: asked.when, online: asked.online, rules };
    let mut course = Course::new(repository, start)?;
    let brought = Brought::new(repository, found);
    let mut old = found.start.map(|commit| tree_of(repository, commit)).transpose()?;
    let (mut harvest, mut rest) = (Harvest::default(), found.links.as_slice());
    while !rest.is_empty() {
        let steps = steps(old, rest.get(..PORTION.min(rest.len())).unwrap_or_default());
        let judged = judge_portion(&mut course, &steps, &brought, &mut harvest)?;
        old = judged.checked_sub(1).and_then(|last| steps.get(last)).map_or(old, |last| Some(last.new));
        rest = rest.get(judged..).unwrap_or_default();
    }
    let from = asked.adopted.filter(|adopted| found.start == Some(*adopted));
    let note =
        from.map(|commit| format!("judged from {} on, where the policy says that judging starts", commit.short()));
    Ok(harvest.report(found.links.len(), note))
}

/// The steps between trees, the first one from `old`.
fn steps(mut old: Option<Oid>, links: &[Link]) -> Vec<Step> {
    let step = |link: &Link| Step { old: old.replace(link.tree), new: link.tree, link: Some(*link) };
    links.iter().map(step).collect()
}

/// So many steps are looked at before the first of them is judged: what they changed is fetched together.
const PORTION: usize = 512;

/// Judges the first of these steps, and says how many: by a policy that changes, another eye looks at the rest.
fn judge_portion(
    course: &mut Course<'_>,
    steps: &[Step],
    brought: &Brought<'_>,
    harvest: &mut Harvest,
) -> Result<usize, Failure> {
    let planned = steps.iter().map(|step| course.differences(step)).collect::<Result<Vec<Differences>, GitError>>()?;
    course.reader.fetch(planned.iter().flat_map(|differences| &differences.told), &course.policy)?;
    for (index, (step, differences)) in steps.iter().zip(&planned).enumerate() {
        let claims = &mut || brought.claims(step);
        harvest.take(judge_differences(course, step, differences, claims)?);
        if differences.touches(POLICY_FILE) {
            return Ok(index + 1);
        }
    }
    Ok(steps.len())
}

fn backwards(from: Oid, to: Oid) -> Failure {
    let (from, to) = (from.short(), to.short());
    let help = format!("write {to}..{from}: the older commit first");
    Failure::usage(
        Problem::new(format!("{to} is older than {from}, so there is no step from one to the other")).help(help),
    )
}

/// What to say where a shallow clone ends before the first step.
pub fn cut(found: &Chain) -> Failure {
    let ends = found.start.map(|commit| commit.short()).unwrap_or_default();
    Failure::outside(
        Problem::new(format!("this shallow clone ends at {ends}, before the first step that is to be judged")).help(
            "get the rest: git eurodat verify --deepen, or git fetch --unshallow; in GitLab CI set GIT_DEPTH to 0",
        ),
    )
}
