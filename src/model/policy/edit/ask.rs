//! From what was typed to a freeze, or every reason why it is none.

use jiff::Timestamp;

use super::super::freeze_state::FreezeState;
use super::super::types::{Freeze, Policy};
use super::fault::AskFault;
use super::reason::reason_fault;
use super::when::{end, point};
use crate::model::listing::listed;
use crate::model::name::StageName;

/// What was typed to freeze stages.
#[derive(Debug, Clone, Copy)]
pub struct FreezeAsk<'a> {
    /// The stages; a name that stands twice counts once.
    pub stages: &'a [String],
    /// When it starts; now where absent.
    pub from: Option<&'a str>,
    /// When it ends, or how long it lasts.
    pub until: Option<&'a str>,
    /// Why.
    pub reason: Option<&'a str>,
}

/// The freeze that is asked for. Without a named start it starts now, to the second, or when the policy's own one
/// started that says the same and holds now: asking again asks for nothing more.
///
/// # Errors
/// Everything that is wrong with it.
pub fn asked(ask: &FreezeAsk<'_>, policy: &Policy, now: Timestamp) -> Result<Freeze, Vec<AskFault>> {
    let mut faults = Vec::new();
    let stages = stages(ask.stages, policy, &mut faults);
    faults.extend(reason_fault(ask.reason));
    let from = from(ask.from, now, &mut faults);
    let until = until(ask.until, from.unwrap_or(now), &mut faults);
    let times = from.zip(until).filter(|(from, until)| in_order(*from, *until, &mut faults));
    let Some((from, until)) = times.filter(|_| faults.is_empty()) else { return Err(faults) };
    let freeze = Freeze { stages, from, until, reason: ask.reason.unwrap_or_default().to_owned() };
    let standing = if ask.from.is_none() { standing(policy, &freeze, now) } else { None };
    Ok(standing.unwrap_or(freeze))
}

fn standing(policy: &Policy, freeze: &Freeze, now: Timestamp) -> Option<Freeze> {
    let holds = policy.freezes.iter().filter(|old| old.state(now) == FreezeState::Holds);
    let mut same = holds.filter(|old| old.says(&Freeze { from: old.from, ..freeze.clone() }));
    same.next().cloned()
}

fn stages(names: &[String], policy: &Policy, faults: &mut Vec<AskFault>) -> Vec<StageName> {
    let known = || format!("the stages are {}", listed(policy.stages.iter().map(|stage| &stage.name), 20));
    let mut stages: Vec<StageName> = Vec::new();
    for name in names.iter().map(StageName::new) {
        if !stages.contains(&name) {
            stages.push(name);
        }
    }
    faults.extend(stages.is_empty().then(|| AskFault::new("no stage is named", known())));
    let unknown = stages.iter().filter(|name| policy.stage(name).is_none());
    faults.extend(unknown.map(|name| AskFault::new(format!("there is no stage {name}"), known())));
    stages
}

fn from(text: Option<&str>, now: Timestamp, faults: &mut Vec<AskFault>) -> Option<Timestamp> {
    let Some(text) = text else { return Timestamp::from_second(now.as_second()).ok() };
    let from = point(text);
    let help = "write --from 2026-12-18T00:00:00Z, or --from 2026-12-18 for midnight in UTC";
    faults.extend(from.is_none().then(|| AskFault::new(format!("`{text}` is no point in time"), help)));
    from
}

fn until(text: Option<&str>, from: Timestamp, faults: &mut Vec<AskFault>) -> Option<Timestamp> {
    let until = text.and_then(|text| end(text, from));
    if until.is_none() {
        let message = text.map_or_else(
            || "no end is given".to_owned(),
            |text| format!("`{text}` is neither a point in time nor a span of time"),
        );
        let help = "write --until 2027-01-04T00:00:00Z, --until 2027-01-04 for midnight in UTC, or --until 3d";
        faults.push(AskFault::new(message, help));
    }
    until
}

fn in_order(from: Timestamp, until: Timestamp, faults: &mut Vec<AskFault>) -> bool {
    let message = || format!("the freeze would end at {until}, which is not after its start at {from}");
    faults.extend((until <= from).then(|| AskFault::new(message(), "name a later end")));
    from < until
}

#[cfg(test)]
#[path = "ask_tests.rs"]
mod tests;
