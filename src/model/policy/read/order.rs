//! The stages' places in the promotion order, and what follows from them.

use super::super::format::Span;
use super::super::stage::{Pins, Stage, Takes};
use super::draft::Draft;
use super::faults::Faults;

/// The stages, those in order first; `span` is the place of the whole list.
pub(super) fn judge(drafts: Vec<Draft>, span: &Span, faults: &mut Faults<'_>) -> Vec<Stage> {
    judge_twins(&drafts, faults);
    let (ordered, outside): (Vec<_>, Vec<_>) = drafts.into_iter().partition(|draft| draft.stage.ordered);
    if ordered.is_empty() {
        let help = "at least one stage without `order = false` is needed".to_owned();
        faults.error(span, "no stage stands in the promotion order", Some(help));
    }
    let before = std::iter::once(None).chain(ordered.iter().map(Some));
    for (draft, before) in ordered.iter().zip(before).chain(outside.iter().map(|draft| (draft, None))) {
        judge_place(draft, before, faults);
    }
    settled(ordered, outside)
}

/// Two stages of one name. File systems and forges that fold case take names that differ only in case for one.
fn judge_twins(drafts: &[Draft], faults: &mut Faults<'_>) {
    let key = |draft: &Draft| draft.stage.name.as_str().to_lowercase();
    for (place, draft) in drafts.iter().enumerate().filter(|(_, draft)| !key(draft).is_empty()) {
        let Some(earlier) = drafts.iter().take(place).find(|earlier| key(earlier) == key(draft)) else { continue };
        let (name, twin) = (&draft.stage.name, &earlier.stage.name);
        let help = (name != twin).then(|| format!("some file systems take `{twin}` and `{name}` for one name"));
        faults.error(&draft.span, format!("there are two stages `{name}`"), help);
    }
}

/// What a stage says about the stage before it needs one, and one that holds releases.
fn judge_place(draft: &Draft, before: Option<&Draft>, faults: &mut Faults<'_>) {
    let name = &draft.stage.name;
    let why = match before.map(|before| &before.stage) {
        Some(before) if before.pins == Pins::Release => return,
        Some(before) => format!("the stage before `{name}`, `{}`, pins branches", before.name),
        None if draft.stage.ordered => format!("no stage is before `{name}`"),
        None => format!("`{name}` stands outside the order, so no stage is before it"),
    };
    if let Some(span) = &draft.soak {
        faults.error(span, format!("a release can't soak: {why}"), Some("take `soak` out".to_owned()));
    }
    if let Some((span, Takes::StageBefore)) = &draft.takes {
        faults.error(span, format!("there is nothing to take: {why}"), Some("take `takes` out".to_owned()));
    }
}

/// The first stage in order that pins releases takes the product's newest, if it doesn't say otherwise.
fn settled(ordered: Vec<Draft>, outside: Vec<Draft>) -> Vec<Stage> {
    let first = ordered.iter().position(|draft| draft.stage.pins == Pins::Release);
    let places = ordered.into_iter().chain(outside).enumerate();
    let default = |place| if Some(place) == first { Takes::LatestRelease } else { Takes::StageBefore };
    let takes = |place, draft: &Draft| draft.takes.as_ref().map_or_else(|| default(place), |(_, takes)| *takes);
    places.map(|(place, draft)| Stage { takes: takes(place, &draft), ..draft.stage }).collect()
}
