//! `hooks`: ours beside those that are there, and git running them.

mod chain;
mod commits;
mod indexes;
mod install;
mod kills;
mod places;
mod pushes;
mod replaced;

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use libtest_mimic::Trial;

use crate::support::forge::executable;
use crate::support::iac::Iac;
use crate::support::outcome::Outcome;
use crate::support::run::Run;
use crate::support::sandbox::Sandbox;
use crate::support::values::values;

/// The trials of hooks.
pub fn trials() -> Vec<Trial> {
    let subjects = [
        install::trials(),
        replaced::trials(),
        chain::trials(),
        places::trials(),
        kills::trials(),
        commits::trials(),
        indexes::trials(),
        pushes::trials(),
    ];
    subjects.into_iter().flatten().collect()
}

/// What we install.
pub const NAMES: [&str; 3] = ["pre-commit", "pre-merge-commit", "pre-push"];

/// The script of a hook, as the project has it.
pub fn script(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("hooks").join(name);
    fs::read_to_string(path).expect("the project has the script")
}

/// The usual fleet in a clone with our hooks.
fn guarded(sandbox: &Sandbox) -> Iac<'_> {
    let iac = Iac::new(sandbox);
    hooks(sandbox, &iac.clone, "install").ok();
    iac
}

/// The file that the trials break.
const FILE: &str = "app-of-apps/values-qa-gcp.yaml";

/// A release that is none.
const BAD: &str = "not-a-release";

fn good(remark: &str) -> String {
    format!("{}# {remark}\n", values("qa-gcp", "1.4.2"))
}

fn bad() -> String {
    values("qa-gcp", BAD)
}

/// The run must stop at the release that is none, and leave the branch where it is.
#[track_caller]
fn blocked(sandbox: &Sandbox, folder: &Path, run: Run) {
    let tip = || sandbox.git(folder).args(["rev-parse", "--quiet", "--verify", "HEAD"]).run().stdout;
    let before = tip();
    let outcome = run.run();
    assert_ne!(outcome.code, Some(0), "{}", outcome.transcript());
    let outcome = outcome.says(BAD).says("error[release-format]");
    assert_eq!(tip(), before, "{}", outcome.transcript());
}

/// A repository with one commit, without sample hooks.
pub fn repository(sandbox: &Sandbox) -> PathBuf {
    sandbox.git(&sandbox.path("")).args(["init", "-q", "--template=", "iac"]).run().ok();
    let folder = sandbox.path("iac");
    sandbox.git(&folder).args(["commit", "-q", "--allow-empty", "-m", "feat: the start"]).run().ok();
    folder
}

/// `git eurodat hooks …` in this folder.
pub fn hooks(sandbox: &Sandbox, folder: &Path, action: &str) -> Outcome {
    sandbox.eurodat(folder).args(["hooks", action]).run()
}

/// What a file of a folder is: kind, mode, inode, and bytes or where a symlink leads.
pub type Entry = (String, u32, u64, Vec<u8>);

/// Everything in a folder, by name; nothing where there is none.
pub fn listing(folder: &Path) -> BTreeMap<String, Entry> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), entry_at(&entry.path()))).collect()
}

fn entry_at(path: &Path) -> Entry {
    let metadata = fs::symlink_metadata(path).expect("it is there");
    let bytes = match fs::read_link(path) {
        Ok(target) => target.into_os_string().into_encoded_bytes(),
        Err(_) => fs::read(path).unwrap_or_default(),
    };
    (format!("{:?}", metadata.file_type()), metadata.permissions().mode(), metadata.ino(), bytes)
}

/// A stand-in for our program that writes down how it is called, what it is fed and which `GIT_` variables it sees.
pub struct StandIn {
    folder: PathBuf,
}

impl StandIn {
    /// One in a folder of the sandbox.
    pub fn new(sandbox: &Sandbox) -> Self {
        let folder = sandbox.path("stand-in");
        let log = folder.join("log").display().to_string();
        let text = format!(
            "#!/bin/sh\n{{ echo \"ours $*\"; case $2 in --pre-push) sed 's/^/fed /';; esac; }} >> '{log}'\n\
             env | grep ^GIT_ | grep -v GIT_EXEC_PATH | sort > '{log}.env'\n[ ! -e '{}/refuses' ]\n",
            folder.display()
        );
        executable(&folder.join("git-eurodat"), &text);
        Self { folder }
    }

    /// The run with the stand-in in front of the real program.
    pub fn before(&self, run: Run) -> Run {
        let path = std::env::var("PATH").unwrap_or_default();
        run.env("PATH", format!("{}:{path}", self.folder.display()))
    }

    fn refuse(&self) {
        fs::write(self.folder.join("refuses"), "").expect("written");
    }

    /// What it and the hooks of the trial wrote down since last asked, line by line.
    pub fn log(&self) -> Vec<String> {
        let log = self.folder.join("log");
        let text = fs::read_to_string(&log).unwrap_or_default();
        let _ = fs::remove_file(log);
        text.lines().map(str::to_owned).collect()
    }

    fn variables(&self) -> String {
        fs::read_to_string(self.folder.join("log.env")).unwrap_or_default()
    }

    /// A hook in sh that writes down its name, its arguments and what it is fed.
    pub fn hook(&self, name: &str) -> String {
        let log = self.folder.join("log").display().to_string();
        format!("#!/bin/sh\n{{ echo \"{name} $*\"; [ {name} != old-push ] || sed 's/^/fed /'; }} >> '{log}'\n")
    }
}
