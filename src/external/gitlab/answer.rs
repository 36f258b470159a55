//! What GitLab answers to a push, in the messages that git shows behind `remote:`.

/// What the remote said of merge requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The branch has this merge request.
    Open(String),
    /// It has none; this URL would open one.
    Offered(String),
    /// Nothing: no GitLab, or one that doesn't tell.
    Nothing,
}

/// The remote's messages among everything that a push says, without the `remote:` before each line.
pub fn messages(said: &str) -> impl Iterator<Item = &str> {
    said.lines().filter_map(|line| line.strip_prefix("remote:")).map(str::trim).filter(|line| !line.is_empty())
}

/// Reads the remote's messages.
#[must_use]
pub fn answer(said: &str) -> Answer {
    let mut offered = Answer::Nothing;
    for url in messages(said).flat_map(str::split_ascii_whitespace).filter(|word| is_url(word)) {
        let Some((_, rest)) = url.split_once("/-/merge_requests/") else { continue };
        if !rest.is_empty() && rest.bytes().all(|byte| byte.is_ascii_digit()) {
            return Answer::Open(url.to_owned());
        }
        if rest.starts_with("new") {
            offered = Answer::Offered(url.to_owned());
        }
    }
    offered
}

/// Nothing but a URL's own characters: it is shown to people, on terminals.
fn is_url(word: &str) -> bool {
    (word.starts_with("https://") || word.starts_with("http://")) && word.bytes().all(|byte| byte.is_ascii_graphic())
}
