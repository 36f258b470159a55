//! The owners' own text in a description.

use super::limits;
use crate::model::description::is_marker;
use crate::model::promotion::MergeRequest;

/// The merge request with a template of the repository behind our part, as it is: its quick actions are the owners' own.
/// A line that looks like a marker of ours is left out.
#[must_use]
pub fn with_template(merge_request: MergeRequest, template: &str) -> MergeRequest {
    let template = template.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let lines: Vec<&str> = template.lines().filter(|line| !is_marker(line)).collect();
    let template = lines.join("\n");
    if template.trim().is_empty() {
        return merge_request;
    }
    let description = format!("{}\n{}\n", merge_request.description, template.trim_end());
    MergeRequest { description: limits::description(&description), ..merge_request }
}
