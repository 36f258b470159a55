//! The notes of the releases between what runs and what comes.

use crate::model::change::Move;
use crate::model::description::{NOTES, NOTES_END, code, quote};
use crate::model::facts::Known;
use crate::model::release::Release;
use crate::rule::Context;

/// The notes of every release behind the lowest that runs up to the new one, newest first; folded, as they may be long.
pub(super) fn notes(change: &Move, new: &Release, context: &Context<'_>) -> Option<String> {
    let published = match &context.facts.published {
        Known::Yes(published) => published,
        Known::No(why) => return unknown(why, context),
    };
    let lowest = change.edits.iter().filter_map(|edit| edit.old.as_ref()?.release()).min();
    let newest_first = published.iter().rev();
    let between = newest_first.filter(|(release, _)| match lowest {
        Some(old) => *release > old && *release <= new,
        None => *release == new,
    });
    let told: Vec<String> = between.filter_map(|(release, found)| of_release(release, found.notes.as_ref()?)).collect();
    (!told.is_empty()).then(|| told.join("\n\n"))
}

fn of_release(release: &Release, notes: &str) -> Option<String> {
    let lines = quote(notes);
    let heading = format!("<summary>Release notes of <code>{release}</code></summary>");
    (!lines.is_empty()).then(|| format!("{NOTES}\n{heading}\n\n{}\n\n{NOTES_END}", lines.join("\n")))
}

/// Where the product is no project of GitLab there are none to know.
fn unknown(why: &str, context: &Context<'_>) -> Option<String> {
    let asked = context.policy.product.project.as_ref();
    asked.map(|_| format!("The release notes are not known: {}", code(why)))
}
