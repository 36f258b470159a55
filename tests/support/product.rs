//! The product repository: its tags are the releases.

use std::path::PathBuf;

use super::sandbox::Sandbox;

/// A product repository in the sandbox.
#[derive(Debug)]
pub struct Product<'a> {
    sandbox: &'a Sandbox,
    /// Its folder.
    pub folder: PathBuf,
}

impl<'a> Product<'a> {
    /// One with these releases, oldest first.
    pub fn with_releases(sandbox: &'a Sandbox, releases: &[&str]) -> Self {
        let product = Self { sandbox, folder: sandbox.path("product") };
        sandbox.git(&sandbox.path("")).args(["init", "-q", "product"]).run().ok();
        for release in releases {
            product.release(release);
        }
        product
    }

    /// Releases one more version.
    pub fn release(&self, release: &str) {
        self.sandbox.tick();
        let message = format!("feat: what {release} brings");
        self.sandbox.git(&self.folder).args(["commit", "-q", "--allow-empty", "-m", &message]).run().ok();
        self.sandbox.git(&self.folder).args(["tag", "-a", "-m", release, release]).run().ok();
    }
}
