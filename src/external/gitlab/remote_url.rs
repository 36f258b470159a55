//! A remote's URL, as far as a GitLab can stand behind it.

use reqwest::Url;

/// How git talks to the remote.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// By ssh, so that the API's scheme and port aren't known.
    Ssh,
    /// By `http` or `https`, as the API is asked, too.
    Web,
}

/// A remote on a server ([git's URLs](https://git-scm.com/docs/git-push#_git_urls)).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RemoteUrl {
    /// How git talks to it.
    pub way: Way,
    /// Scheme, host and port of the API, if it stands where the remote does.
    pub origin: Url,
    /// The path on the server, without slashes around it and without `.git`.
    pub path: String,
}

impl RemoteUrl {
    /// Reads what `git remote get-url` says; none for paths, `file://`, and helpers of other protocols.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        match text.split_once("://") {
            Some((scheme, rest)) if is_word(scheme) => of_scheme(&scheme.to_ascii_lowercase(), rest),
            _ => of_scp_form(text),
        }
    }
}

fn of_scheme(scheme: &str, rest: &str) -> Option<RemoteUrl> {
    let (way, api) = match scheme {
        "https" => (Way::Web, "https"),
        "http" => (Way::Web, "http"),
        "ssh" | "git+ssh" | "ssh+git" => (Way::Ssh, "https"),
        _ => return None,
    };
    let (place, path) = rest.split_once('/')?;
    // Programs differ in what they read as the host of such a URL.
    let host = if place.contains('\\') { "" } else { place.rsplit_once('@').map_or(place, |(_, host)| host) };
    let host = if way == Way::Ssh { without_port(host) } else { host };
    // A query has no meaning to git, and none to us.
    let path = path.split(['?', '#']).next().unwrap_or_default();
    Some(RemoteUrl { way, origin: origin(api, host)?, path: project(&decoded(path)?)? })
}

/// `[user@]host:path`: a colon before any slash. `helper::address` is another matter, and a single letter a drive.
fn of_scp_form(text: &str) -> Option<RemoteUrl> {
    let (user, rest) = match text.split_once('@') {
        Some((user, rest)) if !user.contains(['/', ':', '[']) => (user, rest),
        _ => ("", text),
    };
    let (host, path) = match rest.strip_prefix('[') {
        Some(inner) => inner.split_once("]:")?,
        None => rest.split_once(':')?,
    };
    let is_drive = user.is_empty() && host.len() == 1;
    if host.contains('/') || path.starts_with(':') || is_drive {
        return None;
    }
    // `[user@host:port]:path` is another way to write it.
    let host = host.rsplit_once('@').map_or(host, |(_, host)| host);
    let host = if host.matches(':').count() > 1 { format!("[{host}]") } else { without_port(host).to_owned() };
    Some(RemoteUrl { way: Way::Ssh, origin: origin("https", &host)?, path: project(path)? })
}

fn origin(scheme: &str, host: &str) -> Option<Url> {
    // GitLab.com's door for networks that let nothing out but port 443.
    let host = if host.eq_ignore_ascii_case("altssh.gitlab.com") { "gitlab.com" } else { host };
    let is_plain = !host.is_empty() && !host.contains(['/', '\\', '?', '#', '@']);
    Url::parse(&format!("{scheme}://{host}/")).ok().filter(|_| is_plain)
}

/// The host of `host:port`, where an address of IPv6 stands in brackets.
fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) && !name.ends_with(':') => name,
        _ => host,
    }
}

/// The path as a project's: nothing of another user's home, no empty part, no `.git`.
fn project(path: &str) -> Option<String> {
    let path = path.trim_matches('/');
    let path = path.strip_prefix("~/").unwrap_or(path).trim_matches('/');
    let path = path.strip_suffix(".git").unwrap_or(path).trim_end_matches('/');
    let is_project = !path.is_empty() && !path.starts_with('~') && path.split('/').all(is_part);
    is_project.then(|| path.to_owned())
}

fn is_part(part: &str) -> bool {
    !matches!(part, "" | "." | "..") && !part.chars().any(|c| c.is_control() || c.is_whitespace())
}

/// Undoes percent-encoding; none where what it stands for is no text.
fn decoded(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.as_bytes();
    while let Some((first, behind)) = rest.split_first() {
        let digits = behind.get(..2).filter(|_| *first == b'%').and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.filter(|digits| is_hex(digits)).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { behind.get(2..).unwrap_or_default() } else { behind };
    }
    String::from_utf8(bytes).ok()
}

fn is_hex(digits: &str) -> bool {
    digits.bytes().all(|byte| byte.is_ascii_hexdigit())
}

fn is_word(scheme: &str) -> bool {
    !scheme.is_empty() && scheme.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
}

#[cfg(test)]
#[path = "remote_url_tests.rs"]
mod tests;
