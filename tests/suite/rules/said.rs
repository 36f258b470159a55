//! A decision in few words.

use git_eurodat::model::finding::{Finding, Verdict};
use git_eurodat::model::refusal::Refusal;
use git_eurodat::plan::Decision;

/// `moves qa-gcp qa-azure to 1.5.0`, with the rules that are unverified; `runs 1.5.0 already`; or `refused:` with
/// every reason: a rule's id, or what else is against it.
pub(super) fn said(decision: &Result<Decision, Vec<Refusal>>) -> String {
    match decision {
        Ok(Decision::AlreadyThere(release)) => format!("runs {release} already"),
        Ok(Decision::Promote(promotion)) => {
            let moved: Vec<String> = promotion.edits.iter().map(|edit| edit.environment.to_string()).collect();
            let open = promotion.findings.iter().filter(|finding| finding.verdict == Verdict::Unverified);
            let open: String = open.map(|finding| format!(", unverified {}", finding.rule)).collect();
            format!("moves {} to {}{open}", moved.join(" "), promotion.release)
        }
        Err(refusals) => format!("refused: {}", refusals.iter().map(reason).collect::<Vec<_>>().join(", ")),
    }
}

/// How the rules stand in few words: `passes`, or `fails no-skip, unverified soaked`.
pub(super) fn stands(findings: &[Finding]) -> String {
    let open = findings.iter().filter_map(|finding| match finding.verdict {
        Verdict::Pass => None,
        Verdict::Fail => Some(format!("fails {}", finding.rule)),
        Verdict::Unverified => Some(format!("unverified {}", finding.rule)),
    });
    let open: Vec<String> = open.collect();
    if open.is_empty() { "passes".to_owned() } else { open.join(", ") }
}

fn reason(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Ask { message, .. } | Refusal::Step { message, .. } => message.clone(),
        Refusal::Unreadable { path, .. } => format!("unreadable {path}"),
        Refusal::Rule(finding) => finding.rule.to_owned(),
    }
}
