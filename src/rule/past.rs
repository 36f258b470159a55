//! What an environment ran before. One of a new name goes on where its stage stood: a new name wipes no past.

use crate::model::change::ReleaseEdit;
use crate::model::fleet::Fleet;
use crate::model::name::{EnvironmentName, StageName};
use crate::model::release::Release;
use crate::model::timeline::{Stay, Timeline};

/// The release that an environment declared before an edit. Where it was gone or unreadable then, the last one that it
/// ever had: nothing gets around a rule by way of a pause. Where it never was, the oldest that its stage runs, or last
/// ran: what is older than that is older than anything there.
pub(super) fn was<'e>(edit: &'e ReleaseEdit, timeline: &'e Timeline, fleet: &'e Fleet) -> Option<&'e Release> {
    let declared = edit.old.as_ref().and_then(|old| old.release());
    let last = || timeline.of(&edit.environment).iter().rev().find_map(|stay| stay.declared.release());
    let of_stage = || {
        let stage = edit.environment.stage();
        let running = fleet.of_stage(stage).filter_map(|environment| environment.declared.release()).min();
        running.or_else(|| left_last(timeline, stage))
    };
    declared.or_else(last).or_else(|| is_new(edit, timeline).then(of_stage).flatten())
}

/// Whether a release ran there before; for one of a new name, anywhere in its stage.
pub(super) fn ran(release: &Release, edit: &ReleaseEdit, timeline: &Timeline) -> bool {
    let runs = |stays: &[Stay]| stays.iter().any(|stay| stay.runs(release));
    let in_stage = || timeline.of_stage(edit.environment.stage()).any(|(_, stays)| runs(stays));
    runs(timeline.of(&edit.environment)) || (is_new(edit, timeline) && in_stage())
}

/// Whether an edit brings an environment that never was. In a history that is cut nobody knows.
pub(super) fn is_new(edit: &ReleaseEdit, timeline: &Timeline) -> bool {
    edit.old.is_none() && timeline.complete && timeline.of(&edit.environment).is_empty()
}

/// The environments of a stage whose past an environment takes over: all of them where it is new; else those that are
/// gone, as far as they were there before it.
pub(super) fn forebears<'a>(
    timeline: &'a Timeline,
    environment: &'a EnvironmentName,
) -> impl Iterator<Item = &'a [Stay]> {
    let own = timeline.of(environment).first();
    let is_gone = |stays: &[Stay]| stays.last().is_some_and(|stay| stay.until.is_some());
    let others = timeline.of_stage(environment.stage()).filter(move |(name, _)| *name != environment);
    others.map(|(_, stays)| stays).filter(move |stays| own.is_none() || is_gone(stays))
}

/// The oldest of the releases that ran in a stage to its last moment, where nothing runs there any more.
fn left_last<'t>(timeline: &'t Timeline, stage: &StageName) -> Option<&'t Release> {
    let of_stage = timeline.stays.iter().filter(|(name, _)| name.stage() == stage);
    let lasts = of_stage.filter_map(|(_, stays)| stays.iter().rev().find(|stay| stay.declared.release().is_some()));
    let lasts: Vec<&Stay> = lasts.collect();
    let end = |stay: &Stay| stay.until.map(|until| until.ordinal);
    let last = lasts.iter().map(|stay| end(stay)).max()?;
    lasts.into_iter().filter(|stay| end(stay) == last).filter_map(|stay| stay.declared.release()).min()
}
