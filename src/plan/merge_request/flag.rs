//! The comment on an open merge request whose release should go no further.

use super::limits;
use crate::model::description::code;
use crate::model::listing::lines;
use crate::model::name::StageName;
use crate::model::policy::POLICY_FILE;
use crate::model::release::Release;
use crate::rule::{Context, rolled_back};

/// The first line, by which the comment is found again.
const STANDING: &str = "<!-- git-eurodat: standing -->";

/// What speaks against a release that an open merge request brings to a stage: it was rejected, or rolled back in the
/// stage before. One sentence each, with text from elsewhere in it.
#[must_use]
pub fn against(stage: &StageName, release: &Release, context: &Context<'_>) -> Vec<String> {
    let rejected = context.policy.rejected.get(release);
    let rejected = rejected.map(|why| format!("{release} is rejected in {POLICY_FILE}: {why}"));
    let before = context.policy.stage_before(stage);
    let rolled_back = before.and_then(|before| rolled_back::of_stage(&before.name, release, context.timeline));
    rejected.into_iter().chain(rolled_back).collect()
}

/// The comment: what speaks [`against`] the release, or that nothing does any longer.
#[must_use]
pub fn flag_note(release: &Release, against: &[String]) -> String {
    let release = code(&release.to_string());
    if against.is_empty() {
        return format!("{STANDING}\nNothing speaks against release {release} any longer.\n");
    }
    let reasons = lines(against.iter().map(|reason| format!("- {}", code(reason))));
    let ask = "Please don't merge this; close it, or ask those who decided so.";
    limits::note(&format!("{STANDING}\nRelease {release} should go no further:\n\n{reasons}\n{ask}\n"))
}

/// Whether a comment is that one. Whether we wrote it, its author says.
#[must_use]
pub fn is_flag_note(text: &str) -> bool {
    text.lines().next().is_some_and(|first| first.trim_end() == STANDING)
}
