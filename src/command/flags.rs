//! A comment on open merge requests whose release should go no further: one each, kept up to date.

use super::contact::Door;
use super::ground::Ground;
use super::open_proposals::open_proposals;
use crate::external::gitlab::{GitLabError, Note, delete, notes, rewrite, write};
use crate::failure::Failure;
use crate::model::facts::Known;
use crate::model::open_proposal::OpenProposal;
use crate::plan::{against, flag_note, is_flag_note};
use crate::render::Told;

/// Says on each of them what speaks against its release, or that nothing does any longer, and tells of each that was told
/// anew; `closed` were closed just now. A comment that can't be written is a warning: the promotion stands.
pub fn flag(ground: Ground<'_>, closed: &[u64], told: &mut Told) {
    let Some(door) = ground.door else { return };
    let is_open = |open: &OpenProposal| !closed.contains(&open.request.iid);
    for open in open_proposals(ground).into_iter().flatten().filter(is_open) {
        let reasons = against(&open.change.stage, &open.release, &ground.seen.context());
        // Where nobody ever wrote anything, there is nothing to take back.
        if reasons.is_empty() && open.request.comments == 0 {
            continue;
        }
        match say(ground, door, &open, &reasons) {
            Ok(note) => told.notes.extend(note),
            Err(error) => told.warnings.extend(Failure::from(error).problems),
        }
    }
}

fn say(
    ground: Ground<'_>,
    door: &Door,
    open: &OpenProposal,
    reasons: &[String],
) -> Result<Option<String>, GitLabError> {
    let iid = open.request.iid;
    let text = flag_note(&open.release, reasons);
    let found = notes(&door.gitlab, iid)?;
    if found.iter().any(|note| note.body.trim_end() == text.trim_end()) {
        // Whoever said it: once is enough.
        return Ok(None);
    }
    let (first, more) = of_us(ground, found);
    for note in more {
        // Two runs at once may have written one each.
        delete(&door.gitlab, iid, note.id)?;
    }
    match first {
        Some(note) => rewrite(&door.gitlab, iid, note.id, &text)?,
        None if reasons.is_empty() => return Ok(None),
        None => write_once(ground, door, iid, &text)?,
    }
    Ok(Some(match reasons {
        [] => format!("took back on !{iid} what spoke against {}", open.release),
        reasons => format!("told !{iid}: {}", reasons.join("; ")),
    }))
}

/// Our comments of this kind: the first, and any more. Anybody can write one that looks like it; whose it is its author
/// says.
fn of_us(ground: Ground<'_>, notes: Vec<Note>) -> (Option<Note>, Vec<Note>) {
    let user = match &ground.seen.requests {
        Known::Yes(looked) => looked.user.as_deref(),
        Known::No(_) => None,
    };
    let is_ours = |note: &Note| is_flag_note(&note.body) && Some(note.author.username.as_str()) == user;
    let mut found: Vec<Note> = notes.into_iter().filter(is_ours).collect();
    found.sort_by_key(|note| note.id);
    let mut found = found.into_iter();
    (found.next(), found.collect())
}

/// Writes it; where nobody knows whether that happened, it is looked first.
fn write_once(ground: Ground<'_>, door: &Door, iid: u64, text: &str) -> Result<(), GitLabError> {
    match write(&door.gitlab, iid, text) {
        Err(error) if error.may_have_happened() => match of_us(ground, notes(&door.gitlab, iid)?).0 {
            Some(_) => Ok(()),
            None => write(&door.gitlab, iid, text),
        },
        written => written,
    }?;
    for note in of_us(ground, notes(&door.gitlab, iid)?).1 {
        delete(&door.gitlab, iid, note.id)?;
    }
    Ok(())
}
