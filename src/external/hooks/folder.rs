//! Where the hooks are, and whose that folder is.

use std::path::{Path, PathBuf};

use crate::external::git::{GitError, Repository};

/// The folder of a repository's hooks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HookFolder {
    /// In the repository's own folder, which all of its work trees share.
    Own(PathBuf),
    /// In the work tree, where it may be committed.
    WorkTree(PathBuf),
    /// Made by husky, which writes it anew and runs nothing but what it knows.
    Husky(PathBuf),
    /// Somewhere else: other repositories may run its hooks, too.
    Shared {
        /// The folder.
        folder: PathBuf,
        /// The folder that would be this repository's own.
        own: PathBuf,
        /// Which setting says so, with its file.
        setting: String,
    },
}

/// Finds it as git does: `core.hooksPath` from wherever it is set, relative to the top of the work tree
/// ([core.hooksPath](https://git-scm.com/docs/git-config#Documentation/git-config.txt-corehooksPath)).
///
/// # Errors
/// When git can't say.
pub fn hook_folder(repository: &Repository, top: &Path) -> Result<HookFolder, GitError> {
    let path = |what: &[&str]| {
        let arguments = [&["rev-parse", "--path-format=absolute"], what].concat();
        repository.git.line(&arguments).map(PathBuf::from)
    };
    let folder = path(&["--git-path", "hooks"])?;
    let common = path(&["--git-common-dir"])?;
    let real = real(&folder);
    let within = |place: &Path| real.starts_with(self::real(place));
    Ok(if within(&common) {
        HookFolder::Own(folder)
    } else if real.ends_with(".husky/_") {
        HookFolder::Husky(folder)
    } else if within(top) || main_work_tree(&common).is_some_and(within) {
        HookFolder::WorkTree(folder)
    } else {
        let setting = repository.git.line(&["config", "--show-origin", "--get", "core.hooksPath"]);
        // Where nothing sets it, the folder is a symlink.
        HookFolder::Shared { folder, own: common.join("hooks"), setting: setting.unwrap_or_default() }
    })
}

/// A setting for the whole repository may name a folder of its first work tree.
fn main_work_tree(common: &Path) -> Option<&Path> {
    common.parent().filter(|_| common.ends_with(".git"))
}

/// The path without symlinks, as far as it exists.
fn real(path: &Path) -> PathBuf {
    let known = path.ancestors().find_map(|above| Some((above, std::fs::canonicalize(above).ok()?)));
    let Some((above, real)) = known else { return path.to_owned() };
    let rest = path.strip_prefix(above).unwrap_or(Path::new(""));
    // Joining nothing would add a slash.
    if rest.as_os_str().is_empty() { real } else { real.join(rest) }
}
