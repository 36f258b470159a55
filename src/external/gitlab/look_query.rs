//! The text of the question. Only fields that the free edition has: it refuses a query with any other as a whole.

use std::fmt::Write;

use serde_json::{Map, Value, json};

use crate::model::oid::Oid;

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// The branch that merge requests are to be merged into.
    pub target: &'a str,
    /// The source branches whose merge requests are wanted in every state.
    pub branches: &'a [String],
    /// The product's project, and those of its tags that may move, with their commits.
    pub product: Option<(&'a str, &'a [(String, Oid)])>,
}

/// What is wanted of a merge request.
const REQUEST: &str = "\
fragment request on MergeRequest {
  iid state title description draft webUrl sourceBranch diffHeadSha userNotesCount
  sourceProject { fullPath }
  labels(first: 100) { nodes { title } }
  approvedBy(first: 100) { nodes { username } }
  headPipeline { status path }
}
";

const OPEN: &str = "\
    open: mergeRequests(state: opened, targetBranches: $into, first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      nodes { ...request }
    }
";

const OWN: &str = "\
    own: mergeRequests(sourceBranches: $branches, targetBranches: $into, first: 100, sort: CREATED_DESC) {
      nodes { ...request }
    }
";

/// The whole question. Tags are variables: no text from elsewhere is part of the query.
pub(super) fn ask(question: &Question<'_>) -> String {
    let tags = question.product.map_or(0, |(_, tags)| tags.len());
    let mut head = "query($target: ID!, $into: [String!], $after: String".to_owned();
    let own = !question.branches.is_empty();
    head.push_str(if own { ", $branches: [String!]" } else { "" });
    let mut product = String::new();
    if tags > 0 {
        head.push_str(", $product: ID!");
        product.push_str("  product: project(fullPath: $product) {\n");
        for place in 0..tags {
            let _ = write!(head, ", $t{place}: String!, $c{place}: String!");
            let _ = writeln!(
                product,
                "    p{place}: pipelines(ref: $t{place}, sha: $c{place}, first: 5) {{ nodes {{ status sha path }} }}"
            );
            let _ = writeln!(
                product,
                "    r{place}: release(tagName: $t{place}) {{ upcomingRelease releasedAt description }}"
            );
        }
        product.push_str("  }\n");
    }
    let own = if own { OWN } else { "" };
    format!(
        "{head}) {{\n  currentUser {{ username }}\n  project(fullPath: $target) {{\n    id\n{OPEN}{own}  }}\n{product}}}\n{REQUEST}"
    )
}

/// The values for it.
pub(super) fn variables(project: &str, question: &Question<'_>) -> Value {
    let mut values = Map::new();
    values.insert("target".to_owned(), json!(project));
    values.insert("into".to_owned(), json!([question.target]));
    if !question.branches.is_empty() {
        values.insert("branches".to_owned(), json!(question.branches));
    }
    if let Some((product, tags)) = question.product.filter(|(_, tags)| !tags.is_empty()) {
        values.insert("product".to_owned(), json!(product));
        for (place, (tag, commit)) in tags.iter().enumerate() {
            values.insert(format!("t{place}"), json!(tag));
            values.insert(format!("c{place}"), json!(commit.to_string()));
        }
    }
    Value::Object(values)
}

/// The question for one more page of open merge requests.
pub(super) fn rest() -> String {
    let head = "query($target: ID!, $into: [String!], $after: String)";
    format!("{head} {{\n  project(fullPath: $target) {{\n    id\n{OPEN}  }}\n}}\n{REQUEST}")
}

/// The values for that.
pub(super) fn page(project: &str, target: &str, after: &str) -> Value {
    json!({ "target": project, "into": [target], "after": after })
}
