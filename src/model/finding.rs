//! What a rule says about a move.

use std::fmt;

/// A rule's answer, with the fact behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The rule's id, such as `no-skip`.
    pub rule: &'static str,
    /// How it stands.
    pub verdict: Verdict,
    /// The fact behind the verdict, one sentence without a full stop.
    pub fact: String,
    /// What to do about it.
    pub help: Option<String>,
}

/// How a rule stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// It holds.
    Pass,
    /// It is broken.
    Fail,
    /// Whether it holds can't be known from here.
    Unverified,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Pass => "pass",
            Self::Fail => "fail",
            Self::Unverified => "unverified",
        })
    }
}

impl Finding {
    /// The rule holds, because of this fact.
    pub fn pass(rule: &'static str, fact: impl Into<String>) -> Self {
        Self { rule, verdict: Verdict::Pass, fact: fact.into(), help: None }
    }

    /// The rule is broken, because of this fact; what to do about it.
    pub fn fail(rule: &'static str, fact: impl Into<String>, help: impl Into<String>) -> Self {
        Self { rule, verdict: Verdict::Fail, fact: fact.into(), help: Some(help.into()) }
    }

    /// The rule can't be judged, for this reason; how it could be.
    pub fn unverified(rule: &'static str, fact: impl Into<String>, help: impl Into<String>) -> Self {
        Self { rule, verdict: Verdict::Unverified, fact: fact.into(), help: Some(help.into()) }
    }
}
