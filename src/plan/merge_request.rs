//! The merge request's text, as GitLab Flavored Markdown.

use std::fmt::Write;

use super::message::{SHOWN, plain, subject};
use crate::model::change::Move;
use crate::model::claims::Claim;
use crate::model::finding::Finding;
use crate::model::listing::{by_old, listed};
use crate::model::promotion::{Ask, Direction, MergeRequest};
use crate::model::release::Release;

/// What moves where and why, and how each rule stands.
pub(super) fn text(ask: &Ask, change: &Move, claim: &Claim, findings: &[Finding]) -> MergeRequest {
    let release = &claim.release;
    let back = if ask.direction == Direction::Back { " back" } else { "" };
    let mut description = format!("Sets **{}**{back} to release **{release}**.\n\n", change.stage);
    if let Some(reason) = &ask.reason {
        let _ = writeln!(description, "The reason: {}\n", code(reason));
    }
    moves(change, release, &mut description);
    overrides(claim, &mut description);
    description.push_str("\n| rule | stands | why |\n| --- | --- | --- |\n");
    for finding in findings {
        let _ = writeln!(description, "| {} | {} | {} |", finding.rule, finding.verdict, code(&finding.fact));
    }
    let asks = "\nOnly release values change. Please merge without squashing: the commit carries the release's tag.\n";
    description.push_str(asks);
    MergeRequest { title: subject(ask, release), description, ..MergeRequest::default() }
}

fn moves(change: &Move, release: &Release, description: &mut String) {
    description.push_str("| from | to | environments |\n| --- | --- | --- |\n");
    let rows = by_old(&change.edits);
    let more = rows.len().saturating_sub(SHOWN);
    for (old, environments) in rows.into_iter().take(SHOWN) {
        let names = listed(environments, SHOWN);
        let _ = writeln!(description, "| {} | {release} | {} |", code(&old), code(&names));
    }
    if more > 0 {
        let _ = writeln!(description, "| and {more} more | {release} | |");
    }
}

fn overrides(claim: &Claim, description: &mut String) {
    if claim.overrides.is_empty() {
        return;
    }
    description.push_str("\n| overridden | because |\n| --- | --- |\n");
    for (rule, reason) in &claim.overrides {
        let _ = writeln!(description, "| {rule} | {} |", code(reason));
    }
}

/// Text from elsewhere as a code span: nothing in it is markup, a mention or a quick action.
fn code(text: &str) -> String {
    format!("`{}`", plain(text).replace(['`', '|'], " "))
}
