//! Our part of the description: what matters first, the release notes last.

use super::notes::notes;
use super::superseding::LIST;
use super::tables::{findings, moves, overrides};
use crate::model::description::{BEGIN, END, code};
use crate::model::promotion::{Ask, Direction};
use crate::plan::consider::Judged;
use crate::rule::{Context, approved};

/// How many lines a list shows.
const SHOWN: usize = 20;

const ASKS: &str = "Only release values change. Please merge without squashing: the commit carries the release's tag.";

/// Our part, between its markers.
pub(super) fn body(ask: &Ask, judged: &Judged, context: &Context<'_>) -> String {
    let Judged { change, claim, findings: found, .. } = judged;
    let back = if ask.direction == Direction::Back { " back" } else { "" };
    let head = format!("Sets {}{back} to release {}.", code(change.stage.as_str()), code(&claim.release.to_string()));
    let reason = ask.reason.as_ref().map(|reason| format!("The reason: {}", code(reason)));
    let approval = approved::asked(change, context, SHOWN);
    let sections = [
        Some(head),
        reason,
        Some(moves(&change.edits, &claim.release)),
        overrides(claim),
        list("Evidence", &claim.evidence),
        Some(findings(found)),
        list("Approval", &approval),
        Some(ASKS.to_owned()),
        Some(LIST.to_owned()),
        notes(change, &claim.release, context),
    ];
    let sections: Vec<String> = sections.into_iter().flatten().collect();
    format!("{BEGIN}\n{}\n\n{END}\n", sections.join("\n\n"))
}

fn list(heading: &str, items: &[String]) -> Option<String> {
    let mut lines: Vec<String> = items.iter().take(SHOWN).map(|item| format!("- {}", code(item))).collect();
    if items.len() > SHOWN {
        lines.push(format!("- and {} more", items.len() - SHOWN));
    }
    (!lines.is_empty()).then(|| format!("{heading}:\n\n{}", lines.join("\n")))
}
