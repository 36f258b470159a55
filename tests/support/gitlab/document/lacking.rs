//! Where the document and GitLab differ.

use serde_json::{Value, json};

/// Paths that GitLab has and the document lacks, each with where GitLab describes them.
const PATHS: [(&str, &str); 12] = [
    ("/api/graphql", "no REST: docs.gitlab.com/api/graphql"),
    ("/api/v4/user", "left out of GitLab's document: docs.gitlab.com/api/users"),
    ("/api/v4/users", "left out of GitLab's document: docs.gitlab.com/api/users"),
    ("/api/v4/users/{id}", "left out of GitLab's document: docs.gitlab.com/api/users"),
    (
        "/api/v4/personal_access_tokens/self",
        "left out of GitLab's document: docs.gitlab.com/api/personal_access_tokens",
    ),
    ("/api/v4/projects/{id}/labels", "left out of GitLab's document: docs.gitlab.com/api/labels"),
    ("/api/v4/projects/{id}/labels/{name}", "left out of GitLab's document: docs.gitlab.com/api/labels"),
    ("/api/v4/projects/{id}/merge_requests/{iid}/notes", "made for each noteable: docs.gitlab.com/api/notes"),
    ("/api/v4/projects/{id}/merge_requests/{iid}/notes/{note}", "made for each noteable: docs.gitlab.com/api/notes"),
    (
        "/api/v4/projects/{id}/merge_requests/{iid}/discussions",
        "made for each noteable: docs.gitlab.com/api/discussions",
    ),
    ("/api/v4/projects/{id}/approval_rules", "of the paid tiers: docs.gitlab.com/api/merge_request_approvals"),
    (
        "/api/v4/projects/{id}/merge_requests/{iid}/approval_rules",
        "of the paid tiers: docs.gitlab.com/api/merge_request_approvals",
    ),
];

/// Parameters in paths that the document takes for numbers and GitLab for texts: a project or group is also known by
/// its encoded path, a branch by its name.
const TEXTS: [&str; 4] = ["id", "branch", "name", "project_id"];

/// A parameter of every list in pages that the document lacks: docs.gitlab.com/api/rest/#keyset-based-pagination
pub fn of_lists() -> (&'static str, Value) {
    ("pagination", json!({ "type": "string", "enum": ["legacy", "keyset"] }))
}

/// A parameter that the document asks for, though it is the part of a path that may be left out.
pub const OPTIONAL: &str = "suffix_path";

/// Why the document says nothing about a path that GitLab has, if it is one of these.
pub fn why(path: &str) -> Option<&'static str> {
    PATHS.iter().find(|(pattern, _)| fits(pattern, path)).map(|(_, why)| *why)
}

/// Whether a parameter in a path may be a text, whatever the document says.
pub fn is_text(parameter: &str) -> bool {
    TEXTS.contains(&parameter)
}

fn fits(pattern: &str, path: &str) -> bool {
    let (pattern, path): (Vec<&str>, Vec<&str>) = (pattern.split('/').collect(), path.split('/').collect());
    pattern.len() == path.len()
        && pattern.iter().zip(path).all(|(ours, theirs)| ours.starts_with('{') || *ours == theirs)
}
