//! A clone of the product that may be at hand: its tags, and its commits between two releases.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::external::git::{GitError, ProductClone, Repository};
use crate::failure::Failure;
use crate::model::comparison::{Between, Commits};
use crate::model::facts::{Facts, Known};
use crate::model::oid::Oid;
use crate::model::policy::Product;
use crate::model::release::Release;

/// So many commits are shown.
const MOST: usize = 20;

/// What is at hand of the product.
#[derive(Debug)]
pub enum AtHand {
    /// A clone and its tags.
    Clone(ProductClone, BTreeMap<Release, Oid>),
    /// None, for this reason.
    Nothing(String),
}

/// The clone that the user names, or the one that the policy's remote is, where that is a path of this machine.
///
/// # Errors
/// When the one that the user names can't be read.
pub fn at_hand(repository: &Repository, product: &Product, named: Option<&Path>) -> Result<AtHand, Failure> {
    let read = |folder: &Path| {
        let clone = ProductClone::new(&repository.git, folder);
        let tags = clone.tags(&product.tag_prefix)?;
        Ok::<_, GitError>(AtHand::Clone(clone, tags))
    };
    if let Some(folder) = named {
        return Ok(read(folder)?);
    }
    let Some(folder) = product.remote.as_deref().and_then(local) else {
        return Ok(AtHand::Nothing("no clone of the product is known; name one with --product PATH".to_owned()));
    };
    let unread = |error| AtHand::Nothing(format!("the product's remote can't be read as a clone ({error})"));
    Ok(read(&folder).unwrap_or_else(unread))
}

/// A remote that is a path of this machine. One from the current folder isn't: that is another for each run.
fn local(remote: &str) -> Option<PathBuf> {
    let path = Path::new(remote.strip_prefix("file://").unwrap_or(remote));
    path.is_absolute().then(|| path.to_owned())
}

impl AtHand {
    /// The product's releases: by the clone's tags, and by what its remote said if that was asked.
    #[must_use]
    pub fn releases(&self, facts: &Facts) -> Option<BTreeSet<Release>> {
        let here = match self {
            Self::Clone(_, tags) => Some(tags),
            Self::Nothing(_) => None,
        };
        let there = match &facts.releases {
            Known::Yes(tags) => Some(tags),
            Known::No(_) => None,
        };
        let tags = || here.into_iter().chain(there).flat_map(BTreeMap::keys);
        here.or(there).map(|_| tags().cloned().collect())
    }

    /// The product's commits between two releases; none where there is nothing between.
    #[must_use]
    pub fn commits(&self, between: &Between) -> Option<Known<Commits>> {
        if between.low == between.high {
            return None;
        }
        let (clone, tags) = match self {
            Self::Clone(clone, tags) => (clone, tags),
            Self::Nothing(why) => return Some(Known::No(why.clone())),
        };
        let tag = |release: &Release| {
            tags.get(release)
                .copied()
                .ok_or_else(|| format!("the clone of the product has no tag of {release}; fetch its tags"))
        };
        let ends = tag(&between.low).and_then(|low| Ok((low, tag(&between.high)?)));
        let commits = ends.and_then(|ends| clone.commits(ends, MOST).map_err(|error| error.to_string()));
        Some(commits.map_or_else(Known::No, Known::Yes))
    }
}
