//! A token, and where it came from.

use std::fmt::{self, Debug, Display, Formatter};
use std::path::PathBuf;

use http::HeaderValue;

use super::scrub::scrub;

/// A secret that opens the API. Nothing shows it.
pub struct Token(String);

impl Debug for Token {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        formatter.write_str("Token(…)")
    }
}

impl Token {
    /// Takes it without the blanks and line ends around it; none where nothing is left.
    #[must_use]
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// Its header, `Authorization: Bearer`, which personal, project, group and OAuth tokens are taken in
    /// ([GitLab's page](https://docs.gitlab.com/api/rest/authentication/)); none where it holds what no header can.
    #[must_use]
    pub fn header(&self) -> Option<HeaderValue> {
        let mut header = HeaderValue::from_str(&format!("Bearer {}", self.0)).ok()?;
        // Whatever prints headers leaves this one out.
        header.set_sensitive(true);
        Some(header)
    }

    /// Whether it is the token of a CI job
    /// ([its prefix](https://docs.gitlab.com/security/tokens/#token-prefixes)), which opens no merge requests.
    #[must_use]
    pub fn is_of_job(&self, job: Option<&str>) -> bool {
        self.0.starts_with("glcbt-") || job.is_some_and(|job| job.trim() == self.0)
    }

    /// The same text without the token.
    #[must_use]
    pub fn scrub(&self, text: &str) -> String {
        scrub(text, &self.0)
    }
}

/// Where a token came from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenSource {
    /// The variable `EURODAT_TOKEN`.
    Eurodat,
    /// The variable `GITLAB_TOKEN`.
    GitLab,
    /// `git credential fill`: a password that may be no token.
    Git,
    /// The file of `glab`'s configuration.
    Glab(PathBuf),
}

impl Display for TokenSource {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Eurodat => formatter.write_str("EURODAT_TOKEN"),
            Self::GitLab => formatter.write_str("GITLAB_TOKEN"),
            Self::Git => formatter.write_str("git's credential helper"),
            Self::Glab(file) => write!(formatter, "glab's {}", file.display()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_shows_it() {
        let token = Token::new(" glpat-x\n").unwrap();
        assert_eq!(format!("{token:?} {:?}", token.header()), "Token(…) Some(Sensitive)");
        assert_eq!(token.scrub("401 for glpat-x"), "401 for [token]");
    }

    #[test]
    fn what_no_header_can_hold_is_no_token() {
        assert!(Token::new(" \n").is_none());
        assert!(Token::new("a\r\nX: b").unwrap().header().is_none());
    }

    #[test]
    fn a_job_token_is_known_by_its_prefix_or_its_variable() {
        let is = |token: &str, job| Token::new(token).unwrap().is_of_job(job);
        assert!(is("glcbt-64_x", None) && is("[masked]", Some("[masked]\n")));
        assert!(!is("glpat-x", None) && !is("glpat-x", Some("glcbt-64_x")));
    }
}
