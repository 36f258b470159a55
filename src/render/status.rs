//! The status as a table for people.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::columns::columns;
use super::neutral::{neutral, one_line};
use super::open_request::line as line_of;
use crate::model::fleet::{Declared, Unreadable};
use crate::model::listing::{lines, listed};
use crate::model::open_proposal::OpenProposal;
use crate::model::overview::{EnvironmentView, Next, Overview, StageView};
use crate::model::refusal::Refusal;
use crate::model::timeline::Step;
use crate::render::promotion::line;

/// How it is shown.
#[derive(Debug, Clone, Copy)]
pub struct View {
    /// Every environment in a row of its own, however many there are.
    pub rows: Rows,
    /// The terminal's width in columns; none where the output is no terminal.
    pub width: Option<usize>,
}

/// Which rows a table has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// One an environment.
    Each,
    /// One an environment, and of large stages one a release.
    Summary,
}

/// A stage with more environments than this is summarised.
const MOST: usize = 8;

/// The columns that matter least, least first: by which commit, since when, how far behind.
const SPARE: [usize; 3] = [4, 3, 5];

/// The table, and below it what could move next.
#[must_use]
pub fn text(overview: &Overview, view: &View) -> String {
    let header = ["STAGE", "ENVIRONMENT", "RELEASE", "SINCE", "BY", "BEHIND"].map(str::to_owned).to_vec();
    let stages = overview.stages.iter().flat_map(|stage| rows(stage, view.rows));
    let cells = |row: Vec<String>| row.iter().map(|cell| one_line(cell)).collect();
    let table: Vec<Vec<String>> = std::iter::once(header).chain(stages).map(cells).collect();
    let mut text = columns(&table, view.width, &SPARE);
    text.push('\n');
    for stage in &overview.stages {
        text.push_str(&neutral(&next_line(stage).unwrap_or_default()));
        stage.open.iter().flatten().for_each(|open| text.push_str(&open_line(stage, open)));
    }
    text.push_str(&neutral(&unreadable(overview)));
    strays(overview, &mut text);
    if !overview.complete {
        text.push_str("this shallow clone doesn't hold the whole history; `git fetch --unshallow` gets it\n");
    }
    text
}

fn rows(stage: &StageView, rows: Rows) -> Vec<Vec<String>> {
    let name = stage.name.as_str();
    if stage.environments.is_empty() {
        return vec![vec![name.to_owned(), "none".to_owned()]];
    }
    if rows == Rows::Each || stage.environments.len() <= MOST {
        return stage.environments.iter().map(|environment| row(name, environment)).collect();
    }
    groups(stage).into_iter().map(|group| summary(name, &group)).collect()
}

fn row(stage: &str, environment: &EnvironmentView) -> Vec<String> {
    let (since, by) = step(environment.since);
    let release = environment.declared.to_string();
    vec![stage.to_owned(), environment.name.clone(), release, since, by, behind(environment.behind)]
}

/// The environments of a stage by what they declare, most first.
fn groups(stage: &StageView) -> Vec<Vec<&EnvironmentView>> {
    let mut groups: BTreeMap<String, Vec<&EnvironmentView>> = BTreeMap::new();
    for environment in &stage.environments {
        groups.entry(environment.declared.to_string()).or_default().push(environment);
    }
    let mut groups: Vec<Vec<&EnvironmentView>> = groups.into_values().collect();
    groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    groups
}

/// One row for many environments: since the newest step that brought the release to one of them.
fn summary(stage: &str, group: &[&EnvironmentView]) -> Vec<String> {
    let newest = group.iter().filter_map(|environment| environment.since).max_by_key(|step| step.ordinal);
    let (since, by) = step(newest);
    let release = group.first().map(|environment| environment.declared.to_string()).unwrap_or_default();
    let behind = behind(group.first().and_then(|environment| environment.behind));
    let count = match group {
        [one] => one.name.clone(),
        several => format!("{} environments", several.len()),
    };
    vec![stage.to_owned(), count, release, since, by, behind]
}

fn step(step: Option<Step>) -> (String, String) {
    let unknown = || ("-".to_owned(), "-".to_owned());
    step.map_or_else(unknown, |step| (step.time.strftime("%Y-%m-%d %H:%M").to_string(), step.commit.short()))
}

fn behind(behind: Option<usize>) -> String {
    behind.map_or_else(|| "-".to_owned(), |count| count.to_string())
}

/// What could move next in a stage, or why not.
fn next_line(stage: &StageView) -> Option<String> {
    match &stage.next {
        Next::Never => None,
        Next::UpToDate(release) => Some(format!("{}: up to date with {release}\n", stage.name)),
        Next::Ready(promotion) => Some(format!("{}\n    git eurodat promote {}\n", line(promotion), stage.name)),
        Next::Refused(refusals) => {
            let unknown = refusals.iter().all(|refusal| matches!(refusal, Refusal::Ask { .. }));
            let head = if unknown { "what could move is not known" } else { "nothing can move" };
            Some(format!(
                "{}: {head}\n{}",
                stage.name,
                lines(refusals.iter().map(|why| format!("    {}", reason(why))))
            ))
        }
    }
}

/// What is open already.
fn open_line(stage: &StageView, open: &OpenProposal) -> String {
    format!("{}: {}\n    {}\n", stage.name, line_of(open), one_line(&open.request.url))
}

fn reason(refusal: &Refusal) -> String {
    match refusal {
        Refusal::Ask { message, .. } | Refusal::Step { message, .. } => message.clone(),
        Refusal::Unreadable { path, .. } => format!("the release in {path} can't be read"),
        Refusal::Rule(finding) => format!("{}: {}", finding.rule, finding.fact),
    }
}

/// Each release that can't be read: where, and why.
fn unreadable(overview: &Overview) -> String {
    let environments = overview.stages.iter().flat_map(|stage| &stage.environments);
    let faults = environments.filter_map(|environment| match &environment.declared {
        Declared::Unreadable(Unreadable { why, position: None }) => Some(format!("{}: {why}", environment.path)),
        Declared::Unreadable(Unreadable { why, position: Some(at) }) => {
            Some(format!("{}:{}:{}: {why}", environment.path, at.line, at.column))
        }
        Declared::Release(_) | Declared::Other(_) => None,
    });
    lines(faults)
}

fn strays(overview: &Overview, text: &mut String) {
    if !overview.strays.is_empty() {
        let _ = writeln!(
            text,
            "of no configured stage: {}",
            listed(overview.strays.iter().map(|path| one_line(path)), MOST)
        );
    }
}
