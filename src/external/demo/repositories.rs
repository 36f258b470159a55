//! Makes the product's repository, the IaC repository's remote, and a clone of it.

use std::fs;
use std::path::{Path, PathBuf};

use super::files::{POST_RECEIVE, START, TAGS};
use super::program::run;
use crate::external::git::{GitError, Said};

/// The demo's folders.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demo {
    /// The folder of all of them.
    pub root: PathBuf,
    /// The clone in which the user works.
    pub clone: PathBuf,
    /// The bare remote of the IaC repository.
    pub remote: PathBuf,
}

/// Makes the repositories in a folder that is there and empty.
///
/// # Errors
/// When git or the file system refuses.
pub fn create(root: &Path) -> Result<Demo, GitError> {
    let demo = Demo { root: root.to_owned(), clone: root.join("iac"), remote: root.join("iac.git") };
    product(root)?;
    remote(&demo)?;
    clone(&demo)?;
    history(&demo)?;
    Ok(demo)
}

/// A product whose releases are its tags.
fn product(root: &Path) -> Result<(), GitError> {
    git(root, "init --quiet --initial-branch=main product")?;
    let product = root.join("product");
    configure(&product)?;
    for tag in TAGS {
        git(&product, &format!("commit --quiet --allow-empty --message=release-{tag}"))?;
        git(&product, &format!("tag {tag}"))?;
    }
    Ok(())
}

/// A bare repository that takes push options.
fn remote(demo: &Demo) -> Result<(), GitError> {
    git(&demo.root, "init --quiet --bare --initial-branch=main iac.git")?;
    git(&demo.remote, "config receive.advertisePushOptions true")?;
    git(&demo.remote, "config core.hooksPath hooks")?;
    let hook = demo.remote.join("hooks/post-receive");
    write(&hook, POST_RECEIVE)?;
    executable(&hook).map_err(|error| at(&hook, error))
}

fn clone(demo: &Demo) -> Result<(), GitError> {
    git(&demo.root, "init --quiet --initial-branch=main iac")?;
    configure(&demo.clone)?;
    git(&demo.clone, "remote add origin ../iac.git")
}

/// An identity of the demo's own, and none of the user's keys, hooks and line-end settings.
fn configure(repository: &Path) -> Result<(), GitError> {
    let settings = ["user.name Demo", "user.email demo@demo.example", "commit.gpgSign false", "tag.gpgSign false"];
    let more = ["core.hooksPath .git/hooks", "core.autocrlf false", "push.default simple", "gc.auto 0"];
    settings.iter().chain(&more).try_for_each(|setting| git(repository, &format!("config {setting}")))
}

/// The chart, then 1.4.1 and 1.4.2 on their way.
fn history(demo: &Demo) -> Result<(), GitError> {
    for (path, text) in START {
        write(&demo.clone.join(path), text)?;
    }
    let product = demo.root.join("product").display().to_string().replace('\\', "/");
    write(&demo.clone.join(".eurodat.toml"), &format!("version = 1\n\n[product]\nremote = '{product}'\n"))?;
    git(&demo.clone, "add --all")?;
    git(&demo.clone, "commit --quiet --message=app-of-apps")?;
    for (place, release) in [("qa-int", "1.4.1"), ("qa", "1.4.2")] {
        eurodat(&demo.clone, &["bump", place, release])?;
        git(&demo.clone, &format!("commit --quiet --all --message=promote({place}):{release}"))?;
    }
    git(&demo.clone, "push --quiet --set-upstream origin main")?;
    git(&demo.clone, "remote set-head origin main")
}

fn git(folder: &Path, words: &str) -> Result<(), GitError> {
    let words: Vec<&str> = std::iter::once("git").chain(words.split(' ')).collect();
    succeed(folder, &words)
}

fn eurodat(folder: &Path, words: &[&str]) -> Result<(), GitError> {
    succeed(folder, &[&["git", "eurodat"], words].concat())
}

fn succeed(folder: &Path, words: &[&str]) -> Result<(), GitError> {
    let ran = run(folder, words)?;
    if ran.success {
        return Ok(());
    }
    Err(GitError::Failed { said: Said { command: words.join(" "), code: None, text: ran.output } })
}

fn write(path: &Path, text: &str) -> Result<(), GitError> {
    let made = path.parent().map_or(Ok(()), fs::create_dir_all);
    made.and_then(|()| fs::write(path, text)).map_err(|error| at(path, error))
}

fn at(path: &Path, error: std::io::Error) -> GitError {
    GitError::File { path: path.display().to_string(), error }
}

#[cfg(unix)]
fn executable(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o755))
}

/// Git for Windows runs every hook that starts with `#!`.
#[cfg(not(unix))]
fn executable(_path: &Path) -> std::io::Result<()> {
    Ok(())
}
