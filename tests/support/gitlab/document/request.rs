//! A request against the document.

use serde_json::{Map, Value};

use super::api::{Api, Found, api};
use super::schema::{Reader, Written};
use super::{form, lacking};
use crate::support::gitlab::encoding::decoded;

const JSON: &str = "application/json";
const FORM: &str = "application/x-www-form-urlencoded";

/// A request as it came, its path without the instance's relative root.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// GET, POST, …
    pub method: &'a str,
    /// The path, not decoded.
    pub path: &'a str,
    /// What stands after the question mark, not decoded.
    pub query: &'a str,
    /// The header `Authorization`, `PRIVATE-TOKEN` or `JOB-TOKEN`.
    pub token: Option<&'a str>,
    /// What the body says it is.
    pub content_type: Option<&'a str>,
    /// The body.
    pub body: &'a [u8],
}

/// What is wrong with a request by the document, if it is on this machine.
pub fn check(request: &Request) -> Vec<String> {
    api().map(|api| complaints(api, request)).unwrap_or_default()
}

/// What is wrong with a request by the document, one sentence each.
pub fn complaints(api: &Api, request: &Request) -> Vec<String> {
    let faults = match (api.find(request.path), lacking::why(request.path)) {
        (None, None) => vec!["the document knows no such path".to_owned()],
        (None, Some(_)) => Vec::new(),
        (Some(found), _) => of_known(api, &found, request),
    };
    let token = request.token.is_none().then(|| "it carries no token".to_owned());
    let faults = faults.into_iter().chain(token);
    faults.map(|fault| format!("{} {}: {fault}", request.method, request.path)).collect()
}

fn of_known(api: &Api, found: &Found, request: &Request) -> Vec<String> {
    // What answers GET answers HEAD.
    let method = if request.method == "HEAD" { "get".to_owned() } else { request.method.to_lowercase() };
    let Some(operation) = found.operations.get(&method) else {
        return vec!["the document knows no such method here".to_owned()];
    };
    let (query, described) = (form::flat(request.query), api.resolved(&operation["requestBody"]));
    let mut faults = of_path(api, operation, found);
    faults.extend(of_query(api, operation, &query));
    let given = |fault: &String| query.keys().any(|name| *fault == format!("{name} is missing"));
    faults.extend(of_body(api, described, request).into_iter().filter(|fault| !given(fault)));
    faults
}

fn of_path(api: &Api, operation: &Value, found: &Found) -> Vec<String> {
    let reader = Reader { api, written: Written::Text };
    let checked = parameters(operation, "path").filter_map(|(name, parameter)| {
        let value = decoded(found.parameters.get(name)?);
        (!lacking::is_text(name)).then(|| reader.faults(&parameter["schema"], &value.into(), name))
    });
    checked.flatten().collect()
}

/// A query is a mapping whose properties are the operation's parameters. What belongs into the body may stand here too:
/// Rails reads both alike, and python-gitlab sends a merge's `sha` so.
fn of_query(api: &Api, operation: &Value, query: &Map<String, Value>) -> Vec<String> {
    let body = api.resolved(&operation["requestBody"]);
    let mut properties = content(api, body, JSON)["properties"].as_object().cloned().unwrap_or_default();
    let mut required = Vec::new();
    for (name, parameter) in parameters(operation, "query") {
        properties.insert(name.to_owned(), parameter["schema"].clone());
        let is_required = parameter["required"] == true && name != lacking::OPTIONAL;
        required.extend(is_required.then(|| Value::from(name)));
    }
    if properties.contains_key("per_page") {
        let (name, schema) = lacking::of_lists();
        properties.insert(name.to_owned(), schema);
    }
    let schema = serde_json::json!({ "properties": properties, "required": required, "additionalProperties": false });
    Reader { api, written: Written::Text }.of_object(&schema, query, "")
}

fn of_body(api: &Api, described: &Value, request: &Request) -> Vec<String> {
    let kind = request.content_type.unwrap_or_default().split(';').next().unwrap_or_default().trim();
    let kind = if request.body.is_empty() { JSON } else { kind };
    let schema = content(api, described, kind);
    if schema.is_null() && !request.body.is_empty() {
        return vec![format!("it takes no body of this kind: {kind:?}")];
    }
    let text = String::from_utf8_lossy(request.body);
    let (written, body) = match kind {
        JSON if text.is_empty() => (Written::Json, Value::Object(Map::new())),
        JSON => (Written::Json, serde_json::from_str(&text).unwrap_or_default()),
        FORM => (Written::Text, form::tree(&text)),
        _ => return vec![format!("a body of this kind isn't read here: {kind}")],
    };
    match body.as_object() {
        Some(map) => Reader { api, written }.of_object(schema, map, ""),
        None => vec!["the body is no mapping".to_owned()],
    }
}

/// The schema of a body of this kind; null where it takes none.
fn content<'a>(api: &'a Api, described: &'a Value, kind: &str) -> &'a Value {
    api.resolved(&described["content"][kind]["schema"])
}

fn parameters<'a>(operation: &'a Value, place: &'a str) -> impl Iterator<Item = (&'a str, &'a Value)> {
    let all = operation["parameters"].as_array().into_iter().flatten();
    all.filter(move |parameter| parameter["in"] == place).filter_map(|found| Some((found["name"].as_str()?, found)))
}
