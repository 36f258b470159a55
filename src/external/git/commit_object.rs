//! Commit objects as bytes: header lines, an empty line and the message
//! ([format](https://git-scm.com/docs/git-commit-tree)).

use std::str::FromStr;

use super::error::GitError;
use super::kind::Kind;
use super::objects::Objects;
use crate::model::oid::Oid;

/// What a commit object says, as far as a walk needs it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Commit {
    /// Its tree.
    pub tree: Oid,
    /// Its first parent; the root has none.
    pub parent: Option<Oid>,
    /// How many parents it has.
    pub parents: usize,
    /// The committer's date in seconds since 1970.
    pub time: i64,
}

/// Reads a commit, past replace refs and grafts.
///
/// # Errors
/// When it can't be read.
pub fn read_commit(objects: &Objects, oid: Oid) -> Result<Commit, GitError> {
    let Headers { tree, parents, time } = read_headers(objects, oid)?;
    Ok(Commit { tree, parent: parents.first().copied(), parents: parents.len(), time })
}

/// The parents of a commit, past replace refs and grafts.
///
/// # Errors
/// When it can't be read.
pub(super) fn read_parents(objects: &Objects, oid: Oid) -> Result<Vec<Oid>, GitError> {
    Ok(read_headers(objects, oid)?.parents)
}

fn read_headers(objects: &Objects, oid: Oid) -> Result<Headers, GitError> {
    let bytes = objects.bytes(Kind::Commit, oid)?;
    parse(&bytes).map_err(|why| GitError::Malformed { kind: "commit", name: oid.to_string(), why: why.to_owned() })
}

#[derive(Debug, PartialEq, Eq)]
struct Headers {
    tree: Oid,
    parents: Vec<Oid>,
    time: i64,
}

/// Reads as git itself does: a header counts at its own place alone. One that git passes over somewhere else could
/// show another reader another history, so there is none.
fn parse(bytes: &[u8]) -> Result<Headers, &'static str> {
    let mut lines = bytes.split(|byte| *byte == b'\n').take_while(|line| !line.is_empty()).peekable();
    let first = lines.next().and_then(|line| line.strip_prefix(b"tree "));
    let tree = first.and_then(value).ok_or("its first line names no tree")?;
    let mut parents = Vec::new();
    while let Some(parent) = lines.peek().and_then(|line| line.strip_prefix(b"parent ")) {
        parents.push(value(parent).ok_or("a parent has no object name")?);
        lines.next();
    }
    lines.next_if(|line| line.starts_with(b"author "));
    let committer = lines.next_if(|line| line.starts_with(b"committer "));
    let once: [&[u8]; 3] = [b"tree ", b"parent ", b"committer "];
    if lines.any(|line| once.iter().any(|header| line.starts_with(header))) {
        return Err("a tree, parent or committer stands at the wrong place");
    }
    Ok(Headers { tree, parents, time: committer.and_then(date).unwrap_or_default() })
}

/// The name before it may be in any encoding; the date is ASCII.
fn date(committer: &[u8]) -> Option<i64> {
    committer.rsplit(|byte| *byte == b' ').nth(1).and_then(value)
}

fn value<T: FromStr>(bytes: &[u8]) -> Option<T> {
    std::str::from_utf8(bytes).ok()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::parse;

    const A: &str = "1111111111111111111111111111111111111111";
    const B: &str = "2222222222222222222222222222222222222222";

    #[test]
    fn headers_at_their_places() {
        let text = format!("tree {A}\nparent {B}\nparent {A}\nauthor M\u{e4}ra <m> 1 +0000\ncommitter C <c> 2 +0100\n");
        let signed = format!("{text}gpgsig x\n tree {B}\n parent {B}\n\ntree {B}\nparent {B}\n");
        for text in [text, signed] {
            let headers = parse(text.as_bytes()).unwrap();
            assert_eq!((headers.tree, headers.parents.len(), headers.time), (A.parse().unwrap(), 2, 2), "{text}");
        }
    }

    #[test]
    fn headers_at_other_places() {
        let who = "author A <a> 1 +0000\ncommitter C <c> 2 +0000\n";
        let texts = [
            format!("tree {A}\ntree {B}\n{who}"),
            format!("tree {A}\n{who}tree {B}\n"),
            format!("tree {A}\n{who}parent {B}\n"),
            format!("tree {A}\nparent {B}\nx y\nparent {A}\n{who}"),
            format!("tree {A}\n{who}committer C <c> 3 +0000\n"),
            format!("parent {B}\ntree {A}\n{who}"),
            format!("tree {A} \n{who}"),
            format!("tree {A}\nparent 1\n{who}"),
            who.to_owned(),
        ];
        for text in texts {
            assert!(parse(text.as_bytes()).is_err(), "{text}");
        }
    }
}
