//! `approved`: those who have to agree do.

use std::collections::{BTreeMap, BTreeSet};

use super::context::{Context, Rule, SHOWN};
use crate::model::change::Move;
use crate::model::finding::Finding;
use crate::model::listing::listed;
use crate::model::owners::{Decision, Owner};

const ID: &str = "approved";

/// The rule.
pub const RULE: Rule = Rule {
    id: ID,
    says: "the code owners that CODEOWNERS asks for, and as many people as the stage asks, approved the change",
    judge,
};

/// What one section demands: its name, so many approvals, of these owners.
type Demand<'a> = (&'a str, u32, &'a [Owner]);

/// Git doesn't hold who approved: that is asked of the forge.
fn judge(change: &Move, context: &Context<'_>) -> Finding {
    if change.new.release().is_none() {
        return Finding::pass(ID, "no release is named");
    }
    let demands = demands(change, context);
    let of_stage = context.policy.stage(&change.stage).map_or(0, |stage| stage.approvals);
    if demands.is_empty() && of_stage == 0 {
        return Finding::pass(ID, "nobody is asked for approval");
    }
    let fact = format!("who approved is not known here: {}", listed(asked(change, context, SHOWN), SHOWN));
    Finding::unverified(ID, fact, help(&demands))
}

/// Who is asked for approval, one sentence for the stage and each section of CODEOWNERS; of the owners of a section at
/// most so many are named.
#[must_use]
pub fn asked(change: &Move, context: &Context<'_>, most: usize) -> Vec<String> {
    let of_stage = context.policy.stage(&change.stage).map_or(0, |stage| stage.approvals);
    let by_stage = (of_stage > 0).then(|| format!("{} asks for {of_stage}", change.stage));
    let by_owners = demands(change, context);
    by_stage.into_iter().chain(by_owners.iter().map(|demand| told(demand, most))).collect()
}

/// Each demand once, however many files it is made for. An entry that names nobody demands nothing.
fn demands<'a>(change: &Move, context: &Context<'a>) -> BTreeSet<Demand<'a>> {
    let Some(file) = context.owners else { return BTreeSet::new() };
    let decisions = change.edits.iter().flat_map(|edit| file.owners.of(&edit.path));
    let binding = decisions.filter(|decision| !decision.optional && !decision.owners.is_empty());
    // By place first: lists of owners may be long, and places are short.
    let by_place: BTreeMap<_, Decision<'a>> = binding.map(|decision| (decision.position, decision)).collect();
    by_place.into_values().map(|decision| (decision.section, decision.approvals, decision.owners)).collect()
}

fn told((section, approvals, owners): &Demand<'_>, most: usize) -> String {
    format!("{section} asks for {approvals} of {}", listed(*owners, most))
}

fn help(demands: &BTreeSet<Demand<'_>>) -> String {
    let owners: BTreeSet<&Owner> = demands.iter().flat_map(|(_, _, owners)| *owners).collect();
    if owners.is_empty() {
        return "whoever may approve merge requests can".to_owned();
    }
    format!("{} can approve the merge request", listed(owners, SHOWN))
}
