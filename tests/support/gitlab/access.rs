//! Who comes with which token.

use crate::support::gitlab::reply::Reply;
use crate::support::gitlab::state::{State, Token};
use crate::support::gitlab::viewer::Viewer;
use crate::support::http::access::Account;
use crate::support::http::exchange::Request;

/// The token that a request of the API carries.
pub fn carried(request: &Request) -> Option<String> {
    let bearer = request.header("authorization").and_then(|value| value.strip_prefix("Bearer "));
    let token = request.header("private-token").or(request.header("job-token")).or(bearer);
    token.map(|token| token.trim().to_owned())
}

/// Who asks the API.
pub fn viewer(state: &State, request: &Request) -> Result<Viewer, Reply> {
    let Some(secret) = carried(request) else { return Ok(Viewer::default()) };
    let token = state.tokens.iter().find(|token| token.secret == secret).ok_or_else(Reply::unauthorized)?;
    if token.revoked {
        return Err(Reply::invalid_token("Token was revoked. You have to re-authorize from the user."));
    }
    if token.is_expired(state.clock.now()) {
        return Err(Reply::invalid_token("Token is expired. You can either do re-authorization or token refresh."));
    }
    let (private, job) = (request.header("private-token").is_some(), request.header("job-token").is_some());
    if (token.is_job() && private) || (!token.is_job() && job) {
        return Err(Reply::unauthorized());
    }
    Ok(as_viewer(token))
}

/// Who fetches or pushes: a token as the password; any name will do.
pub fn git_viewer(state: &State, request: &Request) -> Option<Viewer> {
    let account = Account::of(request.header("authorization"))?;
    let token = state.tokens.iter().find(|token| token.secret == account.password)?;
    let good = !token.revoked && !token.is_expired(state.clock.now()) && !account.user.is_empty();
    good.then(|| as_viewer(token))
}

fn as_viewer(token: &Token) -> Viewer {
    Viewer { user: Some(token.user), scopes: token.scopes.clone(), kind: Some(token.kind) }
}
