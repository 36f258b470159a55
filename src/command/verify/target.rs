//! The target branch, also where the policy that stands there can't be read.

use crate::cli::VerifyArgs;
use crate::command::base::{Reach, Tip, tip};
use crate::external::git::{Repository, Snapshot, deepen};
use crate::failure::{Class, Failure};
use crate::model::content::Content;
use crate::model::oid::Oid;
use crate::model::policy;
use crate::model::policy::POLICY_FILE;

/// Where the target branch is read.
#[must_use]
pub fn reach(arguments: &VerifyArgs) -> Reach {
    if arguments.deepen { Reach::Remote } else { Reach::Local }
}

/// Finds it, as last fetched; or fetches it with all of its history.
///
/// # Errors
/// When it isn't here, or can't be fetched.
pub fn target(repository: &Repository, reach: Reach) -> Result<Tip, Failure> {
    let find = |wanted: &policy::Repository| tip(repository, reach, wanted, &mut |_| ()).map_err(missing);
    let first = find(&policy::Repository::default())?;
    let wanted = policy_at(repository, first.commit)?.repository;
    let other_remote = wanted.remote.is_some() && wanted.remote != first.remote;
    let other_target = wanted.target.as_ref().is_some_and(|target| *target != first.target);
    let found = if other_remote || other_target { find(&wanted)? } else { first };
    if let Some(remote) = found.remote.as_ref().filter(|_| reach == Reach::Remote) {
        deepen(repository, remote, &found.target)?;
    }
    Ok(found)
}

/// The policy at a commit; the usual one where there is none that can be read.
///
/// # Errors
/// When the commit can't be read.
pub fn policy_at(repository: &Repository, commit: Oid) -> Result<policy::Policy, Failure> {
    let content = Snapshot::of_commit(repository, commit)?.read(&[POLICY_FILE])?.pop().flatten();
    let Some(Content::File(text)) = content else { return Ok(policy::Policy::default()) };
    let read = std::str::from_utf8(&text).ok().and_then(|text| policy::read(text).ok());
    Ok(read.map(|(policy, _)| policy).unwrap_or_default())
}

/// What isn't here may be had: pipelines clone one branch alone.
fn missing(failure: Failure) -> Failure {
    if failure.class != Class::Usage {
        return failure;
    }
    let problems = failure.problems.into_iter().map(|problem| {
        let help = problem.help.clone().unwrap_or_default();
        problem.help(format!("{help}; or let this command fetch it: git eurodat verify --deepen"))
    });
    Failure { class: Class::Outside, problems: problems.collect() }
}
