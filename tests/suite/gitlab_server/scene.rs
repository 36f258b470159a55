//! A GitLab with one project, a developer and a maintainer.

use std::path::PathBuf;

use serde_json::json;

use super::ask::{Answer, Asker};
use crate::support::gitlab::GitLab;
use crate::support::gitlab::state::{Role, Scope};
use crate::support::iac::{Iac, write};
use crate::support::sandbox::Sandbox;

/// The project's path.
pub const PROJECT: &str = "eurodat/iac";

/// What the trials begin with.
pub struct Scene<'a> {
    /// The repository.
    pub iac: Iac<'a>,
    /// The instance.
    pub gitlab: GitLab,
    /// Mara, a developer; she asks by the API.
    pub mara: Asker,
    /// Otto, a maintainer.
    pub otto: Asker,
}

impl<'a> Scene<'a> {
    /// A project `eurodat/iac` that Mara pushes to by HTTP.
    pub fn new(sandbox: &'a Sandbox) -> Self {
        let iac = Iac::with_environments(sandbox, &[("qa-gcp", "1.4.1")]);
        let gitlab = GitLab::start(sandbox);
        gitlab.user("mara", "Mara Muster");
        gitlab.user("otto", "Otto Ober");
        gitlab.project(PROJECT, &iac.remote);
        gitlab.member(PROJECT, "mara", Role::Developer);
        gitlab.member(PROJECT, "otto", Role::Maintainer);
        let (mara, otto) = (gitlab.token("mara", &[Scope::Api]), gitlab.token("otto", &[Scope::Api]));
        gitlab.let_in(sandbox, "mara", &mara);
        sandbox.git(&iac.clone).args(["remote", "set-url", "origin", &gitlab.url(PROJECT)]).run().ok();
        let (mara, otto) = (asker(&gitlab, &mara), asker(&gitlab, &otto));
        Self { iac, gitlab, mara, otto }
    }

    /// Commits a file on a branch of this name, from main; the branch isn't pushed.
    pub fn branch(&self, name: &str) -> PathBuf {
        let git = |arguments: &[&str]| drop(self.iac.sandbox.git(&self.iac.clone).args(arguments).run().ok());
        git(&["switch", "-q", "-c", name, "origin/main"]);
        write(&self.iac.clone.join(name.replace('/', "-")), name);
        git(&["add", "-A"]);
        git(&["commit", "-q", "-m", &format!("feat: {name}")]);
        self.iac.clone.clone()
    }

    /// Pushes a branch with these further arguments, and says how it went.
    pub fn push(&self, arguments: &[&str]) -> crate::support::outcome::Outcome {
        self.iac.sandbox.git(&self.iac.clone).args(["push", "origin"]).args(arguments).run()
    }

    /// A pushed branch with a merge request of Mara's.
    pub fn request(&self, branch: &str) -> Answer {
        self.branch(branch);
        self.push(&[branch]).ok();
        self.open(branch)
    }

    /// Mara's wish for a merge request.
    pub fn open(&self, branch: &str) -> Answer {
        let body = json!({ "source_branch": branch, "target_branch": "main", "title": format!("promote: {branch}") });
        self.mara.send("POST", "/projects/eurodat%2Fiac/merge_requests", &body)
    }
}

/// Somebody who asks an instance's API with a token.
pub fn asker(gitlab: &GitLab, token: &str) -> Asker {
    Asker { host: gitlab.host(), root: "/api/v4".into(), header: "PRIVATE-TOKEN".into(), token: token.into() }
}
