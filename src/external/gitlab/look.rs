//! One look at everything that a decision and its merge request depend on
//! ([GraphQL API](https://docs.gitlab.com/api/graphql/reference/)): one request, however many stages there are.

use std::collections::BTreeMap;

use serde_json::Value;

use super::door::GitLab;
use super::error::GitLabError;
use super::look_answer::{Answer, Project, released};
use super::look_query::{Question, ask, page, rest, variables};
use super::looked::Looked;
use crate::model::found_request::FoundRequest;

/// More open merge requests than these pages of a hundred hold are not looked at.
const MOST_PAGES: usize = 20;

/// Looks.
///
/// # Errors
/// When GitLab can't be reached, refuses, or doesn't show us the project.
pub fn look(gitlab: &GitLab, question: &Question<'_>) -> Result<Looked, GitLabError> {
    let place = gitlab.place();
    let data = gitlab.graphql(&ask(question), &variables(&place.project, question))?;
    let answer: Answer = read(gitlab, data)?;
    let user = answer.current_user.map(|user| user.username);
    let project = answer.project.ok_or_else(|| no_project(&place.project))?;
    let id = project.number().ok_or_else(|| no_project(&place.project))?;
    let own = project.own.iter().flat_map(|list| list.nodes.iter()).filter_map(|node| node.read(gitlab)).collect();
    let open = open(gitlab, question, project)?;
    let product = question.product.map_or_else(
        || Some(BTreeMap::new()),
        |(_, tags)| answer.product.as_ref().map(|product| released(gitlab, product, tags)),
    );
    Ok(Looked { user, project: id, branches: question.branches.to_vec(), open, own, product })
}

/// The open ones, those on later pages among them.
fn open(gitlab: &GitLab, question: &Question<'_>, mut project: Project) -> Result<Vec<FoundRequest>, GitLabError> {
    let mut found = Vec::new();
    for _ in 0..MOST_PAGES {
        found.extend(project.open.nodes.iter().filter_map(|node| node.read(gitlab)));
        let Some(after) = project.open.next() else { break };
        let data = gitlab.graphql(&rest(), &page(&gitlab.place().project, question.target, after))?;
        let answer: Answer = read(gitlab, data)?;
        let Some(next) = answer.project else { break };
        project = next;
    }
    Ok(found)
}

fn read(gitlab: &GitLab, data: Value) -> Result<Answer, GitLabError> {
    serde_json::from_value(data).map_err(|error| gitlab.malformed("a look at merge requests", &error.to_string()))
}

/// GitLab says nothing of what one may not see.
fn no_project(path: &str) -> GitLabError {
    let said = vec!["there is no such project, or the token may not see it".to_owned()];
    GitLabError::Refused { request: format!("project {path}"), status: 404, said }
}
