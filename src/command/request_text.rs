//! What a merge request is to say, as far as it hangs on more than the plan.

use super::work::Work;
use crate::external::git::{GitError, read_files};
use crate::external::gitlab::{GitLabError, Text, users};
use crate::model::found_request::FoundRequest;
use crate::model::promotion::MergeRequest;
use crate::plan::{superseding, updated, with_template};

/// Everything that a new one says.
///
/// # Errors
/// When the template can't be read, or GitLab doesn't say who is who.
pub fn made(work: Work<'_>) -> Result<Text, GitLabError> {
    let wanted = wanted(work)?;
    let people: Vec<String> = wanted.reviewers.iter().chain(&wanted.assignees).cloned().collect();
    let numbers = users(&work.door.gitlab, &people)?;
    let of = |names: &[String]| names.iter().filter_map(|name| numbers.get(&name.to_lowercase()).copied()).collect();
    let draft = if wanted.draft { "Draft: " } else { "" };
    Ok(Text {
        title: Some(format!("{draft}{}", wanted.title)),
        reviewers: of(&wanted.reviewers),
        assignees: of(&wanted.assignees),
        description: Some(wanted.description),
        labels: wanted.labels,
    })
}

/// What has to change in one that is there: our part of the description. Title, labels and people are the reviewers' own
/// once it is made.
#[must_use]
pub fn brought_up_to_date(work: Work<'_>, found: &FoundRequest) -> Option<Text> {
    let ours = superseding(&work.promotion.merge_request.description, work.older);
    let description = updated(&found.description, &ours)?;
    Some(Text { description: Some(description), ..Text::default() })
}

/// As planned, with what is superseded and the owners' own text.
fn wanted(work: Work<'_>) -> Result<MergeRequest, GitError> {
    let planned = work.promotion.merge_request.clone();
    let description = superseding(&planned.description, work.older);
    let planned = MergeRequest { description, ..planned };
    let base = work.ground.base();
    let Some(path) = &base.policy.merge_requests.template else { return Ok(planned) };
    let files = read_files(&work.ground.repository.objects, base.tip, &[path.as_str()])?;
    let template = files.get(path.as_str()).map(|content| String::from_utf8_lossy(content).into_owned());
    Ok(with_template(planned, &template.unwrap_or_default()))
}
