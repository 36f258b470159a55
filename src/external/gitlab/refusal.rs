//! Which error a refusal is.

use super::attempt::Answer;
use super::error::GitLabError;
use super::said::missing_scope;
use super::token::TokenSource;

/// The error that an answer of 400 or more is. A password of git's that opens nothing is no error of anybody's.
#[must_use]
pub fn refusal(request: String, answer: &Answer, from: &TokenSource, said: Vec<String>) -> GitLabError {
    let status = answer.status.as_u16();
    let from = from.clone();
    let scope = missing_scope(&answer.body).filter(|_| status == 403);
    match (status, scope) {
        (401, _) | (403, Some(_)) if from == TokenSource::Git => GitLabError::NoToken { from, status, said },
        (401, _) => GitLabError::Unauthorized { from, said },
        (_, Some(scope)) => GitLabError::Scope { from, scope, said },
        _ => GitLabError::Refused { request, status, said },
    }
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, StatusCode};

    use super::*;

    fn of(status: u16, body: &'static str, from: &TokenSource) -> GitLabError {
        let status = StatusCode::from_u16(status).unwrap();
        let answer = Answer { status, headers: HeaderMap::new(), body: body.into() };
        refusal("GET /".to_owned(), &answer, from, Vec::new())
    }

    #[test]
    fn a_refusal_names_the_token_and_the_scope() {
        let scope = r#"{"error":"insufficient_scope","scope":"api"}"#;
        let error = of(403, scope, &TokenSource::GitLab);
        assert_eq!(error.to_string(), "the token of GITLAB_TOKEN needs the scope api");
        assert!(matches!(of(401, "", &TokenSource::Eurodat), GitLabError::Unauthorized { .. }));
        assert!(matches!(of(403, "{}", &TokenSource::Eurodat), GitLabError::Refused { status: 403, .. }));
        assert!(matches!(of(404, scope, &TokenSource::Eurodat), GitLabError::Refused { status: 404, .. }));
    }

    #[test]
    fn a_password_of_gits_is_no_token_and_no_error() {
        assert!(of(401, "", &TokenSource::Git).is_no_token());
        assert!(of(403, r#"{"error":"insufficient_scope"}"#, &TokenSource::Git).is_no_token());
        assert!(!of(403, "{}", &TokenSource::Git).is_no_token());
    }
}
