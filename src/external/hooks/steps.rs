//! Takes the steps of a plan; each happens whole or not at all, whenever the run ends.

use std::fs::{self, File, OpenOptions};
use std::io::{Error, ErrorKind, Write};
use std::path::Path;

use crate::external::git::{GitError, OwnLock};
use crate::model::hook::Hook;
use crate::model::hook_step::Step;

/// A file that isn't whole yet; what a killed run left of it is of no use.
const ON_ITS_WAY: &str = ".eurodat-hook";

/// Takes one step in the hooks folder. The lock makes the name of the file that is on its way ours.
///
/// # Errors
/// When the system refuses; everything is as before then.
pub fn take(_lock: &OwnLock, folder: &Path, step: &Step) -> Result<(), GitError> {
    let on_its_way = folder.join(ON_ITS_WAY);
    let cleared = clear(&on_its_way);
    let (file, done) = match step {
        Step::SetAside { file } => (file, set_aside(folder, file)),
        Step::Keep { from, to } => (from, keep(&folder.join(from), &folder.join(to), &on_its_way)),
        Step::Put { to, hook } => (to, put(&folder.join(to), *hook, &on_its_way)),
        Step::Move { from, to } => (from, fs::rename(folder.join(from), folder.join(to))),
        Step::Remove { file } => (file, fs::remove_file(folder.join(file))),
    };
    cleared.and(done).and_then(|()| sync(folder)).map_err(|error| at(&folder.join(file), error))
}

/// An error about a path.
pub(super) fn at(path: &Path, error: Error) -> GitError {
    GitError::File { path: path.display().to_string(), error }
}

fn set_aside(folder: &Path, file: &str) -> Result<(), Error> {
    let names = (1_u32..).map(|number| folder.join(format!("{file}.{number}")));
    let free = names.into_iter().find(|path| fs::symlink_metadata(path).is_err());
    fs::rename(folder.join(file), free.unwrap_or_default())
}

/// A hard link has all that the file has, the symlink's own ones too. Where the file system has none, a copy does.
fn keep(from: &Path, to: &Path, on_its_way: &Path) -> Result<(), Error> {
    match fs::hard_link(from, to) {
        Err(error) if error.kind() != ErrorKind::AlreadyExists => copy(from, to, on_its_way),
        linked => linked,
    }
}

fn copy(from: &Path, to: &Path, on_its_way: &Path) -> Result<(), Error> {
    match fs::read_link(from) {
        Ok(target) => link(&target, on_its_way)?,
        // Copies the mode, too.
        Err(_) => fs::copy(from, on_its_way).map(drop).and_then(|()| File::open(on_its_way)?.sync_all())?,
    }
    fs::rename(on_its_way, to)
}

#[cfg(unix)]
fn link(target: &Path, path: &Path) -> Result<(), Error> {
    std::os::unix::fs::symlink(target, path)
}

#[cfg(windows)]
fn link(target: &Path, path: &Path) -> Result<(), Error> {
    std::os::windows::fs::symlink_file(target, path)
}

fn put(to: &Path, hook: Hook, on_its_way: &Path) -> Result<(), Error> {
    fs::create_dir_all(to.parent().unwrap_or(Path::new("")))?;
    let mut new = executable(OpenOptions::new().create_new(true).write(true)).open(on_its_way)?;
    new.write_all(hook.script().as_bytes())?;
    new.sync_all()?;
    drop(new);
    fs::rename(on_its_way, to)
}

/// With the rights that the umask leaves, as git gives them to its sample hooks.
#[cfg(unix)]
fn executable(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::unix::fs::OpenOptionsExt;
    options.mode(0o777)
}

#[cfg(not(unix))]
fn executable(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

fn clear(path: &Path) -> Result<(), Error> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Makes the new names last; Windows has no such call and needs none.
fn sync(folder: &Path) -> Result<(), Error> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
