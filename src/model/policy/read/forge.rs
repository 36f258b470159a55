//! The sections about GitLab: `[gitlab]`, `[merge-requests]`.

use super::super::format::{Field, GitLabFile, MergeRequestsFile, Span};
use super::super::types::{GitLab, MergeRequests, Person};
use super::faults::Faults;
use super::section::{judged, named, path_fault, project_fault, section};
use crate::model::nearest::did_you_mean;

/// The word for those whom CODEOWNERS names.
const CODE_OWNERS: &str = "code-owners";

/// How long a label may be, in characters ([labels](https://docs.gitlab.com/api/labels/)).
const LONGEST_LABEL: usize = 255;

/// `[gitlab]`
pub(super) fn gitlab(field: Field<GitLabFile>, faults: &mut Faults<'_>) -> GitLab {
    let file = section("gitlab", field, faults);
    let url = named("url", file.url, url_fault, faults);
    GitLab {
        url: url.map(|url| url.trim_end_matches('/').to_owned()),
        project: named("project", file.project, project_fault, faults),
    }
}

/// `[merge-requests]`
pub(super) fn merge_requests(field: Field<MergeRequestsFile>, faults: &mut Faults<'_>) -> MergeRequests {
    let file = section("merge-requests", field, faults);
    let labels = faults.take_all("labels", file.labels);
    MergeRequests {
        labels: labels.into_iter().filter_map(|at| judged("labels", at, label_fault, faults)).collect(),
        reviewers: people("reviewers", file.reviewers, faults),
        assignees: people("assignees", file.assignees, faults),
        draft: faults.take("draft", file.draft).is_some_and(|(_, draft)| draft),
        template: named("template", file.template, path_fault, faults),
    }
}

fn people(key: &str, field: Field<Vec<Field<String>>>, faults: &mut Faults<'_>) -> Vec<Person> {
    let people = faults.take_all(key, field).into_iter();
    people.filter_map(|at| person(key, at, faults)).collect()
}

fn person(key: &str, (span, text): (Span, String), faults: &mut Faults<'_>) -> Option<Person> {
    match text.strip_prefix('@') {
        None if text == CODE_OWNERS => Some(Person::CodeOwners),
        Some(name) if is_user(name) => Some(Person::User(name.to_owned())),
        _ => {
            let help = match did_you_mean(&text, [CODE_OWNERS]) {
                None if is_user(&text) => Some(format!("write a user with the `@` before the name: `@{text}`")),
                help => help,
            };
            faults.error(
                &span,
                format!("each of `{key}` must be a user such as \"@jane\", or \"{CODE_OWNERS}\""),
                help,
            );
            None
        }
    }
}

/// GitLab's form of a user name ([reserved names](https://docs.gitlab.com/user/reserved_names/)), as far as it matters:
/// nothing that ends a word.
fn is_user(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-');
    !name.is_empty() && !name.starts_with('-') && name.chars().all(plain)
}

/// The URL of an instance. A token in it would be in the repository for all to read.
fn url_fault(text: &str) -> Option<&'static str> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let Some(rest) = rest else { return Some("must be a URL that starts with `https://` or `http://`") };
    let host = rest.split('/').next().unwrap_or_default();
    if rest.contains('@') {
        return Some("must hold no user name, password or token");
    }
    let odd = host.is_empty() || host.starts_with(':') || !rest.chars().all(|c| c.is_ascii_graphic());
    let more = rest.contains(['?', '#', '\\', '"', '<', '>', '`', '{', '}', '|', '^']);
    (odd || more).then_some("must be the URL of an instance such as `https://gitlab.example/code`")
}

/// GitLab lists labels by commas.
fn label_fault(text: &str) -> Option<&'static str> {
    let bare = text.replace("{stage}", "s");
    if bare.contains(['{', '}']) {
        return Some("must hold no other placeholder than `{stage}`");
    }
    let odd = bare.trim() != bare || bare.is_empty() || bare.contains(|c: char| c == ',' || c.is_control());
    if odd {
        return Some("must hold labels without commas, and without spaces at their ends");
    }
    (text.chars().count() > LONGEST_LABEL).then_some("must hold labels of at most 255 characters")
}
