//! `--pre-push`: what a push sends to the target branch ([githooks](https://git-scm.com/docs/githooks#_pre_push)).

use super::ground::between;
use super::judge::judge;
use crate::command::base::{policy_at, target_names};
use crate::external::git::{Repository, merge_base, resolve};
use crate::external::standard_input;
use crate::failure::{Failure, Problem};
use crate::model::oid::Oid;
use crate::model::report::Report;

/// Judges every update of the target branch among the lines that git gives the hook; other branches, tags and deletions
/// are none of our business.
///
/// # Errors
/// When a line makes no sense, or something can't be read.
pub fn pushed(repository: &Repository, remote: &[String]) -> Result<Report, Failure> {
    let remote = remote.first().map(String::as_str).unwrap_or_default();
    let mut report = Report::default();
    for line in standard_input::read()?.lines() {
        let update = Update::read(line)?;
        let Some(judged) = update.judged.filter(|_| is_target(repository, remote, &update)) else { continue };
        let found = judge(between(repository, base(repository, remote, &update, judged)?, judged)?)?;
        report.files.extend(found.files);
        report.diagnostics.extend(found.diagnostics);
        report.rules = found.rules;
    }
    Ok(report)
}

/// One line: `<local ref> <local object> <remote ref> <remote object>`.
#[derive(Debug)]
struct Update {
    judged: Option<Oid>,
    branch: Option<String>,
    old: Option<Oid>,
}

impl Update {
    fn read(line: &str) -> Result<Self, Failure> {
        // From the right: the local side may be an expression with blanks, such as `main@{1 hour ago}`.
        let words: Vec<&str> = line.rsplitn(4, ' ').collect();
        // A ref that is deleted or new has an object of zeros.
        let object = |word: &str| word.parse::<Oid>().ok().filter(|_| word.contains(|digit| digit != '0'));
        let [old, reference, new, _] = words.as_slice() else {
            return Err(Failure::usage(
                Problem::new(format!("`{line}` is no line of a pre-push hook")).help("git itself runs this"),
            ));
        };
        let branch = reference.strip_prefix("refs/heads/").map(str::to_owned);
        Ok(Self { judged: object(new), branch, old: object(old) })
    }
}

/// Whether it is the target branch that is updated: by the policy that is pushed, as far as that can be read.
fn is_target(repository: &Repository, remote: &str, update: &Update) -> bool {
    let Some((branch, judged)) = update.branch.as_ref().zip(update.judged) else { return false };
    let wanted = policy_at(repository, judged).map(|(policy, _)| policy.repository).unwrap_or_default();
    target_names(repository, remote, &wanted).contains(branch)
}

/// What the remote has: by what it said, or, where that isn't here, where our work left what we last saw of it.
fn base(repository: &Repository, remote: &str, update: &Update, judged: Oid) -> Result<Option<Oid>, Failure> {
    if let Some(old) = update.old.filter(|old| repository.objects.has(*old)) {
        return Ok(Some(old));
    }
    let tracked = update.branch.as_ref().and_then(|name| resolve(repository, &format!("refs/remotes/{remote}/{name}")));
    Ok(tracked.map_or(Ok(None), |tracked| merge_base(repository, tracked, judged))?)
}
