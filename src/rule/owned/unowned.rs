//! Files that nobody owns, by what is to blame for it.

use std::collections::{BTreeMap, BTreeSet};

use super::mark::{ID, Mark, NAMED};
use crate::model::diagnostic::Diagnostic;
use crate::model::listing::listed;
use crate::model::owners::{Decision, OwnersFile, pattern_of};

/// Why a file has no owner.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cause<'o> {
    /// No entry matches.
    Unnamed,
    /// Only this optional section has owners for it.
    Optional(&'o str),
    /// This entry decides, and has no owners.
    Ownerless(Mark<'o>),
    /// This exclusion takes it out.
    Excluded(Mark<'o>),
}

/// The files that nobody owns.
pub(super) fn unowned<'f>(file: &'f OwnersFile, wanted: &BTreeSet<&'f str>) -> BTreeMap<Cause<'f>, Vec<&'f str>> {
    let mut causes: BTreeMap<Cause<'_>, Vec<&str>> = BTreeMap::new();
    for path in wanted {
        if let Some(cause) = Cause::of(file, path) {
            causes.entry(cause).or_default().push(path);
        }
    }
    causes
}

impl<'o> Cause<'o> {
    /// `None` where a section that demands approval has an owner for it.
    fn of(file: &'o OwnersFile, path: &str) -> Option<Self> {
        let decisions = file.owners.of(path);
        let (optional, required): (Vec<Decision<'_>>, Vec<_>) = decisions.into_iter().partition(|one| one.optional);
        if required.iter().any(|one| !one.owners.is_empty()) {
            return None;
        }
        let excluded = || file.owners.exclusions(path).into_iter().find(|one| !one.optional);
        let informed = optional.iter().find(|one| !one.owners.is_empty());
        let ownerless = required.first().map(|one| Self::Ownerless(Mark::of(one)));
        let excluded = || excluded().map(|one| Self::Excluded(Mark::of(&one)));
        let informed = || informed.map(|one| Self::Optional(one.section));
        Some(ownerless.or_else(excluded).or_else(informed).unwrap_or(Self::Unnamed))
    }

    /// What to say about the files that have it.
    pub(super) fn told(&self, file: &OwnersFile, files: &[&str]) -> Option<Diagnostic> {
        let all = listed(files, NAMED);
        let pattern_error = |mark: &Mark<'_>, not: &str| {
            mark.error(file, format!("`{not}{}` leaves files without a code owner that need one", mark.pattern))
        };
        Some(match self {
            Self::Unnamed => about_first(files, "no code owner")?.help(format!(
                "add a line such as `{} @your-group` to {}",
                pattern_of(files.first()?),
                file.path
            )),
            Self::Optional(section) => about_first(files, "no code owner that must approve")?
                .note(format!("section `{section}` of {} is optional", file.path))
                .help("take the `^` away, or give the file owners in another section"),
            Self::Ownerless(mark) => pattern_error(mark, "")
                .note(format!("it decides for {all}, and names nobody"))
                .help("name a user, a group, a role or an e-mail address behind it; as it stands GitLab asks nobody"),
            Self::Excluded(mark) => pattern_error(mark, "!")
                .note(format!("it excludes {all}"))
                .help("take it away, or give the files owners in another section"),
        })
    }
}

/// An error about the first file that names the others.
fn about_first(files: &[&str], what: &str) -> Option<Diagnostic> {
    let (first, others) = files.split_first()?;
    let error = Diagnostic::error(ID, *first, format!("the file has {what}"));
    Some(if others.is_empty() { error } else { error.note(format!("nor have {}", listed(others, NAMED))) })
}
