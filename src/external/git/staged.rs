//! What the index holds against HEAD, as `git diff-index` tells it: so a hook sees the index that the commit is made
//! from, whatever `GIT_INDEX_FILE` says.

use super::diff::{Difference, File, Mode};
use super::error::GitError;
use super::program::Program;
use super::repository::Repository;
use super::shown::shown;
use crate::model::oid::Oid;

/// What is staged.
#[derive(Debug)]
pub struct Staged {
    /// The tree of HEAD; none before the first commit.
    pub tree: Option<Oid>,
    /// What the index changes of it.
    pub changes: Vec<Difference>,
}

/// Reads the index against HEAD ([diff-index](https://git-scm.com/docs/git-diff-index)).
///
/// # Errors
/// When git can't read the index, or a path in it has unresolved conflicts.
pub fn staged(repository: &Repository) -> Result<Staged, GitError> {
    let head = repository.git.start(&["rev-parse", "--verify", "--quiet", "HEAD^{tree}"])?;
    let against_head = start(&repository.git, "HEAD")?;
    let Ok(tree) = head.finish() else {
        // Its end says nothing that we don't know: there is no HEAD.
        let _ = against_head.finish();
        let empty = repository.git.feed(&["hash-object", "-t", "tree", "--stdin"], b"")?;
        return Ok(Staged { tree: None, changes: changes(&start(&repository.git, text(&empty).trim())?.finish()?)? });
    };
    Ok(Staged { tree: Some(text(&tree).trim().parse()?), changes: changes(&against_head.finish()?)? })
}

fn start(git: &Program, tree: &str) -> Result<super::program::Started, GitError> {
    git.start(&[
        "diff-index",
        "--cached",
        "--raw",
        "-z",
        "--no-abbrev",
        "--no-renames",
        "--ita-invisible-in-index",
        tree,
        "--",
    ])
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Records `:<old mode> <new mode> <old> <new> <status>\0<path>\0`
/// ([raw output](https://git-scm.com/docs/diff-format)).
fn changes(raw: &[u8]) -> Result<Vec<Difference>, GitError> {
    let mut fields = raw.split(|byte| *byte == 0);
    let mut found = Vec::new();
    while let (Some(record), Some(path)) = (fields.next().filter(|record| !record.is_empty()), fields.next()) {
        found.push(change(&text(record), path)?);
    }
    Ok(found)
}

fn change(record: &str, path: &[u8]) -> Result<Difference, GitError> {
    let words: Vec<&str> = record.trim_start_matches(':').split(' ').collect();
    match words.as_slice() {
        [_, _, _, _, "U"] => Err(GitError::Unmerged { path: shown(path) }),
        [old_mode, new_mode, old, new, _] => {
            Ok(Difference { path: path.to_vec(), old: file(old_mode, old)?, new: file(new_mode, new)? })
        }
        _ => Err(GitError::Unexpected { command: "git diff-index --raw".to_owned(), line: record.to_owned() }),
    }
}

fn file(mode: &str, oid: &str) -> Result<Option<File>, GitError> {
    let mode = match mode {
        "000000" => return Ok(None),
        "100755" => Mode::Executable,
        plain if plain.starts_with("100") => Mode::Plain,
        _ => Mode::Other,
    };
    Ok(Some(File { oid: oid.parse()?, mode }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn records_are_read() {
        let one = "1".repeat(40);
        let raw = format!(":100644 100755 {one} {one} M\0a\nb\0:000000 120000 {one} {one} A\0c\0");
        let found = changes(raw.as_bytes()).unwrap();
        let modes = |change: &Difference| (change.old.map(|file| file.mode), change.new.map(|file| file.mode));
        assert_eq!(
            found.iter().map(modes).collect::<Vec<_>>(),
            [(Some(Mode::Plain), Some(Mode::Executable)), (None, Some(Mode::Other)),]
        );
        assert_eq!(found[0].path, b"a\nb");
        assert!(matches!(changes(format!(":0 0 {one} {one} U\0a\0").as_bytes()), Err(GitError::Unmerged { .. })));
        assert!(changes(b"nonsense\0a\0").is_err());
    }
}
