//! The branch that proposes a promotion or rollback: one branch means one release.

use std::collections::BTreeSet;

use crate::model::name::{EnvironmentName, StageName};
use crate::model::promotion::{Ask, Direction};
use crate::model::release::Release;

/// `promote/<stage or environment>/<release>`, and `rollback/…` for a rollback.
pub(super) fn name(
    direction: Direction,
    stage: &StageName,
    environments: &[EnvironmentName],
    release: &Release,
) -> String {
    let verb = direction.verb();
    if environments.is_empty() {
        return format!("{verb}/{stage}/{release}");
    }
    let names: BTreeSet<String> = environments.iter().map(ToString::to_string).collect();
    let names: Vec<String> = names.into_iter().collect();
    format!("{verb}/{}/{release}", names.join("+"))
}

/// What a branch of our kind is for, by its name: the way, and the stage or the environments. What it really holds is
/// read from its commit.
#[must_use]
pub fn named(name: &str) -> Option<(Direction, &str)> {
    let (verb, rest) = name.split_once('/')?;
    let direction = [Direction::Forward, Direction::Back].into_iter().find(|direction| direction.verb() == verb)?;
    rest.rsplit_once('/').map(|(scope, _)| (direction, scope))
}

/// Why no server could hold a branch of this name
/// ([git check-ref-format](https://git-scm.com/docs/git-check-ref-format)).
#[must_use]
pub fn name_problem(name: &str) -> Option<String> {
    const FORBIDDEN: &[char] = &[' ', '~', '^', ':', '?', '*', '[', '\\', '\u{7f}'];
    let part_problem = |part: &str| {
        if part.to_ascii_lowercase().ends_with(".lock") {
            return Some(format!("`{part}` ends in .lock, which Git keeps for itself"));
        }
        if part.starts_with('.') || part.ends_with('.') || part.is_empty() {
            return Some(format!("`{part}` starts or ends with a dot, or is empty"));
        }
        // A file name of the server's repository: 255 bytes, with room for its lock.
        (part.len() > 200).then(|| "it is too long; name fewer environments".to_owned())
    };
    if name.contains("..") || name.contains("@{") || name.contains(FORBIDDEN) || name.chars().any(char::is_control) {
        return Some("it contains a character that Git doesn't allow in a branch's name".to_owned());
    }
    name.split('/').find_map(part_problem)
}

/// A branch that can't stand beside one of this name: `promote/qa` is a file where `promote/qa/1.5.0` needs a folder.
pub fn in_the_way<'a>(name: &str, branches: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let under = |inner: &str, outer: &str| inner.strip_prefix(outer).is_some_and(|rest| rest.starts_with('/'));
    branches.into_iter().find(|other| under(name, other) || under(other, name))
}

/// The branches that an ask may come to, where it takes one of these releases.
#[must_use]
pub fn branches(ask: &Ask, releases: &[&Release]) -> Vec<String> {
    let scopes: &[&[EnvironmentName]] =
        if ask.environments.is_empty() { &[&[]] } else { &[&[], ask.environments.as_slice()] };
    let of = |release: &&Release| scopes.iter().map(|scope| name(ask.direction, &ask.stage, scope, release)).collect();
    releases.iter().flat_map(|release| -> Vec<String> { of(release) }).collect()
}
