//! What the server itself writes into the bare repositories.

use git2::{Oid, Signature};
use jiff::Timestamp;

use super::repository::Bare;
use super::state::User;

/// Who writes a commit or a tag, when, and what it says.
#[derive(Debug, Clone, Copy)]
pub struct Signed<'a> {
    /// Who.
    pub user: &'a User,
    /// When.
    pub at: Timestamp,
    /// The message.
    pub message: &'a str,
}

/// A loose reference that git holds for a moment is tried again this often.
const TRIES: u64 = 20;

impl Bare {
    /// Sets a reference, whatever it was.
    pub fn set(&self, reference: &str, sha: &str) -> bool {
        let Ok(oid) = Oid::from_str(sha) else { return false };
        patiently(|| self.0.reference(reference, oid, true, "gitlab").map(drop))
    }

    /// Takes in the commits of another repository's branch, as GitLab does for forks.
    pub fn take_in(&self, other: &Self, branch: &str) {
        if self.0.path() != other.0.path() {
            let mut remote = self.0.remote_anonymous(&other.0.path().to_string_lossy()).expect("a path");
            // A branch that goes at the same moment is followed the next time.
            let _ = remote.fetch(&[format!("+refs/heads/{branch}:refs/keep-around/{branch}")], None, None);
        }
    }

    /// Makes a branch that isn't there.
    pub fn create(&self, reference: &str, sha: &str) -> bool {
        let Ok(oid) = Oid::from_str(sha) else { return false };
        self.0.reference(reference, oid, false, "gitlab").is_ok()
    }

    /// Moves a branch on, if it is still where it was.
    pub fn advance(&self, branch: &str, old: &str, new: &str) -> bool {
        let (Ok(old), Ok(new)) = (Oid::from_str(old), Oid::from_str(new)) else { return false };
        self.0.reference_matching(&format!("refs/heads/{branch}"), new, true, old, "gitlab").is_ok()
    }

    /// Deletes a reference; whether it was there.
    pub fn delete(&self, reference: &str) -> bool {
        self.0.find_reference(reference).is_ok_and(|mut found| patiently(|| found.delete()))
    }

    /// Makes an annotated tag's object.
    pub fn tag_object(&self, name: &str, sha: &str, by: Signed<'_>) -> Option<String> {
        let object = self.0.find_object(Oid::from_str(sha).ok()?, None).ok()?;
        let tag = self.0.tag_annotation_create(name, &object, &signature(by), by.message).ok()?;
        Some(tag.to_string())
    }

    /// Whether two commits merge without a conflict.
    pub fn merges(&self, ours: &str, theirs: &str) -> bool {
        self.merged_tree(ours, theirs).is_some()
    }

    /// Commits the merge of two commits; none where they conflict.
    pub fn merge(&self, ours: &str, theirs: &str, by: Signed<'_>) -> Option<String> {
        let tree = self.merged_tree(ours, theirs)?;
        self.write(tree, &[ours, theirs], by)
    }

    /// Commits everything that `theirs` has over `base` as one commit on it.
    pub fn squash(&self, base: &str, theirs: &str, by: Signed<'_>) -> Option<String> {
        let tree = self.0.find_commit(Oid::from_str(theirs).ok()?).ok()?.tree_id();
        self.write(tree, &[base], by)
    }

    fn merged_tree(&self, ours: &str, theirs: &str) -> Option<Oid> {
        let commit = |sha: &str| self.0.find_commit(Oid::from_str(sha).ok()?).ok();
        let mut index = self.0.merge_commits(&commit(ours)?, &commit(theirs)?, None).ok()?;
        if index.has_conflicts() { None } else { index.write_tree_to(&self.0).ok() }
    }

    fn write(&self, tree: Oid, parents: &[&str], by: Signed<'_>) -> Option<String> {
        let tree = self.0.find_tree(tree).ok()?;
        let commit = |sha: &&str| self.0.find_commit(Oid::from_str(sha).ok()?).ok();
        let parents: Vec<_> = parents.iter().map(commit).collect::<Option<_>>()?;
        let parents: Vec<_> = parents.iter().collect();
        let signature = signature(by);
        self.0.commit(None, &signature, &signature, by.message, &tree, &parents).ok().map(|oid| oid.to_string())
    }
}

fn signature(Signed { user, at, .. }: Signed<'_>) -> Signature<'static> {
    let email = format!("{}@users.noreply.example.org", user.username);
    Signature::new(&user.name, &email, &git2::Time::new(at.as_second(), 0)).expect("a name and an address")
}

fn patiently(mut attempt: impl FnMut() -> Result<(), git2::Error>) -> bool {
    (1..=TRIES).any(|waited| {
        let done = attempt().is_ok();
        if !done {
            std::thread::sleep(std::time::Duration::from_millis(waited));
        }
        done
    })
}
