//! What `check` finds at a place of a file.

use crate::model::excerpt::Excerpt;
use crate::model::key_path::KeyPath;
use crate::model::oid::Oid;

/// One fault of a state, as people and programs are told of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// The id of the rule that says so, such as `values-schema`.
    pub rule: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, one sentence without a full stop. It names no line: it stays the same when others move.
    pub message: String,
    /// Why, or where else to look: one sentence each.
    pub notes: Vec<String>,
    /// What to do about it.
    pub help: Option<String>,
    /// The file that it is about, from the top of the repository.
    pub path: String,
    /// The places, the most important first, which lies in `path`; none where the file as a whole is meant.
    pub excerpts: Vec<Excerpt>,
    /// What in the file it is about, such as the key path `domains.host`; empty for the file as a whole. With the rule
    /// and the path it tells a finding from others, wherever its line moves.
    pub subject: String,
    /// The commit that did it, where history is judged.
    pub commit: Option<Oid>,
    /// The one edit that mends it without a doubt, where there is one.
    pub mend: Option<Mend>,
}

/// How bad a diagnostic is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// The answer is no.
    Error,
    /// It is told, and stops nothing.
    Warning,
    /// It can't be known here; it is told, and stops only who asked for that.
    Unverified,
}

/// A mend: the value at a key written as this string, quoted where YAML would read something else.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mend {
    /// The key.
    pub key: KeyPath,
    /// The string that was meant.
    pub value: String,
}

impl Diagnostic {
    /// An error about a file.
    pub fn error(rule: &'static str, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            message: message.into(),
            notes: Vec::new(),
            help: None,
            path: path.into(),
            excerpts: Vec::new(),
            subject: String::new(),
            commit: None,
            mend: None,
        }
    }

    /// A warning about a file.
    pub fn warning(rule: &'static str, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(rule, path, message) }
    }

    /// What can't be known about a file.
    pub fn unverified(rule: &'static str, path: impl Into<String>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Unverified, ..Self::error(rule, path, message) }
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

    /// The same with a place in the file.
    #[must_use]
    pub fn at(mut self, excerpt: Excerpt) -> Self {
        self.excerpts.push(excerpt);
        self
    }

    /// The same about this part of the file.
    #[must_use]
    pub fn about(mut self, subject: impl Into<String>) -> Self {
        self.subject = subject.into();
        self
    }
}
