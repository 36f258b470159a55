//! Decides on an ask: a promotion, nothing to do, or every refusal.

use std::collections::BTreeMap;

use super::candidate::candidate;
use super::judge::judge;
use super::{branch, merge_request, message};
use crate::model::change::{Move, ReleaseEdit};
use crate::model::claims::Claim;
use crate::model::facts::{Facts, Known};
use crate::model::finding::{Finding, Verdict};
use crate::model::fleet::{Declared, Environment};
use crate::model::name::EnvironmentName;
use crate::model::policy::Stage;
use crate::model::promotion::{Ask, Promotion};
use crate::model::refusal::Refusal;
use crate::model::release::Release;
use crate::rule::{Context, outside_order};

/// What comes of an ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// All that was asked for runs the release already.
    AlreadyThere(Release),
    /// This is to be done.
    Promote(Box<Promotion>),
}

/// Plans a promotion.
///
/// # Errors
/// Every reason against it, at once.
pub fn decide(ask: &Ask, context: &Context<'_>) -> Result<Decision, Vec<Refusal>> {
    let stage = stage(ask, context)?;
    let release = match &ask.release {
        Some(release) => release.clone(),
        None => candidate(stage, context).map_err(|refusal| vec![refusal])?,
    };
    let environments = environments(ask, context)?;
    let (edits, mut refusals) = edits(&environments, &release);
    if edits.is_empty() && refusals.is_empty() {
        return Ok(Decision::AlreadyThere(release));
    }
    let change = Move { stage: stage.name.clone(), new: Declared::Release(release.clone()), edits };
    let findings = findings(stage, &change, context);
    refusals.extend(findings.iter().filter(|f| f.verdict == Verdict::Fail).cloned().map(Refusal::Rule));
    if refusals.is_empty() {
        refusals.extend(goes_down(&change, &release));
    }
    let whole = environments.len() == context.fleet.of_stage(&stage.name).count();
    let branch = branch::name(&stage.name, if whole { &[] } else { &ask.environments }, &release);
    refusals.extend(branch::name_problem(&branch).map(|why| Refusal::Step {
        message: format!("no branch can be called {branch}: {why}"),
        help: "give the release another name".to_owned(),
    }));
    if !refusals.is_empty() {
        return Err(refusals);
    }
    let scope = environments.iter().map(|environment| environment.name.clone()).collect();
    let texts =
        (message::commit(&change, &claim(&release, context.facts)), merge_request::text(&change, &release, &findings));
    let (message, merge_request) = texts;
    let Move { stage, edits, .. } = change;
    let promotion = Promotion { stage, release, scope, edits, branch, message, merge_request, findings };
    Ok(Decision::Promote(Box::new(promotion)))
}

/// How each rule stands. A stage that takes no promotions may be set by hand, which the rule can't tell from what is
/// asked for here.
fn findings(stage: &Stage, change: &Move, context: &Context<'_>) -> Vec<Finding> {
    let refusal = outside_order::refusal(stage);
    let mut findings = judge(change, context);
    for finding in &mut findings {
        if let Some(refusal) = refusal.as_ref().filter(|refusal| refusal.rule == finding.rule) {
            finding.clone_from(refusal);
        }
    }
    findings
}

/// What the commit's message says of the release.
fn claim(release: &Release, facts: &Facts) -> Claim {
    let tag = match &facts.releases {
        Known::Yes(releases) => releases.get(release).copied(),
        Known::No(_) => None,
    };
    Claim { release: release.clone(), tag, evidence: Vec::new(), overrides: BTreeMap::new() }
}

fn stage<'a>(ask: &Ask, context: &Context<'a>) -> Result<&'a Stage, Vec<Refusal>> {
    context.policy.stage(&ask.stage).ok_or_else(|| {
        let names: Vec<&str> = context.policy.stages.iter().map(|stage| stage.name.as_str()).collect();
        let help = format!("the stages are {}", names.join(", "));
        vec![Refusal::Ask { message: format!("no stage is called {}", ask.stage), help }]
    })
}

/// The environments that are asked for; every unknown one is refused.
fn environments<'a>(ask: &Ask, context: &Context<'a>) -> Result<Vec<&'a Environment>, Vec<Refusal>> {
    let of_stage: Vec<&Environment> = context.fleet.of_stage(&ask.stage).collect();
    if of_stage.is_empty() {
        let message = format!("{} has no environments: no file is {}", ask.stage, files(ask, context));
        let help = "add a values file on the target branch, or set `files` in the [values] table of .eurodat.toml";
        return Err(vec![Refusal::Ask { message, help: help.to_owned() }]);
    }
    let known = |name: &EnvironmentName| of_stage.iter().any(|environment| environment.name == *name);
    let unknown: Vec<Refusal> = ask
        .environments
        .iter()
        .filter(|name| !known(name))
        .map(|name| {
            let names: Vec<String> = of_stage.iter().take(8).map(|environment| environment.name.to_string()).collect();
            let more = if of_stage.len() > 8 { ", …" } else { "" };
            Refusal::Ask {
                message: format!("{} has no environment {name}", ask.stage),
                help: format!("it has {}{more}", names.join(", ")),
            }
        })
        .collect();
    if !unknown.is_empty() {
        return Err(unknown);
    }
    let asked =
        |environment: &&Environment| ask.environments.is_empty() || ask.environments.contains(&environment.name);
    Ok(of_stage.into_iter().filter(asked).collect())
}

fn files(ask: &Ask, context: &Context<'_>) -> String {
    context.policy.values.files.path_of(&EnvironmentName::new(ask.stage.clone(), "*"))
}

/// What has to change, and what keeps it from changing.
fn edits(environments: &[&Environment], release: &Release) -> (Vec<ReleaseEdit>, Vec<Refusal>) {
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

/// A promotion goes up, also where a rollback would be within the rules: that one is asked for by its own name.
fn goes_down(change: &Move, release: &Release) -> Option<Refusal> {
    let newer = |edit: &&ReleaseEdit| edit.old.as_ref().and_then(Declared::release).is_some_and(|old| old > release);
    let ahead = change.edits.iter().find(newer)?;
    Some(Refusal::Step {
        message: format!(
            "a promotion goes up, and {} runs {}, which is newer than {release}",
            ahead.environment,
            ahead.was()
        ),
        help: "leave out what is ahead with --environment, or promote a newer release".to_owned(),
    })
}
