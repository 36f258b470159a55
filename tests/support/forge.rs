//! A bare repository that behaves like one on a forge: push options, merge requests, refusals.

use std::path::{Path, PathBuf};

use super::iac::write;
use super::sandbox::Sandbox;

/// What answers after a push, as GitLab's own hooks do.
const POST_RECEIVE: &str = include_str!("forge/post-receive.sh");

/// How the forge treats the wish for a merge request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Makes it and says where.
    Made,
    /// Ignores the options and offers the link to make one.
    Offered,
    /// Fails and says so in a block of warnings.
    Warned,
}

/// A bare repository with a forge's manners.
#[derive(Debug)]
pub struct Forge<'a> {
    sandbox: &'a Sandbox,
    bare: &'a Path,
}

impl<'a> Forge<'a> {
    /// Gives a bare repository the manners of a forge.
    pub fn at(sandbox: &'a Sandbox, bare: &'a Path, answer: Answer) -> Self {
        let forge = Self { sandbox, bare };
        forge.set("receive.advertisePushOptions", "true");
        forge.set("http.receivepack", "true");
        forge.set("eurodat.answer", &format!("{answer:?}").to_lowercase());
        forge.hook("post-receive", POST_RECEIVE);
        forge
    }

    /// A plain Git server's repository: no push options, no answers.
    pub fn plain(sandbox: &'a Sandbox, bare: &'a Path) -> Self {
        let forge = Self { sandbox, bare };
        forge.set("http.receivepack", "true");
        forge
    }

    /// Changes the server's configuration.
    pub fn set(&self, key: &str, value: &str) {
        self.sandbox.git(self.bare).args(["config", key, value]).run().ok();
    }

    /// Puts a hook on the server.
    pub fn hook(&self, name: &str, script: &str) {
        executable(&self.bare.join("hooks").join(name), script);
    }

    /// The options of each push that changed something, oldest push first.
    pub fn options(&self) -> Vec<Vec<String>> {
        let text = std::fs::read_to_string(self.bare.join("forge/options")).unwrap_or_default();
        text.split_terminator("--\n").map(|push| push.lines().map(str::to_owned).collect()).collect()
    }

    /// The source branches of the merge requests that are open, sorted.
    pub fn open_requests(&self) -> Vec<String> {
        names(&self.bare.join("forge/open"))
    }

    /// The source branches of the merge requests that closed with their branch, sorted.
    pub fn closed_requests(&self) -> Vec<String> {
        names(&self.bare.join("forge/closed"))
    }
}

/// Writes a script that can be run.
pub fn executable(path: &PathBuf, script: &str) {
    use std::os::unix::fs::PermissionsExt as _;
    write(path, script);
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o755)).expect("the mode can be set");
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().to_string_lossy().replace("%2F", "/")).collect();
    names.sort();
    names
}
