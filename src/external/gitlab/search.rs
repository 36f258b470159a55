//! Looks for a token, in the order that users are told.

use std::env;

use reqwest::Url;

use super::access::Access;
use super::error::GitLabError;
use super::glab::{Held, held};
use super::instance::Named;
use super::place::{Place, Trust};
use super::token::{Token, TokenSource};
use crate::external::clock::now;
use crate::external::git::Program;

/// What was found.
#[derive(Debug, Default)]
pub struct Search {
    /// The token; none where there is none for this place.
    pub access: Option<Access>,
    /// What was there and isn't used, and why.
    pub notes: Vec<String>,
}

/// Looks in `EURODAT_TOKEN`, `GITLAB_TOKEN`, git's credential helpers and glab's configuration. `remote` is the URL
/// that git uses for the remote.
///
/// # Errors
/// When the first that is there is the token of a CI job.
pub fn search(git: &Program, place: &Place, remote: &str) -> Result<Search, GitLabError> {
    let mut search = Search::default();
    for (name, from) in [("EURODAT_TOKEN", TokenSource::Eurodat), ("GITLAB_TOKEN", TokenSource::GitLab)] {
        let Some(token) = env::var(name).ok().and_then(|text| Token::new(&text)) else { continue };
        match elsewhere(place, &from) {
            Some(note) => search.notes.push(note),
            None if is_of_job(&token) => return Err(GitLabError::JobToken { from }),
            None => return Ok(Search { access: Some(Access { token, from }), ..search }),
        }
    }
    search.access = of_git(git, place, remote, &mut search.notes).or_else(|| of_glab(place, &mut search.notes));
    Ok(search)
}

/// Why a token of the environment isn't sent to this place: whoever writes the policy must not be able to have it.
fn elsewhere(place: &Place, from: &TokenSource) -> Option<String> {
    let host = place.host_and_port();
    if place.trust == Trust::Policy {
        return Some(format!(
            "{from} isn't sent to {host}, which only the policy names: set GITLAB_HOST={host} if it is meant for it"
        ));
    }
    let own = env::var("GITLAB_HOST").ok().filter(|own| *from == TokenSource::GitLab && !own.is_empty())?;
    let named = Named::read([own.as_str()]);
    (!named.has(&place.base)).then(|| format!("{from} isn't sent to {host}: GITLAB_HOST says that it is for another"))
}

fn is_of_job(token: &Token) -> bool {
    token.is_of_job(env::var("CI_JOB_TOKEN").ok().as_deref())
}

/// What git would use for the remote, where that is on the web; else for the API's own URL.
fn of_git(git: &Program, place: &Place, remote: &str, notes: &mut Vec<String>) -> Option<Access> {
    // A helper may answer for every host: whoever writes the policy must not get what it says.
    if place.trust == Trust::Policy {
        return None;
    }
    let url = if is_at(remote, place) { remote.to_owned() } else { place.project_url() };
    let found = git.credential(&url)?;
    let token = Token::new(&found.password)?;
    if found.user == "gitlab-ci-token" || is_of_job(&token) {
        notes.push("git's password is a CI job token, which opens no merge requests".to_owned());
        return None;
    }
    Some(Access { token, from: TokenSource::Git })
}

/// Whether the remote is a web URL of the very server that the API is on.
fn is_at(remote: &str, place: &Place) -> bool {
    Url::parse(remote).is_ok_and(|remote| remote.origin() == place.base.origin())
}

fn of_glab(place: &Place, notes: &mut Vec<String>) -> Option<Access> {
    match held(&[place.host_and_port(), place.host().to_owned()], now())? {
        (file, Held::Token(token)) => Some(Access { token, from: TokenSource::Glab(file) }),
        (file, Held::Expired) => {
            notes.push(format!("the token in {} has expired: glab auth status gets another", file.display()));
            None
        }
    }
}
