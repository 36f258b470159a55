//! Finds the place and opens the door.

use std::env;

use super::door::GitLab;
use super::error::GitLabError;
use super::http_client::http_client;
use super::instance::Named;
use super::place::{Place, Wanted};
use super::search::{Search, search};
use super::settings::settings;
use super::trace::Trace;
use super::transport::Transport;
use crate::external::git::Repository;

/// The project behind a remote, found.
#[derive(Debug, Clone)]
pub struct Found {
    /// Where its API is.
    pub place: Place,
    /// The URL that git uses for the remote: its password is that of git.
    remote: String,
}

/// A door, or why there is none.
#[derive(Debug)]
pub struct Opening {
    /// The door; none where there is no token.
    pub door: Option<GitLab>,
    /// What the user should know: a token that isn't used, a server that isn't verified.
    pub notes: Vec<String>,
}

/// Where the API of a remote's project is, by the URL that pushes go to; none where no GitLab can be.
///
/// # Errors
/// When the policy names no place.
pub fn find(repository: &Repository, remote: &str, wanted: Wanted<'_>) -> Result<Option<Found>, GitLabError> {
    // A remote without a name is a URL itself.
    let url = repository.git.line(&["remote", "get-url", "--push", "--", remote]).unwrap_or_else(|_| remote.to_owned());
    // One of several push URLs stands in each line.
    let url = url.lines().next().unwrap_or_default();
    let named: Vec<String> =
        ["GITLAB_HOST", "CI_SERVER_URL", "CI_SERVER_HOST"].iter().filter_map(|name| env::var(name).ok()).collect();
    let named = Named::read(named.iter().map(String::as_str).filter(|name| !name.is_empty()));
    Ok(Place::of(url, wanted, &named)?.map(|place| Found { place, remote: url.to_owned() }))
}

/// Opens the door to a place, where there is a token for it.
///
/// # Errors
/// When the token is that of a CI job, or a setting for the way there can't be used.
pub fn open(repository: &Repository, found: &Found, trace: Trace) -> Result<Opening, GitLabError> {
    let Search { access, mut notes } = search(&repository.git, &found.place, &found.remote)?;
    for note in &notes {
        trace.line(note);
    }
    let Some(access) = access else {
        trace.line(&format!("no token for {}", found.place.host_and_port()));
        return Ok(Opening { door: None, notes });
    };
    trace.line(&format!("{} at {}, with the token of {}", found.place.project, found.place.base, access.from));
    let settings = settings(&repository.git, &found.place.project_url())?;
    if let Some(by) = settings.unverified {
        notes.push(format!(
            "{by} is set so that nobody knows whether {} is the server that it says",
            found.place.host()
        ));
    }
    let transport = Transport::new(http_client(&settings)?, access, trace)?;
    Ok(Opening { door: Some(GitLab { place: found.place.clone(), transport }), notes })
}
