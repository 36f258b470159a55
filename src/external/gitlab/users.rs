//! The numbers of users, by name ([GraphQL API](https://docs.gitlab.com/api/graphql/reference/#queryusers)).

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::json;

use super::door::GitLab;
use super::error::GitLabError;

const QUERY: &str = "query($names: [String!]) { users(usernames: $names, first: 100) { nodes { id username } } }";

#[derive(Debug, Deserialize)]
struct Answer {
    users: Option<List>,
}

#[derive(Debug, Deserialize)]
struct List {
    nodes: Vec<User>,
}

#[derive(Debug, Deserialize)]
struct User {
    id: String,
    username: String,
}

/// The numbers of those users that there are, at most a hundred, by their names in small letters.
///
/// # Errors
/// When GitLab can't be reached or refuses.
pub fn users(gitlab: &GitLab, names: &[String]) -> Result<BTreeMap<String, u64>, GitLabError> {
    if names.is_empty() {
        return Ok(BTreeMap::new());
    }
    let data = gitlab.graphql(QUERY, &json!({ "names": names }))?;
    let answer: Answer = serde_json::from_value(data).map_err(|error| gitlab.malformed("users", &error.to_string()))?;
    let number = |user: User| Some((user.username.to_lowercase(), user.id.rsplit('/').next()?.parse().ok()?));
    Ok(answer.users.into_iter().flat_map(|list| list.nodes).filter_map(number).collect())
}
