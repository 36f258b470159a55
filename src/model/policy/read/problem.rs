//! Something wrong in a policy.

use crate::model::excerpt::Excerpt;
use crate::model::position::Position;

/// Something wrong in a policy, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PolicyProblem {
    /// One sentence.
    pub message: String,
    /// Where.
    pub position: Position,
    /// How many characters are meant.
    pub width: usize,
    /// What to do.
    pub help: Option<String>,
}

impl PolicyProblem {
    /// The place with its line, cut out of the text that was read; asterisks stand for what may be secret in a URL.
    #[must_use]
    pub fn excerpt(&self, path: &str, text: &str) -> Excerpt {
        Excerpt::of(path, hidden(text).as_bytes(), self.position, self.width)
    }
}

/// The text with an asterisk for each byte of a URL's user name, password and query, so that places stay.
fn hidden(text: &str) -> String {
    let mut hidden = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, url)) = rest.split_once("://") {
        let end = url.find(['"', '\'', '\n']).unwrap_or(url.len());
        let (url, after) = url.split_at_checked(end).unwrap_or((url, ""));
        let (user, host) = url.rsplit_once('@').map_or(("", url), |(user, _)| url.split_at(user.len()));
        let (host, query) = host.split_at(host.find('?').map_or(host.len(), |at| at + 1));
        let stars = |text: &str| "*".repeat(text.len());
        hidden.extend([before, "://", &stars(user), host, &stars(query)]);
        rest = after;
    }
    hidden + rest
}

#[cfg(test)]
mod tests {
    use super::hidden;

    #[test]
    fn what_may_be_secret_in_a_url() {
        for (text, shown) in [
            ("url = 1 # a@b?c", "url = 1 # a@b?c"),
            ("url = \"https://gitlab.example/code\"", "url = \"https://gitlab.example/code\""),
            ("url = \"https://u:p@gitlab.example\" # x@y", "url = \"https://***@gitlab.example\" # x@y"),
            ("a = 'http://u:p@/@h?token=x', b = 'ssh://git@h'", "a = 'http://*****@h?*******', b = 'ssh://***@h'"),
            ("://", "://"),
            ("x://ü@h?", "x://**@h?"),
        ] {
            assert_eq!(hidden(text), shown);
            assert_eq!(hidden(text).len(), text.len());
        }
    }
}
