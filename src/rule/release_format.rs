//! `release-format`: a stage that pins releases holds a SemVer version.

use super::context::{Context, Rule};
use super::state::Subject;
use crate::model::change::Move;
use crate::model::diagnostic::Diagnostic;
use crate::model::finding::{Finding, Verdict};
use crate::model::fleet::Declared;
use crate::model::name::StageName;
use crate::model::policy::{Pins, Policy, Stage};
use crate::model::release::Release;

const ID: &str = "release-format";

/// The rule.
pub const RULE: Rule = Rule {
    id: ID,
    says: "a stage that pins releases holds a SemVer version without build metadata; pre-releases stay in the first such stage",
    judge,
};

fn judge(change: &Move, context: &Context<'_>) -> Finding {
    if matches!(change.new, Declared::Unreadable(_)) {
        return Finding::pass(ID, "what can't be read is the business of values-syntax");
    }
    finding(&change.stage, &change.new, context.policy)
}

/// Judges the state of one environment. A value that can't be read is the business of `values-syntax`.
#[must_use]
pub fn inspect(subject: &Subject<'_>, policy: &Policy) -> Option<Diagnostic> {
    if matches!(subject.environment.declared, Declared::Unreadable(_)) {
        return None;
    }
    let finding = finding(subject.environment.name.stage(), &subject.environment.declared, policy);
    if finding.verdict != Verdict::Fail {
        return None;
    }
    let found = Diagnostic { help: finding.help, ..Diagnostic::error(ID, &subject.environment.path, finding.fact) };
    let found = found.about(policy.values.release.to_string());
    Some(subject.place.cloned().into_iter().fold(found, Diagnostic::at))
}

fn finding(stage: &StageName, new: &Declared, policy: &Policy) -> Finding {
    let Some(stage) = policy.stage(stage).filter(|stage| stage.pins == Pins::Release) else {
        return Finding::pass(ID, format!("{stage} may hold anything"));
    };
    let Some(release) = new.release() else {
        let Declared::Other(text) = new else {
            return Finding::fail(ID, "the release can't be read", help(stage, ""));
        };
        let why = text.parse::<Release>().err().map(|error| error.to_string());
        let fact = why.unwrap_or_else(|| "the release can't be read".to_owned());
        return Finding::fail(ID, fact, help(stage, text));
    };
    if release.is_pre_release() && !is_first(stage, policy) {
        let fact = format!("{release} is a pre-release, and {} is not the first stage of releases", stage.name);
        return Finding::fail(ID, fact, "promote the release itself once it is there");
    }
    Finding::pass(ID, format!("{release} is a SemVer version"))
}

fn help(stage: &Stage, text: &str) -> String {
    match text.strip_prefix(['v', 'V']).filter(|rest| rest.parse::<Release>().is_ok()) {
        Some(release) => {
            format!("write {release}: what stands before the version in a tag has no place in a values file")
        }
        None => format!("{} takes releases such as 1.5.0", stage.name),
    }
}

/// Whether no stage before it in the order takes releases.
fn is_first(stage: &Stage, policy: &Policy) -> bool {
    let first = policy.stages.iter().find(|other| other.ordered && other.pins == Pins::Release);
    first.is_some_and(|first| first.name == stage.name)
}
