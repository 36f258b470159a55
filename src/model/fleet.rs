//! The fleet: every environment with its release, as one tree declares them.

use std::fmt;

use crate::model::name::{EnvironmentName, StageName};
use crate::model::plain::start;
use crate::model::position::Position;
use crate::model::release::Release;

/// All environments of one tree (a commit, the index, the work tree), in order of name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fleet {
    /// The environments, sorted by name.
    pub environments: Vec<Environment>,
    /// Paths that look like values files but belong to no configured stage.
    pub strays: Vec<String>,
}

/// One environment and what its values file declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Environment {
    /// Its name.
    pub name: EnvironmentName,
    /// Its values file, by its path from the top of the repository.
    pub path: String,
    /// What the file says at the release key.
    pub declared: Declared,
}

/// What a values file says at the release key.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Declared {
    /// A release.
    Release(Release),
    /// Something that is no release: a branch, where the stage pins branches.
    Other(String),
    /// Nothing that can be read.
    Unreadable(Unreadable),
}

/// Why a values file's release can't be read, and where.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Unreadable {
    /// One sentence.
    pub why: String,
    /// Where in the file, if it is a place.
    pub position: Option<Position>,
}

impl Declared {
    /// What a scalar's text declares.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        text.parse().map_or_else(|_| Self::Other(text.to_owned()), Self::Release)
    }

    /// The release, where it is one.
    #[must_use]
    pub fn release(&self) -> Option<&Release> {
        match self {
            Self::Release(release) => Some(release),
            Self::Other(_) | Self::Unreadable(_) => None,
        }
    }
}

/// For people, on one line and cut where it is long: what a file says may be anything.
impl fmt::Display for Declared {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Release(release) => release.fmt(f),
            Self::Other(text) => f.pad(&start(text)),
            Self::Unreadable(_) => f.pad("unreadable"),
        }
    }
}

impl Fleet {
    /// The environments of one stage.
    pub fn of_stage<'a, 's>(&'a self, stage: &'s StageName) -> impl Iterator<Item = &'a Environment> + use<'a, 's> {
        self.environments.iter().filter(move |environment| environment.name.stage() == stage)
    }

    /// Sets what an environment declares; none where it is gone.
    pub fn declare(&mut self, name: &EnvironmentName, path: &str, declared: Option<Declared>) {
        let place = self.environments.binary_search_by(|environment| environment.name.cmp(name));
        match (place, declared) {
            (Ok(at), None) => drop(self.environments.remove(at)),
            (Ok(at), Some(declared)) => {
                if let Some(environment) = self.environments.get_mut(at) {
                    environment.declared = declared;
                }
            }
            (Err(at), Some(declared)) => {
                self.environments.insert(at, Environment { name: name.clone(), path: path.to_owned(), declared });
            }
            (Err(_), None) => {}
        }
    }

    /// The environment of this name.
    #[must_use]
    pub fn environment(&self, name: &EnvironmentName) -> Option<&Environment> {
        self.environments.iter().find(|environment| environment.name == *name)
    }

    /// The newest release that a stage runs anywhere.
    #[must_use]
    pub fn newest_of(&self, stage: &StageName) -> Option<&Release> {
        self.of_stage(stage).filter_map(|environment| environment.declared.release()).max()
    }
}
