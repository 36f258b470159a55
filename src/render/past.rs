//! What ran in a stage, as a table for people.

use std::fmt::Write;

use super::columns::columns;
use super::neutral::{neutral, one_line};
use crate::model::listing::listed;
use crate::model::past::{Past, PastStay};
use crate::model::refusal::Refusal;
use crate::model::release::Release;
use crate::model::timeline::Step;

/// How many environments are named before a list is cut.
const SHOWN: usize = 8;

/// The table, and below it what a rollback would choose.
#[must_use]
pub fn text(past: &Past) -> String {
    let header = ["", "RELEASE", "ENVIRONMENTS", "SINCE", "UNTIL", ""].map(str::to_owned).to_vec();
    let chosen = past.choice.as_ref().ok();
    let rows = std::iter::once(header).chain(past.stays.iter().map(|stay| row(stay, chosen)));
    let table: Vec<Vec<String>> = rows.collect();
    let mut text = columns(&table, None, &[]);
    let _ = match &past.choice {
        Ok(release) => writeln!(text, "\n* a rollback goes back to {release} where --to names no other"),
        Err(refusal) => writeln!(text, "\n{}", neutral(&why(refusal))),
    };
    if !past.complete {
        text.push_str("this shallow clone doesn't show older ones; `git fetch --unshallow` gets them\n");
    }
    text
}

fn row(stay: &PastStay, chosen: Option<&Release>) -> Vec<String> {
    let mark = if chosen == Some(&stay.release) { "*" } else { "" };
    let until = if stay.until.is_none() { "now".to_owned() } else { time(stay.until) };
    let row = [
        mark.to_owned(),
        stay.release.to_string(),
        listed(&stay.environments, SHOWN),
        time(stay.since),
        until,
        flaw(stay),
    ];
    row.iter().map(|cell| one_line(cell)).collect()
}

fn flaw(stay: &PastStay) -> String {
    match &stay.rejected {
        Some(why) => format!("rejected: {why}"),
        None if stay.rolled_back => "rolled back".to_owned(),
        None => String::new(),
    }
}

/// The committer's date, in UTC.
fn time(step: Option<Step>) -> String {
    step.map_or_else(|| "-".to_owned(), |step| step.time.strftime("%Y-%m-%d %H:%M").to_string())
}

fn why(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Ask { message, .. } | Refusal::Step { message, .. } => message.clone(),
        Refusal::Unreadable { path, .. } => format!("the release in {path} can't be read"),
        Refusal::Rule(finding) => finding.fact.clone(),
    }
}
