//! A promotion as text.

use std::fmt::Write;

use super::neutral::one_line;
use crate::model::finding::Verdict;
use crate::model::listing::{by_old, listed};
use crate::model::masked::masked;
use crate::model::name::StageName;
use crate::model::oid::Oid;
use crate::model::promotion::Promotion;
use crate::model::release::Release;

/// How many environments are named before a list is cut.
const SHOWN: usize = 8;

/// What moves, in one line: `qa: 1.4.2 -> 1.5.0 (3 environments)`.
#[must_use]
pub fn line(promotion: &Promotion) -> String {
    let old: Vec<String> = by_old(&promotion.edits).into_keys().map(|old| one_line(&old)).collect();
    let count = promotion.edits.len();
    let environments = if count == 1 { "environment" } else { "environments" };
    format!("{}: {} -> {} ({count} {environments})", promotion.stage, old.join(", "), promotion.release)
}

/// That there is nothing to do.
#[must_use]
pub fn already(stage: &StageName, release: &Release) -> String {
    format!("{stage} runs {release} already\n")
}

/// A promotion that would be made.
#[must_use]
pub fn plan(promotion: &Promotion) -> String {
    let mut text = moves(promotion);
    let _ = writeln!(text, "  branch  {}", promotion.branch);
    for finding in &promotion.findings {
        let _ = writeln!(text, "  {:<10}  {:<15}  {}", finding.verdict, finding.rule, one_line(&finding.fact));
    }
    text.push('\n');
    promotion.message.lines().for_each(|line| {
        let _ = writeln!(text, "    {line}");
    });
    text
}

/// Where a promotion's branch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum At<'a> {
    /// It was pushed to this remote just now.
    Remote(&'a str),
    /// It was made in this repository just now.
    Here,
    /// It was there before.
    Before,
}

/// A promotion that is on its branch. The merge request's URL stands alone on its line.
#[must_use]
pub fn proposed(promotion: &Promotion, commit: Oid, at: At<'_>, merge_request: Option<&str>) -> String {
    let mut text = moves(promotion);
    let place = match at {
        At::Remote(remote) => format!("pushed to {}", masked(remote)),
        At::Here => "in this repository".to_owned(),
        At::Before => "proposes this already".to_owned(),
    };
    let _ = writeln!(text, "  branch  {} ({}) {place}", promotion.branch, commit.short());
    if at != At::Before {
        open_rules(promotion, &mut text);
    }
    if let Some(url) = merge_request {
        let _ = writeln!(text, "{}", one_line(url));
    }
    text
}

fn moves(promotion: &Promotion) -> String {
    let mut text = String::new();
    for (old, environments) in by_old(&promotion.edits) {
        let names = listed(environments, SHOWN);
        let line = format!("{}: {old} -> {} in {names}", promotion.stage, promotion.release);
        let _ = writeln!(text, "{}", one_line(&line));
    }
    text
}

fn open_rules(promotion: &Promotion, text: &mut String) {
    for finding in promotion.findings.iter().filter(|finding| finding.verdict == Verdict::Unverified) {
        let _ = writeln!(text, "  unverified  {}: {}", finding.rule, finding.fact);
    }
}
