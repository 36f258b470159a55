//! Where the API of the remote's project is.

use reqwest::Url;

use super::error::GitLabError;
use super::instance::{Named, instance, is_loopback, same_host};
use super::remote_url::{RemoteUrl, Way};

/// A project on an instance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The instance: `https://host[:port]/`, with the relative URL root where it has one; ends with a slash.
    pub base: Url,
    /// The project's full path, `group/subgroup/project`.
    pub project: String,
    /// Who says that this is the host.
    pub trust: Trust,
}

/// Who names the host that tokens would be sent to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trust {
    /// The user, whose remote is there or whose environment names it.
    User,
    /// Only the policy, which anybody may have written who can propose a change.
    Policy,
}

/// What the policy says of the place.
#[derive(Debug, Clone, Copy, Default)]
pub struct Wanted<'p> {
    /// The instance's URL, `[gitlab] url`.
    pub url: Option<&'p str>,
    /// The project that merge requests go to, `[gitlab] project`: where the remote is a fork of it.
    pub project: Option<&'p str>,
}

/// Known servers that are no GitLab: nothing of GitLab's is sent there.
const OTHERS: [&str; 9] = [
    "github.com",
    "bitbucket.org",
    "codeberg.org",
    "gitea.com",
    "dev.azure.com",
    "visualstudio.com",
    "sr.ht",
    "sourceforge.net",
    "amazonaws.com",
];

impl Place {
    /// The place behind a remote's URL; none behind one that names no server, no project, or a server that is known
    /// to be something else.
    ///
    /// # Errors
    /// When the policy names no URL or no project, or one to which a token must not go.
    pub fn of(remote: &str, wanted: Wanted<'_>, named: &Named) -> Result<Option<Self>, GitLabError> {
        let Some(remote) = RemoteUrl::read(remote) else { return Ok(None) };
        let base = match wanted.url {
            Some(text) => safe(instance(text).map_err(|why| wrong("url", text, why))?, &remote, named)?,
            None if is_other(&remote.origin) => return Ok(None),
            None => named.on(&remote.origin).cloned().unwrap_or_else(|| encrypted(&remote.origin)),
        };
        let project = match wanted.project {
            Some(path) => Some(checked(path)?),
            None => Some(below(&base, &remote)).filter(|path| path.contains('/')),
        };
        let trust = if is_of(&base, &remote) || named.has(&base) { Trust::User } else { Trust::Policy };
        Ok(project.map(|project| Self { base, project, trust }))
    }

    /// Another project of the same instance.
    #[must_use]
    pub fn with_project(&self, project: &str) -> Self {
        Self { project: project.to_owned(), ..self.clone() }
    }

    /// The project's URL, as git would clone it.
    #[must_use]
    pub fn project_url(&self) -> String {
        format!("{}{}.git", self.base, self.project)
    }

    /// The host, as it stands in a URL.
    #[must_use]
    pub fn host(&self) -> &str {
        self.base.host_str().unwrap_or_default()
    }

    /// The host with the port where that isn't the usual one.
    #[must_use]
    pub fn host_and_port(&self) -> String {
        self.base.port().map_or_else(|| self.host().to_owned(), |port| format!("{}:{port}", self.host()))
    }
}

/// The same with TLS: git follows a server that leads there before it says a password, and we say the token at once.
fn encrypted(origin: &Url) -> Url {
    let mut url = origin.clone();
    if !is_loopback(origin) && origin.scheme() == "http" && origin.port().is_none() {
        // A URL with a host can always be one of https.
        let _ = url.set_scheme("https");
    }
    url
}

/// Without TLS only where the user chose to go without it, or nothing leaves the machine.
fn safe(url: Url, remote: &RemoteUrl, named: &Named) -> Result<Url, GitLabError> {
    let mut chosen = std::iter::once(&remote.origin).chain(named.on(&url));
    if url.scheme() == "https" || is_loopback(&url) || chosen.any(|own| own.scheme() == "http" && same_host(own, &url))
    {
        Ok(url)
    } else {
        Err(wrong("url", url.as_str(), "a token would be sent unencrypted; write https://"))
    }
}

/// Whether the API is where the user's remote is. That of a web remote has its port, too.
fn is_of(base: &Url, remote: &RemoteUrl) -> bool {
    let usual = base.port().is_none() && remote.origin.port().is_none();
    let same_port = usual || base.port_or_known_default() == remote.origin.port_or_known_default();
    same_host(base, &remote.origin) && (remote.way == Way::Ssh || same_port)
}

fn is_other(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    OTHERS.iter().any(|other| host.strip_suffix(other).is_some_and(|rest| rest.is_empty() || rest.ends_with('.')))
}

/// The remote's path without the relative URL root, which web URLs have and those of ssh don't.
fn below(base: &Url, remote: &RemoteUrl) -> String {
    let root = base.path().trim_matches('/');
    let rest = match remote.way {
        Way::Web if !root.is_empty() => remote.path.strip_prefix(root).and_then(|rest| rest.strip_prefix('/')),
        _ => None,
    };
    rest.unwrap_or(&remote.path).to_owned()
}

fn checked(path: &str) -> Result<String, GitLabError> {
    let plain = path.trim_matches('/');
    let parts: Vec<&str> = plain.split('/').collect();
    let is_path = parts.len() > 1 && parts.iter().all(|part| !matches!(*part, "" | "." | ".."));
    let is_plain = !plain.chars().any(|c| c.is_control() || c.is_whitespace());
    if is_path && is_plain {
        Ok(plain.to_owned())
    } else {
        Err(wrong("project", path, "a project has a path such as group/project"))
    }
}

fn wrong(key: &'static str, value: &str, why: &str) -> GitLabError {
    GitLabError::Policy { key, value: value.to_owned(), why: why.to_owned() }
}

#[cfg(test)]
#[path = "place_tests.rs"]
mod tests;
