//! Secrets in URLs, which users put there for git.

/// What stands where a secret stood.
const INSTEAD: &str = "***";

/// The same text where no URL shows a password: of `https://user:secret@host` the user and the host are left. A user
/// alone that looks like a token is one.
#[must_use]
pub fn masked(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("://") {
        let (before, behind) = rest.split_at(at + "://".len());
        shown.push_str(before);
        let place = place(behind);
        match place.rfind('@').and_then(|at| place.split_at_checked(at)) {
            Some((user, _)) => {
                shown.push_str(&known(user));
                rest = behind.get(user.len()..).unwrap_or_default();
            }
            None => rest = behind,
        }
    }
    shown.push_str(rest);
    shown
}

/// User, host and port: what stands before the path. A password that isn't encoded may hold a slash.
fn place(url: &str) -> &str {
    let word = url.split(|c: char| c.is_whitespace() || matches!(c, '\'' | '"' | '<' | '>')).next().unwrap_or_default();
    let end = word.find('/').unwrap_or(word.len());
    let user_ends = word.find("://").map_or(word.len(), |next| next);
    let with_slash = word.get(..user_ends).and_then(|word| word.rfind('@')).filter(|at| is_password(word, *at));
    word.get(..with_slash.map_or(end, |at| at + 1).max(end)).unwrap_or(word)
}

/// Whether what stands before an `@` behind the first slash belongs to the user: `user:pass/word@host`.
fn is_password(word: &str, at: usize) -> bool {
    let slash = word.find('/').unwrap_or(word.len());
    let colon = word.find(':').unwrap_or(word.len());
    // Behind a port stands a path: `host:8443/a@b`.
    let port = word.get(colon + 1..slash).unwrap_or_default();
    colon < slash && slash < at && !port.bytes().all(|byte| byte.is_ascii_digit())
}

fn known(user: &str) -> String {
    match user.split_once(':') {
        Some((name, _)) => format!("{name}:{INSTEAD}"),
        None if is_token(user) => INSTEAD.to_owned(),
        None => user.to_owned(),
    }
}

/// Whether it looks like a token: a prefix that servers give theirs, or longer than names are.
fn is_token(user: &str) -> bool {
    let prefixes = ["glpat-", "gldt-", "glcbt-", "gloas-", "glptt-", "glrt-", "ghp_", "gho_", "ghs_", "github_pat_"];
    user.len() > 19 || prefixes.iter().any(|prefix| user.starts_with(prefix))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_and_tokens_are_not_shown() {
        for (text, expected) in [
            ("https://mara:secret@host/a", "https://mara:***@host/a"),
            ("'https://mara:secret@host:1/a b' x", "'https://mara:***@host:1/a b' x"),
            ("https://:secret@host", "https://:***@host"),
            ("https://mara:se:cr@et@host/a", "https://mara:***@host/a"),
            ("https://mara:se/cr@host/a", "https://mara:***@host/a"),
            ("https://glpat-abc@host/a", "https://***@host/a"),
            ("https://01234567890123456789@host/a", "https://***@host/a"),
            ("a https://u:p@h/ b https://v:q@i/ c", "a https://u:***@h/ b https://v:***@i/ c"),
            ("-c=url.https://u:p@h/.insteadOf=https://h/", "-c=url.https://u:***@h/.insteadOf=https://h/"),
            ("HTTPS://u:p%40@h", "HTTPS://u:***@h"),
            ("ssh://u:p@h/a", "ssh://u:***@h/a"),
        ] {
            assert_eq!(masked(text), expected);
        }
    }

    #[test]
    fn what_is_no_secret_stays() {
        for text in [
            "",
            "https://host/a",
            "https://mara@host/a",
            "ssh://git@host:2222/a/b.git",
            "git@host:a/b.git",
            "https://host/a@b:c",
            "https://host:8443/a@b",
            "see https://host/ and a@b",
            "größe ://",
        ] {
            assert_eq!(masked(text), text);
        }
    }
}
