//! What an ask is about: its stage, its environments, and what has to change in them.

use crate::model::change::ReleaseEdit;
use crate::model::fleet::{Declared, Environment};
use crate::model::name::EnvironmentName;
use crate::model::policy::Stage;
use crate::model::promotion::Ask;
use crate::model::refusal::Refusal;
use crate::model::release::Release;
use crate::rule::Context;

/// The stage that is asked for.
///
/// # Errors
/// When there is none of this name.
pub(super) fn stage<'a>(ask: &Ask, context: &Context<'a>) -> Result<&'a Stage, Vec<Refusal>> {
    context.policy.stage(&ask.stage).ok_or_else(|| {
        let names: Vec<&str> = context.policy.stages.iter().map(|stage| stage.name.as_str()).collect();
        let help = format!("the stages are {}", names.join(", "));
        vec![Refusal::Ask { message: format!("no stage is called {}", ask.stage), help }]
    })
}

/// The environments that are asked for.
///
/// # Errors
/// When the stage has none, and every unknown one.
pub(super) fn environments<'a>(ask: &Ask, context: &Context<'a>) -> Result<Vec<&'a Environment>, Vec<Refusal>> {
    let of_stage: Vec<&Environment> = context.fleet.of_stage(&ask.stage).collect();
    if of_stage.is_empty() {
        return Err(vec![none(ask, context)]);
    }
    let known = |name: &EnvironmentName| of_stage.iter().any(|environment| environment.name == *name);
    let unknown: Vec<Refusal> =
        ask.environments.iter().filter(|name| !known(name)).map(|name| unknown(ask, name, &of_stage)).collect();
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let asked =
        |environment: &&Environment| ask.environments.is_empty() || ask.environments.contains(&environment.name);
    Ok(of_stage.into_iter().filter(asked).collect())
}

fn none(ask: &Ask, context: &Context<'_>) -> Refusal {
    let files = context.policy.values.files.path_of(&EnvironmentName::new(ask.stage.clone(), "*"));
    let message = format!("{} has no environments: no file is {files}", ask.stage);
    let help = "add a values file on the target branch, or set `files` in the [values] table of .eurodat.toml";
    Refusal::Ask { message, help: help.to_owned() }
}

fn unknown(ask: &Ask, name: &EnvironmentName, of_stage: &[&Environment]) -> Refusal {
    let names: Vec<String> = of_stage.iter().take(8).map(|environment| environment.name.to_string()).collect();
    let more = if of_stage.len() > 8 { ", …" } else { "" };
    Refusal::Ask {
        message: format!("{} has no environment {name}", ask.stage),
        help: format!("it has {}{more}", names.join(", ")),
    }
}

/// What has to change, and what keeps it from changing.
pub(super) fn edits(environments: &[&Environment], release: &Release) -> (Vec<ReleaseEdit>, Vec<Refusal>) {
    let (mut edits, mut refusals) = (Vec::new(), Vec::new());
    for environment in environments {
        match &environment.declared {
            Declared::Release(old) if old == release => {}
            Declared::Unreadable(why) => {
                refusals.push(Refusal::Unreadable { path: environment.path.clone(), why: why.clone() });
            }
            old => {
                edits.push(ReleaseEdit {
                    environment: environment.name.clone(),
                    path: environment.path.clone(),
                    old: Some(old.clone()),
                });
            }
        }
    }
    (edits, refusals)
}
