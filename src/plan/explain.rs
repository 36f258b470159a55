//! Explains an ask: every rule, also where others refuse.

use super::consider::{Considered, Judged, consider};
use super::refusals::refusals;
use super::scope::{environments, stage};
use crate::model::explanation::{Explanation, MoveView, Outlook};
use crate::model::finding::{Finding, Verdict};
use crate::model::fleet::Environment;
use crate::model::policy::Pins;
use crate::model::promotion::Ask;
use crate::model::refusal::Refusal;
use crate::model::timeline::Step;
use crate::rule::{Context, outside_order};

/// Explains what `promote` would make of an ask.
///
/// # Errors
/// When there is no such stage or environment; that there is no release to go by is an explanation, too.
pub fn explain(ask: &Ask, context: &Context<'_>) -> Result<Explanation, Vec<Refusal>> {
    let stage = stage(ask, context)?;
    if !ask.environments.is_empty() {
        environments(ask, context)?;
    }
    let never = !stage.ordered || stage.pins == Pins::Branch;
    let outlook = match outside_order::refusal(stage).filter(|_| never) {
        Some(finding) => Outlook::Never(finding),
        None => consider(ask, context).map_or_else(Outlook::Unknown, |considered| outlook(ask, considered, context)),
    };
    Ok(Explanation { ask: ask.clone(), outlook, complete: context.timeline.complete })
}

fn outlook(ask: &Ask, considered: Considered<'_>, context: &Context<'_>) -> Outlook {
    let refusals = refusals(ask, &considered, context);
    let Considered { environments, release, judged } = considered;
    let Some(Judged { change, mut findings, .. }) = judged else {
        let stay = |one: &Environment| (one.name.clone(), brought(one, context));
        return Outlook::AlreadyThere(release, environments.into_iter().map(stay).collect());
    };
    findings.sort_by_key(place);
    let others = refusals.into_iter().filter(|refusal| !matches!(refusal, Refusal::Rule(_))).collect();
    Outlook::Move(Box::new(MoveView { release, edits: change.edits, findings, others }))
}

fn brought(environment: &Environment, context: &Context<'_>) -> Option<Step> {
    context.timeline.brought(context.timeline.current(&environment.name)?)
}

const fn place(finding: &Finding) -> u8 {
    match finding.verdict {
        Verdict::Fail => 0,
        Verdict::Unverified => 1,
        Verdict::Pass => 2,
    }
}
