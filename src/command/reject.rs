//! `reject`: a release that must not move any further, written into the work tree's policy.

use super::ask;
use super::own_policy::{OwnPolicy, next_step};
use crate::cli::RejectArgs;
use crate::failure::{Failure, Problem};
use crate::model::policy::POLICY_FILE;
use crate::model::policy::{reason_fault, with_rejection};
use crate::model::release::Release;
use crate::render::Told;
use crate::render::policy::{rejected, rejected_already};

/// Runs the command.
///
/// # Errors
/// When the release or the reason is none, the policy has faults, rejects the release for another reason, or can't be
/// written.
pub fn run(arguments: &RejectArgs) -> Result<Told, Failure> {
    let RejectArgs { release: name, reason } = arguments;
    let release = asked(name, reason)?;
    let (lock, own) = OwnPolicy::open()?;
    if own.write(&lock, with_rejection(&own.text, &release, reason))? {
        let (out, notes) = (rejected(POLICY_FILE, name, reason), vec![next_step()]);
        return Ok(Told { out, notes, warnings: own.warnings, ..Told::default() });
    }
    Ok(Told { warnings: own.warnings, ..Told::out(rejected_already(POLICY_FILE, name, reason)) })
}

/// The release, where the reason is one, too.
fn asked(release: &str, reason: &str) -> Result<Release, Failure> {
    let fault = reason_fault(Some(reason)).map(|fault| Problem::new(fault.message).help(fault.help));
    match (ask::release(release), fault) {
        (Ok(release), None) => Ok(release),
        (Ok(_), Some(fault)) => Err(Failure::usage(fault)),
        (Err(mut failure), fault) => {
            failure.problems.extend(fault);
            Err(failure)
        }
    }
}
