//! The merge request's text, as GitLab Flavored Markdown.

use std::fmt::Write;

use super::message::{SHOWN, plain};
use crate::model::change::Move;
use crate::model::finding::Finding;
use crate::model::listing::{by_old, listed};
use crate::model::promotion::MergeRequest;
use crate::model::release::Release;

/// What moves where, and how each rule stands.
pub(super) fn text(change: &Move, release: &Release, findings: &[Finding]) -> MergeRequest {
    let mut description = format!("Sets **{}** to release **{release}**.\n\n", change.stage);
    description.push_str("| from | to | environments |\n| --- | --- | --- |\n");
    for (old, environments) in by_old(&change.edits) {
        let names = listed(environments, SHOWN);
        let _ = writeln!(description, "| {} | {release} | {} |", code(&old), code(&names));
    }
    description.push_str("\n| rule | stands | why |\n| --- | --- | --- |\n");
    for finding in findings {
        let _ = writeln!(description, "| {} | {} | {} |", finding.rule, finding.verdict, code(&finding.fact));
    }
    let asks = "\nOnly release values change. Please merge without squashing: the commit carries the release's tag.\n";
    description.push_str(asks);
    MergeRequest { title: format!("promote({}): {release}", change.stage), description }
}

/// Text from elsewhere as a code span: nothing in it is markup, a mention or a quick action.
fn code(text: &str) -> String {
    format!("`{}`", plain(text).replace(['`', '|'], " "))
}
