//! The work tree's policy: read as it stands there, and edited in place.

use std::path::{Path, PathBuf};

use super::policy::parse;
use crate::external::git::{OwnLock, Repository};
use crate::external::work_tree::{create, exists, read, replace};
use crate::failure::{Failure, Problem};
use crate::model::policy::POLICY_FILE;
use crate::model::policy::{EditError, Policy};

/// What a policy starts with where the work tree has none.
const START: &str = "version = 1\n";

/// The work tree's policy; the EuroDaT layout where there is none.
#[derive(Debug)]
pub struct OwnPolicy {
    path: PathBuf,
    is_there: bool,
    /// Its text.
    pub text: String,
    /// What it says.
    pub policy: Policy,
    /// What is odd in it.
    pub warnings: Vec<Problem>,
}

impl OwnPolicy {
    /// Reads it.
    ///
    /// # Errors
    /// When it can't be read, or has faults.
    pub fn read(top: &Path) -> Result<Self, Failure> {
        let path = top.join(POLICY_FILE);
        let is_there = exists(&path);
        let bytes = if is_there { read(&path)? } else { START.as_bytes().to_vec() };
        let (policy, warnings) = parse(POLICY_FILE, &bytes)?;
        let text = String::from_utf8_lossy(&bytes).into_owned();
        Ok(Self { path, is_there, text, policy, warnings })
    }

    /// Reads it to edit it: other runs that would edit it wait until the lock goes.
    ///
    /// # Errors
    /// The same, and where there is no work tree.
    pub fn open() -> Result<(OwnLock, Self), Failure> {
        let (repository, top) = Repository::discover_work_tree()?;
        let lock = OwnLock::take(&repository.own_folder(), "edit.lock")?;
        Ok((lock, Self::read(&top)?))
    }

    /// Writes the edited text; says whether there was something to write.
    ///
    /// # Errors
    /// When the edit was refused, or the file can't be written.
    pub fn write(&self, lock: &OwnLock, edited: Result<String, EditError>) -> Result<bool, Failure> {
        let edited = edited.map_err(|error| refusal(&error))?;
        let changed = edited != self.text;
        if changed && self.is_there {
            replace(lock, &self.path, edited.as_bytes())?;
        } else if changed {
            create(lock, &self.path, edited.as_bytes())?;
        }
        Ok(changed)
    }
}

/// What is still to do after an edit.
pub fn next_step() -> String {
    format!("this counts once the target branch has it: commit {POLICY_FILE} and open a merge request")
}

fn refusal(error: &EditError) -> Failure {
    let problem = Problem::new(format!("{POLICY_FILE} {error}"));
    match error {
        EditError::OtherReason { reason, .. } => {
            Failure::no(problem.note(reason).help(format!("edit the reason in {POLICY_FILE} by hand")))
        }
        EditError::Faulty(_) | EditError::Unproven => Failure::usage(problem.help("edit it by hand")),
    }
}
