//! EuroDaT's repositories on a GitLab, and a bot that promotes.

use std::path::{Path, PathBuf};

use crate::support::gitlab::state::{Role, Scope};
use crate::support::gitlab::{GitLab, NewPipeline, NewRelease};
use crate::support::iac::Iac;
use crate::support::product::Product;
use crate::support::run::Run;
use crate::support::sandbox::Sandbox;

/// The project of the IaC repository.
pub const IAC: &str = "eurodat/iac";

/// The product's project.
pub const PRODUCT: &str = "eurodat/trustee-platform";

/// The branch that is promoted in most trials.
pub const BRANCH: &str = "promote/qa/1.5.0";

/// The policy that names the product's project.
const POLICY: &str = "[product]\nproject = \"eurodat/trustee-platform\"\n";

/// Everything on one instance.
pub struct Scene<'a> {
    /// The folder of it all.
    pub sandbox: &'a Sandbox,
    /// The IaC repository; qa and qa-int run 1.4.2, prod 1.4.1.
    pub iac: Iac<'a>,
    /// The product, with a pipeline that passed and notes for each release.
    pub product: Product<'a>,
    /// The instance.
    pub gitlab: GitLab,
    /// The bot's token, with all that it needs.
    pub token: String,
}

impl<'a> Scene<'a> {
    /// The usual one: the product has 1.5.0.
    pub fn new(sandbox: &'a Sandbox) -> Self {
        Self::with_policy(sandbox, "")
    }

    /// One with more in the policy.
    pub fn with_policy(sandbox: &'a Sandbox, more: &str) -> Self {
        Self::on(sandbox, GitLab::start(sandbox), more)
    }

    /// One on an instance with a relative URL root, which the policy names.
    pub fn below(sandbox: &'a Sandbox, root: &str) -> Self {
        let gitlab = GitLab::below(sandbox, root);
        let more = format!("\n[gitlab]\nurl = \"{}\"\n", gitlab.base());
        Self::on(sandbox, gitlab, &more)
    }

    fn on(sandbox: &'a Sandbox, gitlab: GitLab, more: &str) -> Self {
        let iac = Iac::new(sandbox);
        iac.write(".eurodat.toml", &format!("{POLICY}{more}"));
        iac.commit("feat: the policy");
        let product = Product::with_releases(sandbox, &["1.4.1", "1.4.2", "1.5.0"]);
        gitlab.user("mara", "Mara Muster");
        gitlab.project(IAC, &iac.remote);
        gitlab.project(PRODUCT, &product.folder.join(".git"));
        for project in [IAC, PRODUCT] {
            gitlab.member(project, "mara", Role::Maintainer);
        }
        let token = gitlab.token("mara", &[Scope::Api, Scope::WriteRepository]);
        gitlab.let_in(sandbox, "mara", &token);
        let scene = Self { sandbox, iac, product, gitlab, token };
        for release in ["1.4.1", "1.4.2", "1.5.0"] {
            scene.published(release);
        }
        scene.use_remote(&scene.iac.clone.clone());
        scene
    }

    /// The product releases one more version, and its pipeline passes.
    pub fn release(&self, release: &str) {
        self.product.release(release);
        self.published(release);
    }

    fn published(&self, release: &str) {
        self.gitlab.pipeline(PRODUCT, NewPipeline::of(release));
        self.gitlab.release(PRODUCT, NewRelease::of(release).notes(&format!("What {release} brings.")));
    }

    /// Has a clone push to and fetch from the instance.
    pub fn use_remote(&self, clone: &Path) {
        self.sandbox.git(clone).args(["remote", "set-url", "origin", &self.gitlab.url(IAC)]).run().ok();
    }

    /// Another clone, on the instance.
    pub fn clone_as(&self, name: &str) -> PathBuf {
        let clone = self.iac.clone_as(name);
        self.use_remote(&clone);
        clone
    }

    /// `git eurodat …` with the bot's token.
    pub fn eurodat(&self, arguments: &[&str]) -> Run {
        self.eurodat_in(&self.iac.clone, arguments)
    }

    /// The same in another clone.
    pub fn eurodat_in(&self, clone: &Path, arguments: &[&str]) -> Run {
        self.sandbox.eurodat(clone).args(arguments).env("EURODAT_TOKEN", &self.token)
    }

    /// The number of API requests since they were last forgotten.
    pub fn count(&self) -> usize {
        self.gitlab.requests().len()
    }

    /// The page of a merge request.
    pub fn page(&self, iid: u64) -> String {
        format!("{}/{IAC}/-/merge_requests/{iid}", self.gitlab.base())
    }

    /// The description of a merge request.
    pub fn description(&self, iid: usize) -> String {
        let requests = self.gitlab.merge_requests(IAC);
        requests[iid - 1]["description"].as_str().unwrap_or_default().to_owned()
    }
}
