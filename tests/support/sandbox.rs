//! A folder of its own for each trial, where nothing of the machine's user shines through.

use std::cell::Cell;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::run::Run;

/// The real program.
pub const PROGRAM: &str = env!("CARGO_BIN_EXE_git-eurodat");

/// A Monday morning; each commit of the builders is an hour after the one before.
const FIRST_COMMIT: u64 = 1_767_603_600;

/// A home, a clock and a git configuration for one trial; gone when dropped.
#[derive(Debug)]
pub struct Sandbox {
    root: TempDir,
    clock: Cell<u64>,
}

impl Sandbox {
    /// A fresh one with a user who has a name.
    pub fn new() -> Self {
        let root = tempfile::Builder::new().prefix("eurodat-").tempdir().expect("a temporary folder");
        let sandbox = Self { root, clock: Cell::new(FIRST_COMMIT) };
        for folder in ["home", "tmp", "run"] {
            std::fs::create_dir(sandbox.path(folder)).expect("a folder");
        }
        sandbox.user("Mara Muster", "mara@example.org");
        sandbox.config("init.defaultBranch", "main");
        sandbox
    }

    /// A path inside.
    pub fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// Puts a setting into the user's own git configuration.
    pub fn config(&self, key: &str, value: &str) {
        self.git(self.root.path()).args(["config", "--global", key, value]).run().ok();
    }

    /// Gives the user this name.
    pub fn user(&self, name: &str, email: &str) {
        self.config("user.name", name);
        self.config("user.email", email);
    }

    /// `git …` in this folder, with the builders' dates.
    pub fn git(&self, folder: &Path) -> Run {
        let now = format!("{} +0100", self.clock.get());
        self.program("git", folder).env("GIT_AUTHOR_DATE", &now).env("GIT_COMMITTER_DATE", &now)
    }

    /// `git eurodat …` in this folder, as users type it; dates are real.
    pub fn eurodat(&self, folder: &Path) -> Run {
        self.program("git", folder).arg("eurodat")
    }

    /// Any program in this folder.
    pub fn program(&self, program: &str, folder: &Path) -> Run {
        Run::new(self.command(program, folder), program, self.root.path())
    }

    /// Lets an hour pass.
    pub fn tick(&self) {
        self.clock.set(self.clock.get() + 3600);
    }

    /// Any program in this folder, with the pinned environment and nothing else of the machine's.
    pub fn command(&self, program: &str, folder: &Path) -> Command {
        let home = self.path("home");
        let mut command = Command::new(program);
        command.current_dir(folder).env_clear().env("PATH", search_path());
        command.env("HOME", &home).env("GIT_CONFIG_GLOBAL", home.join(".gitconfig")).env("GIT_CONFIG_NOSYSTEM", "1");
        for (name, folder) in [("CONFIG", ".config"), ("CACHE", ".cache"), ("DATA", ".local/share")] {
            command.env(format!("XDG_{name}_HOME"), home.join(folder));
        }
        command.env("XDG_RUNTIME_DIR", self.path("run")).env("TMPDIR", self.path("tmp"));
        command.env("GIT_CEILING_DIRECTORIES", self.root.path()).env("GIT_TERMINAL_PROMPT", "0");
        command
            .env("LC_ALL", "C.UTF-8")
            .env("TZ", "UTC")
            .env("TERM", "dumb")
            .env("NO_COLOR", "1")
            .env("COLUMNS", "100");
        command
    }

    /// The pinned environment as pairs, for servers that start git themselves.
    pub fn surroundings(&self) -> Vec<(String, String)> {
        let command = self.command("git", self.root.path());
        let pairs = command.get_envs().filter_map(|(name, value)| Some((name.to_str()?, value?.to_str()?)));
        pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
    }
}

/// Where programs are looked for: ours, the git that `EURODAT_TESTS_GIT` names, then the machine's.
fn search_path() -> OsString {
    let ours = Path::new(PROGRAM).parent().map(Path::to_owned);
    let git = std::env::var_os("EURODAT_TESTS_GIT").map(PathBuf::from);
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(ours.into_iter().chain(git).chain(std::env::split_paths(&path))).expect("a search path")
}
