//! Everything that is against a plan.

use super::branch;
use super::claimed::ROLLED_BACK;
use super::consider::{Considered, Judged};
use super::way::{NO_DOWNGRADE, goes_down};
use crate::model::finding::{Finding, Verdict};
use crate::model::listing::listed;
use crate::model::promotion::{Ask, Direction};
use crate::model::refusal::Refusal;
use crate::model::release::Release;
use crate::rule::Context;

/// What keeps files from being read, every rule that fails, a step down, and a name that no branch can have. Nothing is
/// against what changes nothing.
pub(super) fn refusals(ask: &Ask, considered: &Considered<'_>, context: &Context<'_>) -> Vec<Refusal> {
    let Considered { release, judged: Some(Judged { change, findings, unreadable, .. }), .. } = considered else {
        return Vec::new();
    };
    let mut refusals = unreadable.clone();
    let failed = findings.iter().filter(|finding| finding.verdict == Verdict::Fail);
    refusals.extend(failed.map(|finding| Refusal::Rule(helped(ask, release, finding))));
    refusals.extend(ask.overrides.keys().filter_map(|rule| not_allowed((ask, rule), findings, context)));
    if refusals.is_empty() {
        refusals.extend(goes_down(ask, change, release, context));
    }
    let branch = own_branch(ask, considered, context);
    refusals.extend(branch::name_problem(&branch).map(|why| Refusal::Step {
        message: format!("no branch can be called {branch}: {why}"),
        help: "give the release another name".to_owned(),
    }));
    refusals
}

/// An override without effect; where its rule fails, that says the same.
fn not_allowed((ask, rule): (&Ask, &str), findings: &[Finding], context: &Context<'_>) -> Option<Refusal> {
    let stage = &ask.stage;
    let allowed = context.policy.overrides.iter().filter(|(_, stages)| stages.contains(stage));
    let allowed: Vec<&str> = allowed.map(|(rule, _)| rule.as_str()).chain([ROLLED_BACK]).collect();
    let fails = findings.iter().any(|finding| finding.rule == rule && finding.verdict == Verdict::Fail);
    (!fails && !allowed.contains(&rule)).then(|| Refusal::Step {
        message: format!("the policy doesn't let a reason override {rule} in {stage}"),
        help: format!("leave it out; what a reason may override there is {}", listed(allowed, usize::MAX)),
    })
}

/// The branch that would propose it.
pub(super) fn own_branch(ask: &Ask, considered: &Considered<'_>, context: &Context<'_>) -> String {
    let whole = considered.environments.len() == context.fleet.of_stage(&ask.stage).count();
    let named = if whole { &[] } else { ask.environments.as_slice() };
    branch::name(ask.direction, &ask.stage, named, &considered.release)
}

/// A failure with the help that this ask needs: the rule itself doesn't know what was asked for.
fn helped(ask: &Ask, release: &Release, finding: &Finding) -> Finding {
    let mut finding = finding.clone();
    if ask.direction == Direction::Back && finding.rule == NO_DOWNGRADE {
        let command = format!("git eurodat promote {} --release {release}", ask.stage);
        finding.help = Some(format!("a hotfix goes by promotion: {command} --override {NO_DOWNGRADE}=REASON"));
    }
    finding
}
