//! Which paths of a repository a release could depend on.

use crate::model::name::StageName;
use crate::model::owners::PLACES;
use crate::model::policy::POLICY_FILE;
use crate::model::policy::{Match, PathGlob, Policy};
use crate::rule::release_elsewhere::places;

/// What is looked at in a step; everything else is none of our business.
#[derive(Debug)]
pub struct Interest {
    globs: Vec<PathGlob>,
    stages: Vec<StageName>,
    policy: Policy,
    roots: Vec<String>,
}

impl Interest {
    /// What a policy makes interesting.
    #[must_use]
    pub fn of(policy: &Policy) -> Self {
        let stages = policy.stages.iter().map(|stage| stage.name.clone()).collect();
        let roots = vec![policy.values.files.root().to_owned(), policy.values.chart().to_owned()];
        Self { globs: places(policy), stages, policy: policy.clone(), roots }
    }

    /// Whether a folder can hold anything of interest.
    #[must_use]
    pub fn wants(&self, folder: &str) -> bool {
        let glob = |glob: &PathGlob| {
            let root = glob.root();
            is_within(root, folder) || (glob.is_deep() && is_within(folder, root))
        };
        // A folder whose name differs in case alone is one and the same on many disks.
        let near = |root: &String| is_near(folder, root) || is_within(folder, root);
        self.roots.iter().any(near)
            || self.globs.iter().any(glob)
            || PLACES.iter().any(|place| is_within(place, folder))
    }

    /// Whether a path is of interest.
    #[must_use]
    pub fn holds(&self, path: &str) -> bool {
        path == POLICY_FILE
            || PLACES.contains(&path)
            || self.of_values(path) != Match::No
            || self.is_folder(path)
            || self.is_guarded_or_manifest(path)
            || self.is_attributes(path)
            || self.is_lookalike(path)
    }

    /// What a path is among the values files.
    #[must_use]
    pub fn of_values(&self, path: &str) -> Match {
        self.policy.values.files.matches(path, &self.stages)
    }

    /// Whether many disks would hold a file in the place of a values file.
    #[must_use]
    pub fn is_lookalike(&self, path: &str) -> bool {
        self.policy.values.files.is_lookalike(path, &self.stages)
    }

    /// Whether a folder is expected there: of the values files, of the chart, or of what could set a release beside them.
    #[must_use]
    pub fn is_folder(&self, path: &str) -> bool {
        let around = |root: &str| !root.is_empty() && is_within(root, path);
        self.roots.iter().any(|root| around(root))
            || self.globs.iter().any(|glob| around(glob.root()))
            || self.policy.values.files.could_hold(path, &self.stages)
    }

    /// Whether git's attributes for values files could stand there: they change what is checked out.
    #[must_use]
    pub fn is_attributes(&self, path: &str) -> bool {
        let folder = path.strip_suffix(".gitattributes").map(|folder| folder.trim_end_matches('/'));
        folder.is_some_and(|folder| self.wants(folder))
    }

    /// Whether a release could be set there beside values files.
    #[must_use]
    pub fn is_guarded_or_manifest(&self, path: &str) -> bool {
        self.globs.iter().any(|glob| glob.matches(path))
    }
}

/// Whether a path is a folder, or lies below it; everything lies below the top.
fn is_within(path: &str, folder: &str) -> bool {
    folder.is_empty() || path.strip_prefix(folder).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Whether a folder is `root` or lies around or below it, whatever the case of their letters.
fn is_near(folder: &str, root: &str) -> bool {
    let (folder, root) = (folder.to_lowercase(), root.to_lowercase());
    is_within(&folder, &root) || is_within(&root, &folder)
}
