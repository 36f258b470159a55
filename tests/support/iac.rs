//! The IaC repository: a bare remote, clones of it, and a history of promotions.

use std::path::{Path, PathBuf};

use super::sandbox::Sandbox;
use super::values::values;

/// Where EuroDaT's environments stand when a trial begins.
const ENVIRONMENTS: [(&str, &str); 8] = [
    ("dev-gcp", "main"),
    ("qa-gcp", "1.4.1"),
    ("qa-azure", "1.4.1"),
    ("qa-int-gcp", "1.4.1"),
    ("qa-int-azure", "1.4.1"),
    ("prod-gcp", "1.4.1"),
    ("prod-azure", "1.4.1"),
    ("nightly-gcp", "main"),
];

/// An IaC repository in the sandbox.
#[derive(Debug)]
pub struct Iac<'a> {
    /// Where it all happens.
    pub sandbox: &'a Sandbox,
    /// The bare repository that everybody pushes to.
    pub remote: PathBuf,
    /// The user's clone.
    pub clone: PathBuf,
}

impl<'a> Iac<'a> {
    /// One with EuroDaT's layout where qa and qa-int run 1.4.2 and prod runs 1.4.1.
    pub fn new(sandbox: &'a Sandbox) -> Self {
        let iac = Self::with_environments(sandbox, &ENVIRONMENTS);
        iac.set(&["qa-gcp", "qa-azure"], "1.4.2");
        iac.set(&["qa-int-gcp", "qa-int-azure"], "1.4.2");
        iac
    }

    /// One with these environments and their releases.
    pub fn with_environments(sandbox: &'a Sandbox, environments: &[(&str, &str)]) -> Self {
        let iac = Self { sandbox, remote: sandbox.path("iac.git"), clone: sandbox.path("iac") };
        sandbox.git(&sandbox.path("")).args(["init", "-q", "--bare", "iac.git"]).run().ok();
        sandbox.git(&sandbox.path("")).args(["clone", "-q", "iac.git", "iac"]).run().ok();
        iac.write("README.md", "# Infrastructure\n");
        iac.write("app-of-apps/Chart.yaml", "apiVersion: v2\nname: app-of-apps\nversion: 0.1.0\n");
        for (environment, release) in environments {
            iac.write(&values_file(environment), &values(environment, release));
        }
        iac.commit("feat: the environments");
        iac
    }

    /// Sets environments to a release by hand, as one commit on main, and pushes it.
    pub fn set(&self, environments: &[&str], release: &str) {
        for environment in environments {
            self.write(&values_file(environment), &values(environment, release));
        }
        self.commit(&format!("chore: {} runs {release}", environments.join(", ")));
    }

    /// Writes a file in the user's clone.
    pub fn write(&self, file: &str, text: &str) {
        write(&self.clone.join(file), text);
    }

    /// Commits everything in the user's clone on main, and pushes it.
    pub fn commit(&self, message: &str) {
        self.sandbox.tick();
        for arguments in [&["add", "-A"][..], &["commit", "-q", "-m", message], &["push", "-q", "origin", "main"]] {
            self.sandbox.git(&self.clone).args(arguments).run().ok();
        }
    }

    /// Another clone of the remote.
    pub fn clone_as(&self, name: &str) -> PathBuf {
        self.sandbox.git(&self.sandbox.path("")).args(["clone", "-q", "iac.git", name]).run().ok();
        self.sandbox.path(name)
    }

    /// The branches on the remote.
    pub fn branches(&self) -> Vec<String> {
        let format = "--format=%(refname:lstrip=2)";
        self.sandbox.git(&self.remote).args(["for-each-ref", format, "refs/heads"]).run().lines()
    }

    /// What a branch's commit on the remote says about each file it changes: path and text, by path.
    pub fn changes(&self, branch: &str) -> Vec<(String, String)> {
        let commit = self.tip(branch);
        let arguments = ["diff-tree", "-r", "--no-commit-id", "--name-only", &commit];
        let files = self.sandbox.git(&self.remote).args(arguments).run().lines();
        let text =
            |file: &String| self.sandbox.git(&self.remote).args(["show", &format!("{commit}:{file}")]).run().ok();
        files.iter().map(|file| (file.clone(), text(file).stdout)).collect()
    }

    /// A branch's commit on the remote, as the object reads.
    pub fn commit_of(&self, branch: &str) -> String {
        self.sandbox.git(&self.remote).args(["cat-file", "commit", &self.tip(branch)]).run().text()
    }

    /// A branch's commit on the remote.
    pub fn tip(&self, branch: &str) -> String {
        self.sandbox.git(&self.remote).args(["rev-parse", "--verify", &format!("refs/heads/{branch}")]).run().text()
    }
}

/// The path of an environment's values file.
pub fn values_file(environment: &str) -> String {
    format!("app-of-apps/values-{environment}.yaml")
}

/// Writes a file and the folders above it.
pub fn write(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("the folder can be made");
    std::fs::write(path, text).expect("the file can be written");
}
