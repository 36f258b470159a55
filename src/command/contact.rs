//! GitLab, as this run reaches it: found once, by the remote of the base.

use super::base::{Base, Reach};
use crate::external::git::Repository;
use crate::external::gitlab::{self, GitLab, GitLabError, Tag, TokenSource, Trace, Wanted, open, tags};
use crate::failure::Failure;
use crate::model::policy::Product;

/// How a run reaches what is outside.
#[derive(Debug)]
pub struct Contact {
    /// Where the base is read.
    pub reach: Reach,
    trace: Trace,
    purpose: Purpose,
    /// None before it was looked for.
    found: Option<Found>,
}

/// What it is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// To see what there is.
    Look,
    /// To make a merge request.
    Propose,
}

#[derive(Debug, Default)]
struct Found {
    door: Option<Door>,
    notes: Vec<String>,
}

/// GitLab, with a token.
#[derive(Debug)]
pub struct Door {
    /// Its API, at the project that merge requests go to.
    pub gitlab: GitLab,
    /// The project that branches are pushed to: the same, or a fork of it.
    pub source: String,
    /// The product's tags, once they were read: they are the same for all tries of a run.
    tags: Option<Vec<Tag>>,
}

impl Contact {
    /// Nothing is asked yet.
    #[must_use]
    pub fn new(reach: Reach, trace: Trace) -> Self {
        Self { reach, trace, purpose: Purpose::Look, found: None }
    }

    /// The same, to make a merge request.
    #[must_use]
    pub fn proposing(self) -> Self {
        Self { purpose: Purpose::Propose, ..self }
    }

    /// Nothing outside is asked.
    #[must_use]
    pub fn local() -> Self {
        Self::new(Reach::Local, Trace::Silent)
    }

    /// GitLab, if the remote is one, there is a token, and outside may be asked.
    ///
    /// # Errors
    /// When the policy or a token can't be meant so.
    pub fn door(&mut self, repository: &Repository, base: &Base) -> Result<Option<&mut Door>, Failure> {
        if self.found.is_none() {
            self.found = Some(match (&base.remote, self.reach) {
                (Some(remote), Reach::Remote) => match find(repository, (remote, base), self.trace) {
                    // It opens no merge request, but none is to be opened.
                    Err(error) if error.is_job_token() && self.purpose == Purpose::Look => {
                        Found { door: None, notes: vec![error.to_string()] }
                    }
                    found => found?,
                },
                _ => Found::default(),
            });
        }
        Ok(self.found.as_mut().and_then(|found| found.door.as_mut()))
    }

    /// The door that was found.
    #[must_use]
    pub fn open_door(&self) -> Option<&Door> {
        self.found.as_ref()?.door.as_ref()
    }

    /// What there is to say of it.
    #[must_use]
    pub fn notes(&self) -> Vec<String> {
        self.found.as_ref().map(|found| found.notes.clone()).unwrap_or_default()
    }

    /// Goes on without, where a password of git's is no token for the API, or the server that it is for shows itself as no
    /// GitLab. Who sets a token for GitLab wants to know.
    ///
    /// # Errors
    /// Everything else.
    pub fn go_on_without(&mut self, error: GitLabError) -> Result<(), Failure> {
        let by_git = self.open_door().is_some_and(|door| *door.gitlab.source() == TokenSource::Git);
        let goes_on = error.is_no_token() || (by_git && error.is_no_gitlab());
        if !goes_on {
            return Err(error.into());
        }
        let notes = [self.notes(), vec![format!("{error}; git goes on without the API")]].concat();
        self.found = Some(Found { door: None, notes });
        Ok(())
    }
}

fn find(repository: &Repository, (remote, base): (&str, &Base), trace: Trace) -> Result<Found, GitLabError> {
    let policy = &base.policy.gitlab;
    let wanted = Wanted { url: policy.url.as_deref(), project: policy.project.as_deref() };
    let Some(target) = gitlab::find(repository, remote, wanted)? else { return Ok(Found::default()) };
    // Only where the policy names another project it isn't the remote's own.
    let own = match wanted.project {
        Some(_) => gitlab::find(repository, remote, Wanted { project: None, ..wanted })?,
        None => None,
    };
    let source = own.map_or_else(|| target.place.project.clone(), |own| own.place.project);
    let opening = open(repository, &target, trace)?;
    let door = opening.door.map(|gitlab| Door { gitlab, source, tags: None });
    Ok(Found { door, notes: opening.notes })
}

impl Door {
    /// Whether a project is the one that branches are pushed to. GitLab finds projects whatever the letters' case, and
    /// tells them as they are written.
    #[must_use]
    pub fn is_source(&self, project: &str) -> bool {
        self.source.eq_ignore_ascii_case(project)
    }

    /// The product's tags, if the policy names its project.
    ///
    /// # Errors
    /// When GitLab can't be reached or refuses.
    pub fn tags(&mut self, product: &Product) -> Result<Option<&[Tag]>, GitLabError> {
        let Some(project) = &product.project else { return Ok(None) };
        if self.tags.is_none() {
            self.tags = Some(tags(&self.gitlab, project, &product.tag_prefix)?);
        }
        Ok(self.tags.as_deref())
    }
}
