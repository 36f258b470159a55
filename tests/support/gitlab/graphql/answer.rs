//! From a request's body to its answer.

use std::sync::OnceLock;

use apollo_compiler::resolvers::Execution;
use apollo_compiler::response::JsonMap;
use apollo_compiler::validation::Valid;
use apollo_compiler::{ExecutableDocument, Schema};
use serde_json::Value;

use super::root::Query;
use super::{cost, refusal};
use crate::support::gitlab::state::{Scope, State};
use crate::support::gitlab::viewer::Viewer;

/// GitLab takes no longer query text: `GraphqlController::MAX_QUERY_SIZE`.
const LONGEST_QUERY: usize = 10_000;

/// Answers a query: the HTTP status and the body.
///
/// Nobody comes without a token; a wrong one makes no viewer. One that may not read the API is as good as a wrong one
/// here, where REST says which scope is missing: `GraphqlController#authorize_access_api!`.
pub fn answer(state: &State, viewer: Option<&Viewer>, body: &Value) -> (u16, Value) {
    let Some(viewer) = viewer else { return (401, refusal::of_message("Invalid token")) };
    let reads = viewer.has_any(&[Scope::Api, Scope::ReadApi]);
    if viewer.is_job() || (viewer.user.is_some() && !reads) {
        return (401, refusal::of_message("Invalid token"));
    }
    let query = body["query"].as_str().unwrap_or_default();
    if query.chars().count() > LONGEST_QUERY {
        return (422, refusal::of_message("Query too large"));
    }
    match serde_json::from_value(body["variables"].clone()) {
        Ok(variables) => (200, executed(&Query { state, viewer }, body, &variables)),
        Err(_) if body["variables"].is_null() => (200, executed(&Query { state, viewer }, body, &JsonMap::new())),
        Err(_) => (422, refusal::of_message("Variables must be a mapping")),
    }
}

fn executed(root: &Query, body: &Value, variables: &JsonMap) -> Value {
    let query = body["query"].as_str().unwrap_or_default();
    if query.trim().is_empty() {
        return refusal::of_message("No query string was present");
    }
    let document = match ExecutableDocument::parse_and_validate(schema(), query, "query") {
        Ok(document) => document,
        Err(invalid) => return refusal::of_invalid(&invalid),
    };
    let operation = match document.operations.get(body["operationName"].as_str()) {
        Ok(operation) => operation,
        Err(error) => return refusal::of_request(&error, &document),
    };
    let most = cost::Most::of(root.viewer);
    if let Err(said) = cost::within(&document, operation, variables, most) {
        return refusal::of_message(&said);
    }
    let execution = Execution::new(schema(), &document).operation(operation).raw_variable_values(variables);
    match execution.enable_schema_introspection(true).execute_sync(root) {
        Ok(response) => refusal::of_execution(&response),
        Err(error) => refusal::of_request(&error, &document),
    }
}

fn schema() -> &'static Valid<Schema> {
    static READ: OnceLock<Valid<Schema>> = OnceLock::new();
    READ.get_or_init(|| {
        let read = Schema::parse_and_validate(include_str!("schema.graphql"), "schema.graphql");
        read.unwrap_or_else(|invalid| panic!("{invalid}"))
    })
}
