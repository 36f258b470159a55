//! A home of its own with our program in `~/.cargo/bin`, everything set up, and a repository to complete in.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

use tempfile::TempDir;

/// Whether a program is on the `PATH`, or a file at its place.
pub fn is_here(tool: &str) -> bool {
    let folders = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&folders).any(|folder| folder.join(tool).is_file())
}

/// Whether a trial whose tool is missing must fail instead of being ignored.
pub fn requires_tools() -> bool {
    env::var_os("EURODAT_TESTS_REQUIRE_TOOLS").is_some_and(|value| value == "1")
}

/// The home and what is in it; gone when dropped.
pub struct Sandbox {
    /// The folder above all.
    pub root: TempDir,
}

impl Sandbox {
    /// A home with the program alone.
    pub fn bare() -> Self {
        // On the file system of the program, which is linked and not copied: a copy that another trial's new
        // process has inherited while it was written can't be run.
        let root = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a temporary folder");
        let sandbox = Self { root };
        let bin = sandbox.home().join(".cargo/bin");
        fs::create_dir_all(&bin).expect("a folder");
        sandbox.link_program(&sandbox.program());
        fs::create_dir(sandbox.outside()).expect("a folder");
        sandbox
    }

    /// Puts the program in another place.
    pub fn link_program(&self, place: &Path) {
        assert!(place.starts_with(self.root.path()), "{} is not ours", place.display());
        fs::hard_link(env!("CARGO_BIN_EXE_git-eurodat"), place).expect("a link to the program");
    }

    /// A home where `setup` has run, and a repository.
    pub fn ready() -> Self {
        let sandbox = Self::bare();
        let setup = sandbox.run("git-eurodat", &["setup"], &sandbox.outside());
        assert!(setup.status.success(), "{setup:?}");
        sandbox.make_repository();
        sandbox
    }

    /// The home folder.
    pub fn home(&self) -> PathBuf {
        self.root.path().join("home")
    }

    /// Our program.
    pub fn program(&self) -> PathBuf {
        self.home().join(".cargo/bin/git-eurodat")
    }

    /// A folder in no repository.
    pub fn outside(&self) -> PathBuf {
        self.root.path().join("outside")
    }

    /// The repository.
    pub fn repository(&self) -> PathBuf {
        self.root.path().join("iac")
    }

    /// A program, with nothing of the real home in its environment.
    pub fn run(&self, program: &str, arguments: &[&str], folder: &Path) -> Output {
        let mut path = vec![self.home().join(".cargo/bin")];
        path.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
        let path = env::join_paths(path).expect("folders without a colon");
        let program = which(program, &path);
        let mut command = Command::new(program);
        command.args(arguments).current_dir(folder).env_clear().env("PATH", path).env("HOME", self.home());
        command.env("LC_ALL", "C.UTF-8").env("TERM", "dumb").env("MANPAGER", "cat").env("GIT_CONFIG_NOSYSTEM", "1");
        command.env("GIT_CEILING_DIRECTORIES", self.root.path());
        command.output().expect("the program starts")
    }

    fn make_repository(&self) {
        let folder = self.repository().join("app-of-apps");
        fs::create_dir_all(&folder).expect("a folder");
        for (environment, release) in [("qa-azure", "1.5.0"), ("qa-gcp", "1.5.0"), ("prod-gcp", "1.4.2")] {
            let file = folder.join(format!("values-{environment}.yaml"));
            fs::write(file, format!("deployedRelease: {release}\n")).expect("a file");
        }
        let identity = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org"];
        for arguments in [&["init", "-q", "-b", "main"][..], &["add", "."], &["commit", "-q", "-m", "start"]] {
            let git = self.run("git", &[&identity[..], arguments].concat(), &self.repository());
            assert!(git.status.success(), "{git:?}");
        }
    }
}

fn which(program: &str, path: &std::ffi::OsStr) -> PathBuf {
    let found = env::split_paths(path).map(|folder| folder.join(program)).find(|file| file.is_file());
    found.unwrap_or_else(|| program.into())
}
