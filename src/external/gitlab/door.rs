//! The door: the API of one project's instance.

use bytes::Bytes;
use gitlab::api::{ApiError, Client, Endpoint, Query, RestClient, ignore};
use http::request::Builder;
use http::{Method, Response};
use reqwest::Url;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::error::GitLabError;
use super::place::Place;
use super::request::Request;
use super::said::said;
use super::token::TokenSource;
use super::transport::Transport;

/// An instance, with a token for it.
#[derive(Debug)]
pub struct GitLab {
    pub(super) place: Place,
    pub(super) transport: Transport,
}

impl GitLab {
    /// Where it is.
    #[must_use]
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Where the token came from.
    #[must_use]
    pub fn source(&self) -> &TokenSource {
        &self.transport.access().from
    }

    /// Asks an endpoint of the REST API.
    ///
    /// # Errors
    /// When GitLab refuses or can't be reached, or its answer has another form.
    pub fn ask<T: DeserializeOwned>(&self, endpoint: &impl Endpoint) -> Result<T, GitLabError> {
        endpoint.query(self).map_err(|error| self.error(endpoint, error))
    }

    /// Asks an endpoint whose answer holds nothing of interest.
    ///
    /// # Errors
    /// When GitLab refuses or can't be reached.
    pub fn tell(&self, endpoint: &impl Endpoint) -> Result<(), GitLabError> {
        ignore(endpoint).query(self).map_err(|error| self.error(endpoint, error))
    }

    /// Asks GraphQL, and gives the answer's `data`
    /// ([its page](https://docs.gitlab.com/api/graphql/)). The query must only look: it is repeated like a GET.
    ///
    /// # Errors
    /// When GitLab refuses the query or any part of it, or can't be reached.
    pub fn graphql(&self, query: &str, variables: &Value) -> Result<Value, GitLabError> {
        let url =
            self.place.base.join("api/graphql").map_err(|error| self.malformed("/api/graphql", &error.to_string()))?;
        let request = Request::query(url, json!({ "query": query, "variables": variables }).to_string().into_bytes());
        let shown = request.shown();
        let answer = self.transport.send(request)?;
        let mut whole: Value =
            serde_json::from_slice(&answer.body).map_err(|error| self.malformed(&shown, &error.to_string()))?;
        if whole.get("errors").is_some_and(is_something) {
            let said = said(&answer.body, |text| self.transport.access().token.scrub(text));
            return Err(GitLabError::Query { request: shown, said });
        }
        let data = whole.get_mut("data").map(Value::take).filter(Value::is_object);
        data.ok_or_else(|| self.malformed(&shown, "it holds no data"))
    }

    fn error(&self, endpoint: &impl Endpoint, error: ApiError<GitLabError>) -> GitLabError {
        let ApiError::Client { source } = error else {
            return self.malformed(&format!("{} {}", endpoint.method(), endpoint.endpoint()), &error.to_string());
        };
        source
    }

    pub(super) fn malformed(&self, request: &str, why: &str) -> GitLabError {
        GitLabError::Malformed { request: request.to_owned(), why: self.transport.access().token.scrub(why) }
    }
}

/// Whether anything is in it: some servers write an empty list, or null.
fn is_something(errors: &Value) -> bool {
    !errors.is_null() && errors.as_array().is_none_or(|list| !list.is_empty())
}

impl RestClient for GitLab {
    type Error = GitLabError;

    fn rest_endpoint(&self, endpoint: &str) -> Result<Url, ApiError<Self::Error>> {
        Ok(self.place.base.join(&format!("api/v4/{endpoint}"))?)
    }

    fn instance_endpoint(&self, endpoint: &str) -> Result<Url, ApiError<Self::Error>> {
        Ok(self.place.base.join(endpoint)?)
    }
}

impl Client for GitLab {
    fn rest(&self, request: Builder, body: Vec<u8>) -> Result<Response<Bytes>, ApiError<Self::Error>> {
        let unusable = |why: &str| ApiError::client(self.malformed("a request", why));
        let (parts, ()) = request.body(()).map_err(|error| unusable(&error.to_string()))?.into_parts();
        let url = parts.uri.to_string().parse()?;
        if !matches!(parts.method, Method::GET | Method::POST | Method::PUT | Method::DELETE) {
            return Err(unusable("no such method is used"));
        }
        let request = Request::rest(parts.method, url, parts.headers, body);
        let answer = self.transport.send(request).map_err(ApiError::client)?;
        let mut response = Response::new(answer.body);
        *response.status_mut() = answer.status;
        *response.headers_mut() = answer.headers;
        Ok(response)
    }
}

#[cfg(test)]
#[path = "door_tests.rs"]
mod tests;
