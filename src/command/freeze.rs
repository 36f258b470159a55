//! `freeze`: a time in which stages take no promotion, written into the work tree's policy.

use super::own_policy::{OwnPolicy, next_step};
use crate::cli::FreezeArgs;
use crate::external::clock::now;
use crate::external::git::Repository;
use crate::failure::{Failure, Problem};
use crate::model::policy::POLICY_FILE;
use crate::model::policy::{AskFault, FreezeAsk, asked, with_freeze};
use crate::render::Told;
use crate::render::policy::{freezes, frozen, frozen_already};

/// Runs the command.
///
/// # Errors
/// When no freeze can be made of what was typed, the policy has faults, or can't be written.
pub fn run(arguments: &FreezeArgs) -> Result<Told, Failure> {
    if arguments.list { list() } else { add(arguments) }
}

fn list() -> Result<Told, Failure> {
    let (_, top) = Repository::discover_work_tree()?;
    let own = OwnPolicy::read(&top)?;
    let none = own.policy.freezes.is_empty().then(|| "the policy has no freeze".to_owned());
    let out = freezes(&own.policy.freezes, now());
    Ok(Told { out, notes: none.into_iter().collect(), warnings: own.warnings, ..Told::default() })
}

fn add(arguments: &FreezeArgs) -> Result<Told, Failure> {
    let (lock, own) = OwnPolicy::open()?;
    let ask = FreezeAsk {
        stages: &arguments.stages,
        from: arguments.from.as_deref(),
        until: arguments.until.as_deref(),
        reason: arguments.reason.as_deref(),
    };
    let freeze = asked(&ask, &own.policy, now()).map_err(refusal)?;
    if own.write(&lock, with_freeze(&own.text, &freeze))? {
        let (out, notes) = (frozen(POLICY_FILE, &freeze), vec![next_step()]);
        return Ok(Told { out, notes, warnings: own.warnings, ..Told::default() });
    }
    Ok(Told { warnings: own.warnings, ..Told::out(frozen_already(POLICY_FILE, &freeze)) })
}

fn refusal(faults: Vec<AskFault>) -> Failure {
    Failure::usages(faults.into_iter().map(|fault| Problem::new(fault.message).help(fault.help)).collect())
}
