//! Two stages side by side, for people.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::columns::columns;
use super::log::cut_to;
use super::neutral::one_line;
use super::value::shown;
use crate::model::comparison::{Between, Cloud, Commits, Comparison, KnownBy, Ran, Side};
use crate::model::facts::Known;
use crate::model::listing::listed;
use crate::model::name::EnvironmentName;
use crate::model::values_difference::Difference;

/// So many names are listed before a list is cut.
const MOST: usize = 8;

/// So many values, or releases, are listed before that is cut; JSON has all.
const MOST_LINES: usize = 50;

/// So much of a subject is shown, in characters.
const WIDEST: usize = 72;

/// What the two run, and what lies between.
#[must_use]
pub fn text(comparison: &Comparison) -> String {
    let [first, second] = &comparison.stages;
    let rows: Vec<Vec<String>> = [first, second].into_iter().flat_map(rows).collect();
    let mut parts = vec![columns(&rows, None, &[])];
    parts.extend(comparison.between.as_ref().map(|between| releases(between, comparison)));
    parts.extend(comparison.commits.as_ref().map(|known| commits(known, comparison.between.as_ref())));
    parts.extend(comparison.clouds.iter().map(|each| cloud(each, &comparison.stages)));
    parts.extend([(first, second), (second, first)].into_iter().filter_map(|(one, other)| beyond(one, other)));
    if !comparison.complete {
        let why = "this shallow clone doesn't hold the whole history: what else ran is not known";
        parts.push(format!("{why}; `git fetch --unshallow` gets it\n"));
    }
    parts.join("\n")
}

/// A stage's environments by what they declare.
fn rows(side: &Side) -> Vec<Vec<String>> {
    let mut groups: BTreeMap<String, Vec<&EnvironmentName>> = BTreeMap::new();
    for (name, declared) in &side.environments {
        groups.entry(declared.to_string()).or_default().push(name);
    }
    let row = |release: &str, environments: &str| [side.name.as_str(), release, environments].map(one_line).to_vec();
    if groups.is_empty() {
        return vec![row("-", "no environments")];
    }
    groups.iter().map(|(declared, names)| row(declared, &listed(names, MOST))).collect()
}

fn releases(between: &Between, comparison: &Comparison) -> String {
    let Between { low, high, .. } = between;
    if low == high {
        return format!("both run {low}\n");
    }
    let by = match between.known {
        KnownBy::Tags => "by the product's tags",
        KnownBy::Timeline => "by what ran here; the product's tags are not known",
    };
    let count = between.releases.len();
    let title = format!("{count} {} above {low}, up to {high} ({by}):\n", plural(count, "release", "releases"));
    let row = |ran: &Ran| vec![format!("  {}", ran.release), one_line(&places(ran, comparison))];
    let rows: Vec<Vec<String>> = between.releases.iter().take(MOST_LINES).map(row).collect();
    title + &columns(&rows, None, &[]) + &more(count)
}

fn places(ran: &Ran, comparison: &Comparison) -> String {
    let said = [("runs in", &ran.runs), ("ran in", &ran.ran)];
    let said = said.iter().filter(|(_, names)| !names.is_empty());
    let said: Vec<String> = said.map(|(verb, names)| format!("{verb} {}", listed(*names, MOST))).collect();
    match said.as_slice() {
        [] if comparison.complete => "ran nowhere".to_owned(),
        [] => "not known to have run".to_owned(),
        said => said.join(", "),
    }
}

fn commits(known: &Known<Commits>, between: Option<&Between>) -> String {
    let range = between.map(|between| format!("between {} and {}", between.low, between.high)).unwrap_or_default();
    let commits = match known {
        Known::No(why) => return format!("the product's commits {range} are not known: {}\n", one_line(why)),
        Known::Yes(commits) => commits,
    };
    let Commits { count, shown, .. } = commits;
    let least = if commits.complete { "" } else { "at least " };
    let newest =
        if u64::try_from(shown.len()) == Ok(*count) { String::new() } else { format!(", the newest {}", shown.len()) };
    let clone = if commits.complete { "" } else { " (its clone is shallow)" };
    let commits = plural(usize::try_from(*count).unwrap_or(usize::MAX), "commit", "commits");
    let mut text = format!("{least}{count} {commits} of the product {range}{newest}{clone}:\n");
    for commit in shown {
        let day = commit.time.strftime("%Y-%m-%d");
        let line = format!("  {}  {day}  {}  {}", commit.oid.short(), commit.author, cut_to(&commit.subject, WIDEST));
        let _ = writeln!(text, "{}", one_line(&line));
    }
    text
}

fn cloud(cloud: &Cloud, [first, second]: &[Side; 2]) -> String {
    let [one, other] = &cloud.environments;
    let title = one_line(&format!("{one} -> {other}"));
    let found = match &cloud.values {
        Err(why) => return format!("{title}: values can't be compared: {}\n", one_line(why)),
        Ok(found) if found.is_empty() => return format!("{title}: no value differs beyond the release\n"),
        Ok(found) => found,
    };
    let count = found.len();
    let mut text = format!("{title}: {count} {} beyond the release\n", plural(count, "value differs", "values differ"));
    for difference in found.iter().take(MOST_LINES) {
        let _ = writeln!(text, "  {}", one_line(&line(difference, [first, second])));
    }
    text + &more(count)
}

fn line(difference: &Difference, [first, second]: [&Side; 2]) -> String {
    let path = &difference.path;
    match (&difference.first, &difference.second) {
        (Some(old), Some(new)) => format!("{path}: {} -> {}", shown(old), shown(new)),
        (Some(old), None) => format!("{path}: {} (only in {})", shown(old), first.name),
        (None, Some(new)) => format!("{path}: {} (only in {})", shown(new), second.name),
        (None, None) => path.to_string(),
    }
}

fn beyond(side: &Side, other: &Side) -> Option<String> {
    let alone = side.beyond(other);
    (!alone.is_empty()).then(|| one_line(&format!("only in {}: {}", side.name, listed(alone, MOST))) + "\n")
}

fn more(count: usize) -> String {
    let more = count.saturating_sub(MOST_LINES);
    if more == 0 { String::new() } else { format!("  and {more} more, which --format json shows\n") }
}

fn plural<'w>(count: usize, one: &'w str, several: &'w str) -> &'w str {
    if count == 1 { one } else { several }
}
