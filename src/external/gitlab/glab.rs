//! The configuration of `glab`, GitLab's own command line
//! ([its settings](https://docs.gitlab.com/cli/#configuration)).

use std::env;
use std::path::{Path, PathBuf};

use jiff::Timestamp;
use jiff::fmt::strtime;
use jiff::tz::TimeZone;

use super::token::Token;
use crate::model::key_path::KeyPath;
use crate::model::yaml::scalar_at;

/// More than any such file holds, in bytes.
const MOST: u64 = 1 << 20;

/// What a file holds for a host.
#[derive(Debug)]
pub enum Held {
    /// A token.
    Token(Token),
    /// One whose time is over: `glab` gets another when it runs.
    Expired,
}

/// The first file that holds something for one of these names of the host.
#[must_use]
pub fn held(names: &[String], now: Timestamp) -> Option<(PathBuf, Held)> {
    let found = |path: PathBuf| Some((read(&path)?, path));
    let mut files = files().into_iter().filter_map(found);
    files.find_map(|(text, path)| Some((path, names.iter().find_map(|name| held_in(&text, name, now))?)))
}

/// Where the file may be: where a variable says, in the usual folder, and where macOS and Windows keep such files.
fn files() -> Vec<PathBuf> {
    let variable = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    if let Some(folder) = variable("GLAB_CONFIG_DIR") {
        return vec![folder.join("config.yml")];
    }
    let home = variable("HOME").or_else(env::home_dir);
    let folders = [
        variable("XDG_CONFIG_HOME"),
        home.as_ref().map(|home| home.join(".config")),
        home.filter(|_| cfg!(target_os = "macos")).map(|home| home.join("Library/Application Support")),
        variable("LOCALAPPDATA").filter(|_| cfg!(windows)),
        variable("APPDATA").filter(|_| cfg!(windows)),
    ];
    folders.into_iter().flatten().map(|folder| folder.join("glab-cli/config.yml")).collect()
}

fn read(path: &Path) -> Option<Vec<u8>> {
    let is_one = std::fs::metadata(path).is_ok_and(|found| found.is_file() && found.len() <= MOST);
    is_one.then(|| std::fs::read(path).ok()).flatten()
}

fn held_in(text: &[u8], host: &str, now: Timestamp) -> Option<Held> {
    let field = |name: &str| {
        let path = KeyPath::from_keys(["hosts", host, name])?;
        // `glab` writes `!!null` before a token that it has set itself.
        let value = scalar_at(text, &path).ok()?.value;
        Some(value).filter(|value| !matches!(value.as_str(), "" | "~" | "null"))
    };
    let token = Token::new(&field("token")?)?;
    let is_over = field("oauth2_expiry_date").and_then(|text| expiry(&text)).is_some_and(|expiry| expiry <= now);
    Some(if is_over { Held::Expired } else { Held::Token(token) })
}

/// `24 Nov 26 18:05 UTC`, as `glab` writes it.
fn expiry(text: &str) -> Option<Timestamp> {
    let time = text.strip_suffix(" UTC").or_else(|| text.strip_suffix(" GMT"))?;
    let time = strtime::parse("%d %b %y %H:%M", time).ok()?.to_datetime().ok()?;
    TimeZone::UTC.to_timestamp(time).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "git_protocol: ssh\nhosts:\n    gitlab.com:\n        token: !!null glpat-one\n        api_host: gitlab.com\n    gitlab.example:8443:\n        token: \"glpat-two\"\n    old.example:\n        token: three\n        is_oauth2: \"true\"\n        oauth2_expiry_date: 24 Nov 26 18:05 UTC\n    none.example:\n        token:\n";

    fn of(host: &str, now: &str) -> Option<String> {
        match held_in(FILE.as_bytes(), host, now.parse().unwrap())? {
            Held::Token(token) => Some(token.header().unwrap().to_str().unwrap().to_owned()),
            Held::Expired => Some("expired".to_owned()),
        }
    }

    #[test]
    fn the_hosts_own_token_is_read() {
        let now = "2026-11-24T18:00:00Z";
        assert_eq!(of("gitlab.com", now).as_deref(), Some("Bearer glpat-one"));
        assert_eq!(of("gitlab.example:8443", now).as_deref(), Some("Bearer glpat-two"));
        assert_eq!(of("gitlab.example", now), None);
        assert_eq!(of("none.example", now), None);
        assert_eq!(of("old.example", now).as_deref(), Some("Bearer three"));
        assert_eq!(of("old.example", "2026-11-24T18:05:00Z").as_deref(), Some("expired"));
    }

    #[test]
    fn what_is_no_such_file_holds_nothing() {
        for text in
            ["", "hosts: 7", "hosts: [a]", "\tx", "hosts:\n  h:\n    token: [a]\n", "hosts:\n  h:\n    token: ~\n"]
        {
            assert!(held_in(text.as_bytes(), "h", Timestamp::UNIX_EPOCH).is_none(), "{text:?}");
        }
    }
}
