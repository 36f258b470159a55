//! The tables of the description.

use crate::model::change::ReleaseEdit;
use crate::model::claims::Claim;
use crate::model::description::code;
use crate::model::finding::Finding;
use crate::model::listing::{by_old, listed};
use crate::model::release::Release;
use crate::plan::message::SHOWN;

/// What moves where.
pub(super) fn moves(edits: &[ReleaseEdit], release: &Release) -> String {
    let release = code(&release.to_string());
    let groups = by_old(edits);
    let more = groups.len().saturating_sub(SHOWN);
    let shown = groups.into_iter().take(SHOWN);
    let mut rows: Vec<String> = shown
        .map(|(old, environments)| format!("{} | {release} | {}", code(&old), code(&listed(environments, SHOWN))))
        .collect();
    if more > 0 {
        rows.push(format!("and {more} more | {release} | "));
    }
    table(["from", "to", "environments"].as_slice(), &rows)
}

/// Which rules are overridden, and why.
pub(super) fn overrides(claim: &Claim) -> Option<String> {
    let rows: Vec<String> = claim.overrides.iter().map(|(rule, reason)| format!("{rule} | {}", code(reason))).collect();
    (!rows.is_empty()).then(|| table(["overridden", "because"].as_slice(), &rows))
}

/// How each rule stands.
pub(super) fn findings(findings: &[Finding]) -> String {
    let row = |finding: &Finding| format!("{} | {} | {}", finding.rule, finding.verdict, code(&finding.fact));
    let rows: Vec<String> = findings.iter().map(row).collect();
    table(["rule", "stands", "why"].as_slice(), &rows)
}

fn table(heads: &[&str], rows: &[String]) -> String {
    let rule = vec!["---"; heads.len()].join(" | ");
    let rows = [heads.join(" | "), rule].into_iter().chain(rows.iter().cloned());
    rows.map(|row| format!("| {row} |")).collect::<Vec<_>>().join("\n")
}
