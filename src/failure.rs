//! Why a run ends without a yes: its class, which is its exit code, and what is told.

use std::io::ErrorKind;

use crate::external::git::{GitError, Said};
use crate::external::gitlab::GitLabError;
use crate::external::terminal::TerminalError;
use crate::model::excerpt::Excerpt;

/// The classes of failure; each is one exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// A refusal, findings, or "no" at the prompt.
    No,
    /// Wrong usage or configuration.
    Usage,
    /// Something outside refused or is missing.
    Outside,
    /// Something outside failed for now, and a retry may help.
    Temporary,
    /// The user interrupted it.
    Interrupted,
}

impl Class {
    /// The exit code of the class, as `git eurodat --help` lists them.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Self::No => 1,
            Self::Usage => 2,
            Self::Outside => 3,
            Self::Temporary => 4,
            Self::Interrupted => 130,
        }
    }
}

/// Everything that kept a run from its yes, collected before it stopped.
#[derive(Debug, thiserror::Error)]
#[error("{}", problems.iter().map(|problem| problem.message.as_str()).collect::<Vec<_>>().join("\n"))]
pub struct Failure {
    /// What kind of no it is.
    pub class: Class,
    /// Each problem; at least one.
    pub problems: Vec<Problem>,
}

/// One problem as it is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// What happened, one sentence without a full stop.
    pub message: String,
    /// The rule that says so, if one does.
    pub rule: Option<&'static str>,
    /// The places in files that it is about.
    pub excerpts: Vec<Excerpt>,
    /// Why, or what another program said: lines shown as they are.
    pub notes: Vec<String>,
    /// What to do next.
    pub help: Option<String>,
}

impl Problem {
    /// A problem with a message alone.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into(), rule: None, excerpts: Vec::new(), notes: Vec::new(), help: None }
    }

    /// The same with what to do next.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// The same with a line of explanation.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    /// The same with a place in a file.
    #[must_use]
    pub fn at(mut self, excerpt: Excerpt) -> Self {
        self.excerpts.push(excerpt);
        self
    }
}

impl Failure {
    /// A failure of this class with one problem.
    #[must_use]
    pub fn new(class: Class, problem: Problem) -> Self {
        Self { class, problems: vec![problem] }
    }

    /// A refusal.
    #[must_use]
    pub fn no(problem: Problem) -> Self {
        Self::new(Class::No, problem)
    }

    /// Wrong usage or configuration.
    #[must_use]
    pub fn usage(problem: Problem) -> Self {
        Self::new(Class::Usage, problem)
    }

    /// Every fault of a configuration.
    #[must_use]
    pub fn usages(problems: Vec<Problem>) -> Self {
        Self { class: Class::Usage, problems }
    }

    /// Something outside refused or is missing.
    #[must_use]
    pub fn outside(problem: Problem) -> Self {
        Self::new(Class::Outside, problem)
    }

    /// The user interrupted it.
    #[must_use]
    pub fn interrupted() -> Self {
        Self::new(Class::Interrupted, Problem::new("interrupted"))
    }

    /// Something outside failed for now.
    #[must_use]
    pub fn temporary(problem: Problem) -> Self {
        Self::new(Class::Temporary, problem)
    }
}

impl From<TerminalError> for Failure {
    fn from(error: TerminalError) -> Self {
        match error {
            TerminalError::Interrupted => Self::interrupted(),
            TerminalError::Broken(_) => Self::outside(Problem::new(error.to_string()).help("name a stage instead")),
        }
    }
}

impl From<GitError> for Failure {
    fn from(error: GitError) -> Self {
        let problem = Problem::new(error.to_string());
        match error {
            GitError::Start(_) => Self::outside(problem.help("install git and put it on PATH")),
            GitError::NoRepository { said } => Self::usage(
                problem
                    .note(said.text.trim())
                    .help("go to a clone of the IaC repository, or name it: git -C PATH eurodat …"),
            ),
            GitError::NoWorkTree => Self::usage(problem.help("go to a clone with files, or promote from here")),
            GitError::NotEmpty { .. } => Self::usage(problem.help("name a folder that doesn't exist yet")),
            GitError::Unmerged { .. } => Self::usage(problem.help("resolve them and git add the file")),
            GitError::OwnMerge { .. } => {
                Self::outside(problem.help("take out its lines with `merge`, or judge in a fresh clone"))
            }
            GitError::Failed { said } => Self::of_said(problem, &said),
            GitError::Timeout { .. } => Self::temporary(problem.help("try again; run it in a terminal to see prompts")),
            GitError::Object(..) => {
                Self::outside(problem.help("check the repository: git fsck; a partial clone needs its remote"))
            }
            GitError::Malformed { .. } | GitError::Unexpected { .. } => {
                Self::outside(problem.help("check the repository: git fsck"))
            }
            GitError::File { error, .. } if error.kind() == ErrorKind::NotFound => {
                Self::outside(problem.help("is the folder there?"))
            }
            GitError::File { .. } => Self::outside(problem.help("check the file's rights and the room on the disk")),
        }
    }
}

impl From<GitLabError> for Failure {
    fn from(error: GitLabError) -> Self {
        let problem = error.said().iter().fold(Problem::new(error.to_string()), Problem::note);
        match error {
            GitLabError::Policy { key: "url", .. } => Self::usage(problem.help("write it as https://gitlab.example/")),
            GitLabError::Policy { .. } => Self::usage(problem.help("write it as group/project")),
            GitLabError::Setting { .. } => Self::usage(problem.help("mend it or take it away")),
            GitLabError::JobToken { .. } => Self::outside(problem.help(PROJECT_TOKEN)),
            GitLabError::NoToken { .. } | GitLabError::Unauthorized { .. } => {
                Self::outside(problem.help("make an access token with the scope api, and set EURODAT_TOKEN to it"))
            }
            GitLabError::Scope { scope, .. } => Self::outside(problem.help(format!("make one with the scope {scope}"))),
            GitLabError::Refused { status: 500.., .. } => Self::temporary(problem.help("try again")),
            GitLabError::Refused { status: 403 | 404, .. } => {
                Self::outside(problem.help("does the token's owner have the role Developer in the project?"))
            }
            GitLabError::Refused { .. } => Self::outside(problem),
            GitLabError::Query { .. } => Self::outside(problem.help("is it GitLab 17 or newer?")),
            GitLabError::Moved { .. } => Self::usage(problem.help("name the place in .eurodat.toml: [gitlab] url")),
            GitLabError::Untrusted { .. } => {
                Self::outside(problem.help("name the authority that you trust: git config http.sslCAInfo FILE"))
            }
            GitLabError::Unavailable { why, .. } => Self::temporary(problem.note(why).help("try again")),
            GitLabError::Uncertain { why, .. } => {
                Self::temporary(problem.note(why).help("try again: what happened is looked at first"))
            }
            GitLabError::Malformed { .. } => Self::outside(problem.help("is it a GitLab? [gitlab] url says which")),
            GitLabError::Git(error) => Self::from(error),
        }
    }
}

/// What to use where a job token doesn't do.
const PROJECT_TOKEN: &str = "make a project access token with the role Developer and the scope api, \
                             and put it into a masked CI/CD variable EURODAT_TOKEN";

impl Failure {
    /// A failure of a program: what it said, and whether to try again.
    #[must_use]
    pub fn of_said(problem: Problem, said: &Said) -> Self {
        let problem = said.text.trim_end().lines().fold(problem, Problem::note);
        if said.is_temporary() { Self::temporary(problem.help("try again")) } else { Self::outside(problem) }
    }
}
