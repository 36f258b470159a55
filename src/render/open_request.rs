//! An open merge request in a line, and as JSON.

use serde_json::{Value, json};

use super::neutral::one_line;
use crate::model::listing::listed;
use crate::model::open_proposal::OpenProposal;
use crate::model::promotion::Direction;
use crate::model::published::PipelineStatus;

/// So many names are listed.
const SHOWN: usize = 5;

/// What it would do, who approved it, how its pipeline stands: one line, without its URL.
#[must_use]
pub fn line(open: &OpenProposal) -> String {
    let request = &open.request;
    let draft = if request.draft { "draft " } else { "" };
    let back = if open.direction == Direction::Back { "back " } else { "" };
    let names = listed(open.change.edits.iter().map(|edit| &edit.environment), SHOWN);
    let approvals = match request.approvals.as_slice() {
        [] => "not approved".to_owned(),
        by => format!("approved by {}", listed(by, SHOWN)),
    };
    let pipeline = request.pipeline.as_ref().map_or("no pipeline", |pipeline| word(pipeline.status));
    one_line(&format!("{draft}!{} sets {names} {back}to {}; {approvals}; {pipeline}", request.iid, open.release))
}

fn word(status: PipelineStatus) -> &'static str {
    match status {
        PipelineStatus::Passed => "pipeline passed",
        PipelineStatus::Failed => "pipeline failed",
        PipelineStatus::Running => "pipeline runs",
    }
}

/// Those of a stage; null where GitLab was not asked.
#[must_use]
pub fn json(open: Option<&[OpenProposal]>) -> Value {
    open.map_or(Value::Null, |open| open.iter().map(one).collect())
}

fn one(open: &OpenProposal) -> Value {
    let request = &open.request;
    json!({
        "iid": request.iid,
        "url": request.url,
        "branch": request.branch,
        "release": open.release.to_string(),
        "direction": open.direction.verb(),
        "environments": open.change.edits.iter().map(|edit| edit.environment.to_string()).collect::<Vec<_>>(),
        "draft": request.draft,
        "approvals": request.approvals,
        "pipeline": request.pipeline.as_ref().map(|pipeline| match pipeline.status {
            PipelineStatus::Passed => "passed",
            PipelineStatus::Failed => "failed",
            PipelineStatus::Running => "running",
        }),
    })
}
