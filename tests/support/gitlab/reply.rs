//! Answers, and GitLab's ways to refuse.

use serde_json::{Value, json};

/// An answer of the API.
#[derive(Debug, Clone)]
pub struct Reply {
    /// The HTTP status.
    pub status: u16,
    /// Header lines.
    pub headers: Vec<(String, String)>,
    /// The body; none for 204.
    pub body: Option<Value>,
}

/// An answer, or a refusal.
pub type Answer = Result<Reply, Reply>;

impl Reply {
    /// A status with a body.
    pub fn new(status: u16, body: Value) -> Self {
        Self { status, headers: Vec::new(), body: Some(body) }
    }

    /// Here it is.
    pub fn ok(body: Value) -> Self {
        Self::new(200, body)
    }

    /// Made.
    pub fn created(body: Value) -> Self {
        Self::new(201, body)
    }

    /// Done, and nothing to say.
    pub fn no_content() -> Self {
        Self { status: 204, headers: Vec::new(), body: None }
    }

    /// A refusal whose body is a message.
    pub fn message(status: u16, message: impl Into<Value>) -> Self {
        Self::new(status, json!({ "message": message.into() }))
    }

    /// 400 for a parameter.
    pub fn bad(error: impl Into<Value>) -> Self {
        Self::new(400, json!({ "error": error.into() }))
    }

    /// 401 for somebody unknown, or somebody who may not.
    pub fn unauthorized() -> Self {
        Self::message(401, "401 Unauthorized")
    }

    /// 401 for a token that was good once.
    pub fn invalid_token(why: &str) -> Self {
        Self::new(401, json!({ "error": "invalid_token", "error_description": why }))
    }

    /// 403 for somebody who may not.
    pub fn forbidden() -> Self {
        Self::message(403, "403 Forbidden")
    }

    /// 403 for a token that is meant for less.
    pub fn insufficient_scope(scope: &str) -> Self {
        let why = "The request requires higher privileges than provided by the access token.";
        Self::new(403, json!({ "error": "insufficient_scope", "error_description": why, "scope": scope }))
    }

    /// 404 for what isn't there, or what one may not see.
    pub fn not_found(what: &str) -> Self {
        Self::message(404, format!("404 {what} Not Found"))
    }

    /// 404 for a path that the API doesn't have.
    pub fn no_such_path() -> Self {
        Self::new(404, json!({ "error": "404 Not Found" }))
    }

    /// 405 for what can't be done now.
    pub fn not_allowed() -> Self {
        Self::message(405, "405 Method Not Allowed")
    }

    /// 409 for what stands in the way.
    pub fn conflict(message: &str) -> Self {
        Self::message(409, json!([message]))
    }

    /// 422 for what makes no sense.
    pub fn unprocessable(message: &str) -> Self {
        Self::message(422, json!([message]))
    }
}
