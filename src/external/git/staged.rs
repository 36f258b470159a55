//! What the index holds against HEAD, as `git diff-index` tells it: so a hook sees the index that the commit is made
//! from, whatever `GIT_INDEX_FILE` says.

use std::path::Path;

use super::difference::{Difference, File, Mode};
use super::error::GitError;
use super::program::{Program, Started};
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
    /// The other parents of the commit that is made, where it ends a merge.
    pub merged: Vec<Oid>,
}

/// The questions to git, while it answers them.
#[derive(Debug)]
pub struct StagedAsked {
    head: Started,
    against_head: Started,
}

impl StagedAsked {
    /// Asks ([diff-index](https://git-scm.com/docs/git-diff-index)), before anything else is known: reading a large index
    /// is what takes longest.
    ///
    /// # Errors
    /// When git can't be started.
    pub fn start() -> Result<Self, GitError> {
        let git = Program::default();
        let against_head = start(&git, "HEAD")?;
        let head = git.start(&["rev-parse", "--git-path", "MERGE_HEAD", "--verify", "--quiet", "HEAD^{tree}"])?;
        Ok(Self { head, against_head })
    }

    /// Takes the answers.
    ///
    /// # Errors
    /// When git can't read the index, or a path in it has unresolved conflicts.
    pub(super) fn finish(self, repository: &Repository) -> Result<Staged, GitError> {
        if let Ok(answer) = self.head.finish() {
            let answer = text(&answer);
            let unexpected = || GitError::Unexpected { command: "git rev-parse".to_owned(), line: answer.clone() };
            let (merge_head, tree) = answer.trim_end().rsplit_once('\n').ok_or_else(unexpected)?;
            let changes = changes(&self.against_head.finish()?)?;
            return Ok(Staged { tree: Some(tree.parse()?), changes, merged: merged(Path::new(merge_head)) });
        }
        // Its end says nothing that we don't know: there is no HEAD.
        let _ = self.against_head.finish();
        let empty = repository.git.feed(&["hash-object", "-t", "tree", "--stdin"], b"")?;
        let changes = changes(&start(&repository.git, text(&empty).trim())?.finish()?)?;
        Ok(Staged { tree: None, changes, merged: Vec::new() })
    }
}

/// What is merged: by the file that git leaves while a person resolves conflicts, or by the variables
/// `GITHEAD_<commit>` that it sets for the hook of a merge without any ([git merge](https://git-scm.com/docs/git-merge)).
fn merged(merge_head: &Path) -> Vec<Oid> {
    let file = std::fs::read_to_string(merge_head).unwrap_or_default();
    let variables =
        std::env::vars_os().filter_map(|(name, _)| Some(name.to_str()?.strip_prefix("GITHEAD_")?.to_owned()));
    file.lines().map(str::to_owned).chain(variables).filter_map(|name| name.parse().ok()).collect()
}

fn start(git: &Program, tree: &str) -> Result<Started, GitError> {
    let how = ["--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--ita-invisible-in-index"];
    git.start(&[&["diff-index"], &how[..], &[tree, "--"]].concat())
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
