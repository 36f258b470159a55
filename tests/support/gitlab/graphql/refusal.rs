//! What GitLab answers to a query that it doesn't run.

use apollo_compiler::ExecutableDocument;
use apollo_compiler::request::RequestError;
use apollo_compiler::response::{ExecutionResponse, GraphQLError};
use apollo_compiler::validation::WithErrors;
use serde_json::{Value, json};

/// GitLab tells no more than this many faults of one query: `validate_max_errors`.
const MOST: usize = 5;

/// A refusal in one sentence.
pub fn of_message(message: &str) -> Value {
    json!({ "errors": [{ "message": message }] })
}

/// A query against the schema's rules.
pub fn of_invalid(invalid: &WithErrors<ExecutableDocument>) -> Value {
    let mut faults: Vec<Value> = invalid.errors.iter().map(|fault| told(&fault.to_json())).collect();
    // What is left of a selection without its unknown fields is no fault of its own.
    if faults.iter().any(|fault| fault["extensions"]["code"] == "undefinedField") {
        faults.retain(|fault| !fault["message"].to_string().contains("must have a subselection set"));
    }
    faults.truncate(MOST);
    json!({ "errors": faults })
}

/// A fault met on the way, without the executor's own words in front.
pub fn of_execution(response: &ExecutionResponse) -> Value {
    let mut told = json!(response);
    for fault in told["errors"].as_array_mut().into_iter().flatten() {
        let message = fault["message"].as_str().unwrap_or_default();
        fault["message"] = message.trim_start_matches("resolver error: ").into();
    }
    told
}

/// Variables that don't fit, or an operation that isn't there.
pub fn of_request(error: &RequestError, document: &ExecutableDocument) -> Value {
    json!({ "errors": [told(&error.to_graphql_error(&document.sources))] })
}

/// The two faults that an instance of another edition or version gives are told word for word as GitLab's.
fn told(error: &GraphQLError) -> Value {
    let names: Vec<&str> = error.message.split('`').skip(1).step_by(2).collect();
    let mut told = json!({ "message": error.message, "locations": error.locations });
    if let [on, field] = names[..]
        && error.message.contains("does not have a field")
    {
        told["message"] = format!("Field '{field}' doesn't exist on type '{on}'").into();
        told["extensions"] = json!({ "code": "undefinedField", "typeName": on, "fieldName": field });
    }
    if let [argument, place] = names[..]
        && error.message.contains("is not supported by")
    {
        let field = place.split(['.', '(']).nth(1).unwrap_or_default();
        told["message"] = format!("Field '{field}' doesn't accept argument '{argument}'").into();
        let extensions = json!({ "code": "argumentNotAccepted", "typeName": "Field", "argumentName": argument });
        told["extensions"] = extensions;
    }
    told
}
