//! The record of all requests, for trials to read and count.

use serde_json::Value;

use super::fault::Fault;

/// A request of the API.
#[derive(Debug, Clone)]
pub struct Asked {
    /// GET, POST, PUT or DELETE.
    pub method: String,
    /// The path as it came, without the instance's root.
    pub path: String,
    /// The query, decoded.
    pub query: Value,
    /// The body, decoded; null without one.
    pub body: Value,
    /// The status that was answered or would have been; none where the request wasn't read.
    pub status: Option<u16>,
    /// Whether it changed something.
    pub effect: bool,
    /// The fault it met.
    pub fault: Option<Fault>,
}

/// All requests.
#[derive(Debug, Default)]
pub struct Record {
    /// The API's, in the order of their end.
    pub asked: Vec<Asked>,
    /// Git's: method, path and query.
    pub git: Vec<String>,
    /// What the validator says against requests.
    pub complaints: Vec<String>,
}
