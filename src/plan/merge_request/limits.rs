//! How long GitLab lets texts be, in characters.

use crate::model::description::fit;

/// A title ([merge requests](https://docs.gitlab.com/api/merge_requests/#create-mr)), with room for `Draft: ` before it.
const TITLE: usize = 255 - 7;

/// A label's name ([labels](https://docs.gitlab.com/api/labels/)).
const LABEL: usize = 255;

/// A description ([limits](https://docs.gitlab.com/administration/instance_limits/)).
const DESCRIPTION: usize = 1_048_576;

/// A comment (the same page).
const NOTE: usize = 1_000_000;

/// A title that GitLab takes.
pub(super) fn title(text: &str) -> String {
    start(text, TITLE)
}

/// A label that GitLab takes.
pub(super) fn label(text: &str) -> String {
    start(text, LABEL)
}

/// A description that GitLab takes.
pub(super) fn description(text: &str) -> String {
    fit(text, DESCRIPTION, |part| part.chars().count())
}

/// A comment that GitLab takes.
pub(super) fn note(text: &str) -> String {
    fit(text, NOTE, |part| part.chars().count())
}

fn start(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    text.chars().take(most - 1).chain(['…']).collect()
}
