//! What the user has set for git's own HTTP, which holds for the API, too.

use std::collections::HashMap;
use std::env;
use std::path::PathBuf;

use crate::external::git::{GitError, Program};

/// The way to a server ([git's variables](https://git-scm.com/docs/git-config#Documentation/git-config.txt-httpproxy)).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    /// `http.proxy`: the proxy; empty where there shall be none. Else the environment's variables count.
    pub proxy: Option<String>,
    /// A file of certificate authorities in PEM, and who names it.
    pub authorities: Option<(String, PathBuf)>,
    /// Who says that certificates aren't looked at.
    pub unverified: Option<&'static str>,
}

/// Reads them for a project's URL, as a part of its path may be meant, too: `http.<url>.*` before `http.*`, and git's variables of the environment before both.
///
/// # Errors
/// When git can't be started.
pub fn settings(git: &Program, url: &str) -> Result<Settings, GitError> {
    let found = matching(git, url)?;
    let says = |key: &str| found.get(key).map(String::as_str);
    let no = |value: &str| matches!(value.to_ascii_lowercase().as_str(), "false" | "no" | "off" | "0" | "");
    let unverified = says("http.sslverify").is_some_and(no).then_some("git's http.sslVerify");
    Ok(Settings {
        proxy: says("http.proxy").map(str::to_owned),
        authorities: match env::var_os("GIT_SSL_CAINFO") {
            Some(path) => Some(("GIT_SSL_CAINFO".to_owned(), path.into())),
            None if says("http.sslcainfo").is_some() => Some(("git's http.sslCAInfo".to_owned(), path(git, url)?)),
            None => env::var_os("SSL_CERT_FILE").map(|path| ("SSL_CERT_FILE".to_owned(), path.into())),
        },
        unverified: if env::var_os("GIT_SSL_NO_VERIFY").is_some() { Some("GIT_SSL_NO_VERIFY") } else { unverified },
    })
}

/// All variables of `http` for this URL, in lower case.
fn matching(git: &Program, url: &str) -> Result<HashMap<String, String>, GitError> {
    let listed = match git.run(&["config", "-z", "--get-urlmatch", "http", url]) {
        // None is set.
        Err(GitError::Failed { said }) if said.code == Some(1) => Vec::new(),
        other => other?,
    };
    let text = String::from_utf8_lossy(&listed).into_owned();
    let pairs = text.split_terminator('\0').map(|record| record.split_once('\n').unwrap_or((record, "true")));
    Ok(pairs.map(|(key, value)| (key.to_owned(), value.to_owned())).collect())
}

/// The path as git expands it: `~/` and `%(prefix)/`.
fn path(git: &Program, url: &str) -> Result<PathBuf, GitError> {
    git.line(&["config", "--type=path", "--get-urlmatch", "http.sslCAInfo", url]).map(PathBuf::from)
}
