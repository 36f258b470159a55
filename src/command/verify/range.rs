//! Which part of history is meant.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::Offset;

use super::asked::History;
use super::course::When;
use super::history::cut;
use super::target::{policy_at, target};
use crate::command::base::{Reach, Tip};
use crate::external::git::{End, Repository, chain, first_parent, resolve, resolve_both};
use crate::failure::{Failure, Problem};
use crate::model::oid::Oid;

/// The steps that `A..B` means, or one commit.
///
/// # Errors
/// When something names no commit.
pub fn of_range<'r>(repository: &Repository, range: &'r str) -> Result<History, Failure> {
    if range.contains("...") {
        let help = "write A..B: the steps from A to B";
        return Err(Failure::usage(Problem::new("a range with three dots has two sides").help(help)));
    }
    let Some((from, to)) = range.split_once("..") else {
        let to = commit(repository, range)?;
        return Ok(history(first_parent(repository, to)?, to));
    };
    let or_head = |name: &'r str| if name.is_empty() { "HEAD" } else { name };
    let (from, to) = (or_head(from), or_head(to));
    let found = resolve_both(repository, (from, to));
    let (from, to) = (found.0.ok_or_else(|| unknown(from))?, found.1.ok_or_else(|| unknown(to))?);
    let mut asked = history(Some(from), to);
    if policy_at(repository, to)?.verify_from.is_some() {
        // What the range itself brings may not say where its judging starts.
        let policy = target(repository, Reach::Local).map_or(from, |target| target.commit);
        asked.adopted = adopted(repository, policy)?;
    }
    Ok(asked)
}

/// The target branch's steps since a tag, a commit or a date.
///
/// # Errors
/// When it is neither.
pub fn since(repository: &Repository, target: &Tip, start: &str) -> Result<History, Failure> {
    let to = target.commit;
    let from = match resolve(repository, start) {
        Some(commit) => Some(commit),
        None => before(repository, to, moment(start)?)?,
    };
    Ok(History { adopted: adopted(repository, to)?, ..history(from, to) })
}

fn history(from: Option<Oid>, to: Oid) -> History {
    History { from, to, adopted: None, when: When::Past, online: false }
}

/// Where the tool was adopted, by the policy of the target branch.
fn adopted(repository: &Repository, to: Oid) -> Result<Option<Oid>, Failure> {
    let policy = policy_at(repository, to)?;
    policy.verify_from.map(|name| commit(repository, &name)).transpose()
}

/// The commit before the oldest step that is as new as a moment, by its committer's date: one step with an old date hides
/// nothing that came before it.
fn before(repository: &Repository, tip: Oid, moment: Timestamp) -> Result<Option<Oid>, Failure> {
    let all = chain(repository, tip, &[])?;
    match all.links.iter().position(|link| link.time >= moment.as_second()) {
        None => Ok(Some(tip)),
        Some(0) if all.end == End::Cut => Err(cut(&all)),
        Some(place) => Ok(place.checked_sub(1).and_then(|before| all.links.get(before)).map(|link| link.commit)),
    }
}

fn moment(text: &str) -> Result<Timestamp, Failure> {
    let day = || Offset::UTC.to_timestamp(text.parse::<Date>().ok()?.at(0, 0, 0, 0)).ok();
    let found = text.parse::<Timestamp>().ok().or_else(day);
    found.ok_or_else(|| {
        Failure::usage(
            Problem::new(format!("{text} is neither a tag or commit here nor a date"))
                .help("a date is written 2026-01-31 or 2026-01-31T08:00:00Z"),
        )
    })
}

fn commit(repository: &Repository, revision: &str) -> Result<Oid, Failure> {
    resolve(repository, revision).ok_or_else(|| unknown(revision))
}

fn unknown(revision: &str) -> Failure {
    Failure::usage(Problem::new(format!("{revision} names no commit here")).help("perhaps it needs a git fetch"))
}
