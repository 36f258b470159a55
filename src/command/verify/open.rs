//! A change that is still open: what merging it would do.

use super::asked::History;
use super::claimed::claims_of;
use super::course::{Course, Rules, Start, When};
use super::harvest::Harvest;
use super::history::judge_by;
use super::judge::judge_step;
use super::push::judge_push;
use super::step::Step;
use super::target::{reach, target};
use crate::cli::VerifyArgs;
use crate::command::base::Tip;
use crate::external::environment::{GitLabJob, gitlab_job};
use crate::external::git::{End, GitError, MergeResult, Repository, between, chain, merge_result, resolve, tree_of};
use crate::failure::{Failure, Problem};
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::listing::listed;
use crate::model::oid::Oid;
use crate::model::report::Report;

/// Judges what merging HEAD into the target branch would do. On the target branch itself, in a pipeline of a push to it,
/// that is what the push did.
///
/// # Errors
/// When the target branch isn't here, the two can't be merged, or something can't be read.
pub fn judge_open(repository: &Repository, arguments: &VerifyArgs) -> Result<Report, Failure> {
    let target = target(repository, reach(arguments))?;
    let head = resolve(repository, "HEAD").ok_or_else(no_commit)?;
    let result = merge_result(repository, target.commit, head).map_err(|error| unrelated(repository, error))?;
    match result {
        MergeResult::Nothing => judge_landed(repository, arguments, (&target, head)),
        MergeResult::Tree(tree) => judge_tree(repository, arguments, (&target, head), tree),
        MergeResult::Conflicts(files) => Err(conflicts(&target, &files)),
    }
}

fn judge_tree(
    repository: &Repository,
    arguments: &VerifyArgs,
    (target, head): (&Tip, Oid),
    tree: Oid,
) -> Result<Report, Failure> {
    let base = target.commit;
    let start =
        Start { commit: Some(base), first: base, when: When::Now, online: arguments.online, rules: Rules::OfTheStart };
    let mut course = Course::new(repository, start)?;
    let step = Step { old: Some(tree_of(repository, base)?), new: tree, link: None };
    let claims = &mut || claims_of(repository, &between(repository, Some(base), head)?);
    let mut harvest = Harvest::default();
    harvest.take(judge_step(&mut course, &step, claims)?);
    let mut report = harvest.report(1, None);
    let each = by_fast_forward(repository, arguments, (base, head))?;
    let is_same = |one: &Diagnostic, other: &Diagnostic| (one.rule, &one.subject) == (other.rule, &other.subject);
    let known = |found: &Diagnostic| report.diagnostics.iter().any(|net| is_same(net, found));
    let each: Vec<Diagnostic> = each.into_iter().filter(|found| !known(found)).collect();
    report.diagnostics.extend(each);
    Ok(report)
}

/// What fails in the commits of HEAD one by one, and not in their sum: a fast-forward would make each a step of the
/// target branch. Nobody here knows how it will be merged.
fn by_fast_forward(
    repository: &Repository,
    arguments: &VerifyArgs,
    (base, head): (Oid, Oid),
) -> Result<Vec<Diagnostic>, Failure> {
    let found = chain(repository, head, &[base])?;
    if found.end != End::Known || found.links.len() < 2 {
        return Ok(Vec::new());
    }
    let asked = History { when: When::Now, online: arguments.online, ..History::pushed(base, head) };
    let report = judge_by(repository, &asked, Rules::OfTheStart)?;
    let fails = report.diagnostics.into_iter().filter(|found| found.severity == Severity::Error);
    let open = |found: Diagnostic| {
        Diagnostic { severity: Severity::Unverified, ..found }.note("only where the branch is merged by fast-forward")
    };
    Ok(fails.map(open).collect())
}

/// HEAD is on the target branch.
fn judge_landed(
    repository: &Repository,
    arguments: &VerifyArgs,
    (target, head): (&Tip, Oid),
) -> Result<Report, Failure> {
    let pushed = gitlab_job().and_then(|GitLabJob { branch, before }| before.filter(|_| branch == target.target));
    if let Some(before) = pushed {
        let from = resolve(repository, &before).ok_or_else(|| missing(&before))?;
        let pushed = History { online: arguments.online, ..History::pushed(from, head) };
        return judge_push(repository, &pushed);
    }
    let note = format!(
        "HEAD is on {} already, so there is nothing to judge; name a range such as HEAD~10..HEAD, or --since",
        target.target
    );
    Ok(Harvest::default().report(0, Some(note)))
}

fn missing(before: &str) -> Failure {
    Failure::outside(
        Problem::new(format!("the push started from {before} (CI_COMMIT_BEFORE_SHA), which isn't here"))
            .help("get the history: git eurodat verify --deepen; in GitLab CI set GIT_DEPTH to 0. After a forced push, name the range"),
    )
}

fn no_commit() -> Failure {
    Failure::usage(Problem::new("HEAD names no commit yet").help("commit something first, or name a range"))
}

fn conflicts(target: &Tip, files: &[String]) -> Failure {
    Failure::no(
        Problem::new(format!("HEAD can't be merged into {}: conflicts in {}", target.target, listed(files, 5)))
            .help(format!("merge {} into your branch, or rebase it, and judge again", target.target)),
    )
}

/// In a shallow clone git doesn't see what the two have in common.
fn unrelated(repository: &Repository, error: GitError) -> Failure {
    let failure = Failure::from(error);
    if repository.shallow().is_empty() {
        return failure;
    }
    let help =
        "get the history: git eurodat verify --deepen, or git fetch --unshallow; in GitLab CI set GIT_DEPTH to 0";
    let problem = Problem::new("this shallow clone doesn't reach back to where HEAD left the target branch");
    let notes = failure.problems.into_iter().map(|problem| problem.message);
    Failure::outside(notes.fold(problem, Problem::note).help(help))
}
