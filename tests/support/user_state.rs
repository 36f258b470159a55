//! All of a repository that is the user's own: what no promotion may touch.

use std::path::Path;

use super::sandbox::Sandbox;

/// Branch, index, work tree and refs at one moment.
#[derive(Debug, PartialEq, Eq)]
pub struct UserState {
    status: String,
    refs: String,
    head: Option<String>,
    index: Option<Vec<u8>>,
    files: Vec<(String, Vec<u8>)>,
}

impl UserState {
    /// The state of the repository that `folder` is the top of, bare or not.
    pub fn of(sandbox: &Sandbox, folder: &Path) -> Self {
        let git = |arguments: &[&str]| sandbox.git(folder).args(arguments).run();
        let git_dir = folder.join(git(&["rev-parse", "--absolute-git-dir"]).text());
        Self {
            // In a bare repository there is none, and git says so in the same words each time.
            status: git(&["--no-optional-locks", "status", "--porcelain=v2", "--branch"]).stdout,
            refs: git(&["for-each-ref", "refs/heads", "refs/tags", "refs/stash"]).text(),
            head: std::fs::read_to_string(git_dir.join("HEAD")).ok(),
            index: std::fs::read(git_dir.join("index")).ok(),
            files: files(folder),
        }
    }
}

/// Every file below a folder but git's own, by path.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let is_bare = folder.join("objects").is_dir();
    let mut waiting = if is_bare { Vec::new() } else { vec![folder.to_owned()] };
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).expect("the folder can be read").flatten() {
            let path = entry.path();
            if path.ends_with(".git") {
                continue;
            }
            if path.is_dir() {
                waiting.push(path);
            } else {
                found.push((path.display().to_string(), std::fs::read(&path).expect("the file can be read")));
            }
        }
    }
    found.sort();
    found
}
