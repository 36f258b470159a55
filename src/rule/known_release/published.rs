//! What GitLab says of a release beyond its tag: whether it is out, and whether the product's own pipeline passed.

use super::ID;
use crate::model::facts::{Facts, Known};
use crate::model::finding::Finding;
use crate::model::published::{Pipeline, PipelineStatus, Published};
use crate::model::release::Release;

/// Judges a release whose tag stands; `tag` is the fact that it does.
pub(super) fn judge(release: &Release, tag: &str, facts: &Facts) -> Finding {
    let not_known = |why: &str, help: &str| {
        Finding::unverified(ID, format!("{tag}; whether its pipeline passed is not known: {why}"), help)
    };
    let published = match &facts.published {
        Known::No(why) => return not_known(why, ASK_GITLAB),
        Known::Yes(published) => published.get(release),
    };
    let Some(published) = published else { return not_known("GitLab was not asked about this release", ASK_GITLAB) };
    if let Some(fault) = upcoming(release, published, facts) {
        return fault;
    }
    match &published.pipelines {
        Known::No(why) => not_known(why, ASK_GITLAB),
        Known::Yes(pipelines) => match pipelines.first() {
            Some(newest) => of_pipeline(tag, newest),
            None => Finding::unverified(ID, format!("{tag}; the product ran no pipeline for it"), NONE),
        },
    }
}

/// Who asks it; `verify --online` asks the product's remote for tags alone.
const ASK_GITLAB: &str = "with a token GitLab's API says it: promote asks it, and status and explain do with --fetch";

const NONE: &str = "let the product's pipelines run for tags, and run one for this tag";

fn upcoming(release: &Release, published: &Published, facts: &Facts) -> Option<Finding> {
    let due = facts.upcoming(published)?;
    let fact = format!("{release} is an upcoming release: it is out at {due}");
    Some(Finding::fail(ID, fact, "wait until then, or change the date of the product's release in GitLab"))
}

/// The newest counts: one that was run again stands for the one before. A release's own pipeline may be what asks.
fn of_pipeline(tag: &str, newest: &Pipeline) -> Finding {
    let url = &newest.url;
    match newest.status {
        PipelineStatus::Passed => Finding::pass(ID, format!("{tag}, and its pipeline passed: {url}")),
        PipelineStatus::Failed => Finding::fail(
            ID,
            format!("{tag}, and its newest pipeline did not pass"),
            format!("see {url}; run it again, or release a version that passes"),
        ),
        PipelineStatus::Running => {
            Finding::unverified(ID, format!("{tag}, and its pipeline has not ended yet"), format!("wait for {url}"))
        }
    }
}
