//! The tags of a project ([tags API](https://docs.gitlab.com/api/tags/)).

use gitlab::api::common::SortOrder;
use gitlab::api::projects::repository::tags::{Tags, TagsOrderBy};
use serde::Deserialize;

use super::door::GitLab;
use super::error::GitLabError;
use crate::model::oid::Oid;

/// More tags than this are not read: no product has made so many releases.
const MOST: usize = 20_000;

/// What is asked for, where it can't be put into words.
const REQUEST: &str = "the product's tags";

/// A tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// The commit that it names.
    pub commit: Oid,
    /// The notes of its release, where it has one.
    pub notes: Option<String>,
}

impl Tag {
    /// Its name and commit.
    #[must_use]
    pub fn named(&self) -> (String, Oid) {
        (self.name.clone(), self.commit)
    }
}

#[derive(Debug, Deserialize)]
struct Answer {
    name: String,
    commit: Option<Commit>,
    release: Option<Release>,
}

#[derive(Debug, Deserialize)]
struct Commit {
    id: String,
}

#[derive(Debug, Deserialize)]
struct Release {
    description: Option<String>,
}

/// All tags of a project that start with this prefix, the highest versions first.
///
/// # Errors
/// When GitLab can't be reached or refuses.
pub fn tags(gitlab: &GitLab, project: &str, prefix: &str) -> Result<Vec<Tag>, GitLabError> {
    let mut builder = Tags::builder();
    builder.project(project).order_by(TagsOrderBy::Version).sort(SortOrder::Descending);
    if !prefix.is_empty() {
        builder.search(format!("^{prefix}"));
    }
    let endpoint = builder.build().map_err(|error| gitlab.malformed(REQUEST, &error.to_string()))?;
    let answers: Vec<Answer> = gitlab.pages(&endpoint, MOST)?;
    // A tag of something else than a commit names no state of the product.
    Ok(answers.into_iter().filter_map(tag).collect())
}

fn tag(answer: Answer) -> Option<Tag> {
    let commit = answer.commit?.id.parse().ok()?;
    let notes = answer.release.map(|release| release.description.unwrap_or_default());
    Some(Tag { name: answer.name, commit, notes })
}
