//! The bare repositories below the projects.

use std::path::Path;

use git2::{BranchType, Oid, Repository};
use jiff::Timestamp;

/// A bare repository.
pub struct Bare(pub(super) Repository);

/// A commit, as far as the API tells of it.
#[derive(Debug, Clone)]
pub struct Commit {
    /// Its id.
    pub sha: String,
    /// Its parents' ids.
    pub parents: Vec<String>,
    /// The whole message.
    pub message: String,
    /// The author's name, e-mail address and time.
    pub author: (String, String, Timestamp),
    /// The committer's name, e-mail address and time.
    pub committer: (String, String, Timestamp),
}

/// A tag.
#[derive(Debug, Clone)]
pub struct Tag {
    /// Its name.
    pub name: String,
    /// The tag object's id, or the commit's.
    pub target: String,
    /// The message of an annotated tag.
    pub message: String,
    /// The commit.
    pub commit: Commit,
    /// When an annotated tag was made.
    pub created_at: Option<Timestamp>,
}

impl Bare {
    /// Opens one.
    pub fn at(folder: &Path) -> Self {
        Self(Repository::open_bare(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())))
    }

    /// The branch that HEAD names.
    pub fn default_branch(&self) -> String {
        let head = self.0.find_reference("HEAD").ok();
        let target = head.and_then(|head| head.symbolic_target().ok().flatten().map(str::to_owned));
        target.and_then(|name| name.strip_prefix("refs/heads/").map(str::to_owned)).unwrap_or_else(|| "main".into())
    }

    /// All branches with their tips, by name.
    pub fn branches(&self) -> Vec<(String, String)> {
        let branches = self.0.branches(Some(BranchType::Local)).into_iter().flatten().flatten();
        let named = |(branch, _): (git2::Branch<'_>, _)| {
            Some((branch.name().ok()??.to_owned(), branch.get().target()?.to_string()))
        };
        let mut branches: Vec<_> = branches.filter_map(named).collect();
        branches.sort();
        branches
    }

    /// A branch's tip.
    pub fn branch(&self, name: &str) -> Option<String> {
        self.0.find_reference(&format!("refs/heads/{name}")).ok()?.target().map(|oid| oid.to_string())
    }

    /// The commit that a branch, a tag or an id names.
    pub fn resolve(&self, revision: &str) -> Option<String> {
        let names = ["refs/heads/", "refs/tags/", ""].map(|space| format!("{space}{revision}"));
        let object = names.iter().find_map(|name| self.0.revparse_single(name).ok())?;
        object.peel_to_commit().ok().map(|commit| commit.id().to_string())
    }

    /// A commit.
    pub fn commit(&self, sha: &str) -> Option<Commit> {
        let commit = self.0.find_commit(Oid::from_str(sha).ok()?).ok()?;
        Some(Commit {
            sha: sha.to_owned(),
            parents: commit.parent_ids().map(|parent| parent.to_string()).collect(),
            message: String::from_utf8_lossy(commit.message_bytes()).into_owned(),
            author: signed(&commit.author()),
            committer: signed(&commit.committer()),
        })
    }

    /// All tags of commits.
    pub fn tags(&self) -> Vec<Tag> {
        let names = self.0.tag_names(None).expect("tags can be listed");
        let names: Vec<String> = names.iter().flatten().flatten().map(str::to_owned).collect();
        names.iter().filter_map(|name| self.tag(name)).collect()
    }

    /// A tag of a commit.
    pub fn tag(&self, name: &str) -> Option<Tag> {
        let reference = self.0.find_reference(&format!("refs/tags/{name}")).ok()?;
        let annotated = reference.peel_to_tag().ok();
        let commit = self.commit(&reference.peel_to_commit().ok()?.id().to_string())?;
        let message = annotated.as_ref().and_then(|tag| tag.message().ok().flatten()).unwrap_or_default();
        let tagger = annotated.as_ref().and_then(git2::Tag::tagger);
        Some(Tag {
            name: name.to_owned(),
            target: reference.target()?.to_string(),
            message: message.trim_end().to_owned(),
            created_at: tagger.map(|tagger| signed(&tagger).2),
            commit,
        })
    }

    /// Where two commits part; none where they share nothing.
    pub fn merge_base(&self, one: &str, other: &str) -> Option<String> {
        let base = self.0.merge_base(Oid::from_str(one).ok()?, Oid::from_str(other).ok()?);
        base.ok().map(|oid| oid.to_string())
    }

    /// Whether one commit is another, or among its ancestors.
    pub fn contains(&self, tip: &str, sha: &str) -> bool {
        tip == sha || self.merge_base(tip, sha).as_deref() == Some(sha)
    }

    /// What is on `tip` and not on `base`, newest first, at most this many.
    pub fn log(&self, tip: &str, base: Option<&str>, most: usize) -> Vec<Commit> {
        let Ok(mut walk) = self.0.revwalk() else { return Vec::new() };
        let oid = |sha: &str| Oid::from_str(sha).ok();
        if oid(tip).and_then(|tip| walk.push(tip).ok()).is_none() {
            return Vec::new();
        }
        let _ = base.and_then(oid).map(|base| walk.hide(base));
        walk.flatten().take(most).filter_map(|oid| self.commit(&oid.to_string())).collect()
    }
}

impl std::fmt::Debug for Bare {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}", self.0.path().display())
    }
}

fn signed(signature: &git2::Signature<'_>) -> (String, String, Timestamp) {
    let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
    let time = Timestamp::from_second(signature.when().seconds()).unwrap_or_default();
    (text(signature.name_bytes()), text(signature.email_bytes()), time)
}
