//! Everything that is against a plan.

use super::branch;
use super::way::{NO_DOWNGRADE, goes_down};
use crate::model::change::Move;
use crate::model::finding::{Finding, Verdict};
use crate::model::promotion::{Ask, Direction};
use crate::model::refusal::Refusal;
use crate::model::release::Release;
use crate::rule::Context;

/// What keeps files from being read, every rule that fails, a step down, and a name that no branch can have.
pub(super) fn refusals(
    (ask, release, branch): (&Ask, &Release, &str),
    (change, findings): (&Move, &[Finding]),
    unreadable: Vec<Refusal>,
    context: &Context<'_>,
) -> Vec<Refusal> {
    let mut refusals = unreadable;
    let failed = findings.iter().filter(|finding| finding.verdict == Verdict::Fail);
    refusals.extend(failed.map(|finding| Refusal::Rule(helped(ask, release, finding))));
    if refusals.is_empty() {
        refusals.extend(goes_down(ask, change, release, context));
    }
    refusals.extend(branch::name_problem(branch).map(|why| Refusal::Step {
        message: format!("no branch can be called {branch}: {why}"),
        help: "give the release another name".to_owned(),
    }));
    refusals
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
