//! A request as it is sent.

use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderValue, Method};
use reqwest::Url;

use super::retry::Kind;

/// A request, with all but the token.
#[derive(Debug, Clone)]
pub struct Request {
    /// GET, POST, PUT or DELETE.
    pub method: Method,
    /// Where to.
    pub url: Url,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Vec<u8>,
    /// What it does.
    pub kind: Kind,
}

impl Request {
    /// A request of the REST API.
    #[must_use]
    pub fn rest(method: Method, mut url: Url, headers: HeaderMap, body: Vec<u8>) -> Self {
        // Endpoints without parameters leave a question mark behind.
        if url.query() == Some("") {
            url.set_query(None);
        }
        let kind = match method {
            Method::GET | Method::HEAD => Kind::Reads,
            Method::PUT | Method::DELETE => Kind::Sets,
            _ => Kind::Makes,
        };
        Self { method, url, headers, body, kind }
    }

    /// A query of GraphQL: a POST that only looks.
    #[must_use]
    pub fn query(url: Url, body: Vec<u8>) -> Self {
        let headers = HeaderMap::from_iter([(CONTENT_TYPE, HeaderValue::from_static("application/json"))]);
        Self { method: Method::POST, url, headers, body, kind: Kind::Reads }
    }

    /// Method and path, for people.
    #[must_use]
    pub fn shown(&self) -> String {
        format!("{} {}", self.method, self.url.path())
    }

    /// Method and URL, without what may be secret in its query.
    #[must_use]
    pub fn traced(&self) -> String {
        let mut url = self.url.clone();
        if self.url.query().is_some() {
            let pairs = self
                .url
                .query_pairs()
                .map(|(key, value)| if is_secret(&key) { (key, "…".into()) } else { (key, value) });
            url.query_pairs_mut().clear().extend_pairs(pairs);
        }
        format!("{} {url}", self.method)
    }
}

fn is_secret(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    ["token", "secret", "password", "signature"].iter().any(|word| key.contains(word) && key != "page_token")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trace_shows_no_secret_of_the_query() {
        let url = "https://gitlab.example/api/v4/projects?private_token=x&page_token=9&search=a%20b".parse().unwrap();
        let request = Request::rest(Method::GET, url, HeaderMap::new(), Vec::new());
        let expected = "GET https://gitlab.example/api/v4/projects?private_token=%E2%80%A6&page_token=9&search=a+b";
        assert_eq!(request.traced(), expected);
        assert_eq!(request.shown(), "GET /api/v4/projects");
    }
}
