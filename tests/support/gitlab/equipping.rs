//! What a project is equipped with: protections, pipelines, releases.

use jiff::Timestamp;

use super::repository::Bare;
use super::server::{GitLab, named};
use super::state::{Pipeline, Protection, Release, Role};

/// A pipeline to be.
#[derive(Debug, Clone)]
pub struct NewPipeline {
    reference: String,
    status: String,
    sha: Option<String>,
    source: String,
    name: Option<String>,
}

impl NewPipeline {
    /// A pipeline of a branch or tag that succeeded after a push.
    pub fn of(reference: &str) -> Self {
        let (reference, status, source) = (reference.to_owned(), "success".to_owned(), "push".to_owned());
        Self { reference, status, sha: None, source, name: None }
    }

    /// With another status.
    pub fn status(mut self, status: &str) -> Self {
        status.clone_into(&mut self.status);
        self
    }

    /// Of another commit than what the branch or tag names.
    pub fn sha(mut self, sha: &str) -> Self {
        self.sha = Some(sha.to_owned());
        self
    }

    /// Started by something else.
    pub fn source(mut self, source: &str) -> Self {
        source.clone_into(&mut self.source);
        self
    }

    /// With a name by `workflow:name`.
    pub fn name(mut self, name: &str) -> Self {
        self.name = Some(name.to_owned());
        self
    }
}

/// A release to be.
#[derive(Debug, Clone)]
pub struct NewRelease {
    tag: String,
    description: String,
    released_at: Option<Timestamp>,
}

impl NewRelease {
    /// A release of a tag that counts from now.
    pub fn of(tag: &str) -> Self {
        Self { tag: tag.to_owned(), description: String::new(), released_at: None }
    }

    /// With these notes.
    pub fn notes(mut self, text: &str) -> Self {
        text.clone_into(&mut self.description);
        self
    }

    /// Counting from this time.
    pub fn released_at(mut self, time: Timestamp) -> Self {
        self.released_at = Some(time);
        self
    }
}

impl GitLab {
    /// Protects branches: who may push and who may merge; none is nobody. It replaces a protection of that name.
    pub fn protect(&self, project: &str, name: &str, (push, merge): (Option<Role>, Option<Role>)) {
        self.edit(|state| {
            let made = Protection { id: state.new_id(), name: name.to_owned(), push, merge, force: false };
            let protections = &mut named(state, project).protected_branches;
            protections.retain(|known| known.name != name);
            protections.push(made);
        });
    }

    /// Takes a protection away.
    pub fn unprotect(&self, project: &str, name: &str) {
        self.edit_project(project, |project| project.protected_branches.retain(|known| known.name != name));
    }

    /// Protects tags: who may make them.
    pub fn protect_tags(&self, project: &str, name: &str, create: Option<Role>) {
        self.edit(|state| {
            let made =
                Protection { id: state.new_id(), name: name.to_owned(), push: create, merge: None, force: false };
            named(state, project).protected_tags.push(made);
        });
    }

    /// A pipeline; its number on the instance.
    pub fn pipeline(&self, project: &str, new: NewPipeline) -> u64 {
        self.edit(|state| {
            let (id, now) = (state.new_id(), state.clock.now());
            let user = state.users.first().map_or(0, |user| user.id);
            let project = named(state, project);
            let sha = new.sha.or_else(|| Bare::at(&project.folder).resolve(&new.reference));
            project.pipelines.push(Pipeline {
                id,
                iid: u64::try_from(project.pipelines.len()).expect("a small number") + 1,
                sha: sha.unwrap_or_else(|| panic!("{} names no commit", new.reference)),
                reference: new.reference,
                status: new.status,
                source: new.source,
                name: new.name,
                user,
                created_at: now,
                updated_at: now,
            });
            id
        })
    }

    /// Has a pipeline come out like this.
    pub fn finish_pipeline(&self, project: &str, id: u64, status: &str) {
        self.edit_project(project, |project| {
            let pipeline = project.pipelines.iter_mut().find(|pipeline| pipeline.id == id).expect("the pipeline");
            status.clone_into(&mut pipeline.status);
        });
    }

    /// A release of a tag.
    pub fn release(&self, project: &str, new: NewRelease) {
        self.edit(|state| {
            let now = state.clock.now();
            let author = state.users.first().map_or(0, |user| user.id);
            let released_at = new.released_at.unwrap_or(now);
            let (name, description, tag) = (new.tag.clone(), new.description, new.tag);
            let made = Release { tag, name, description, created_at: now, released_at, author };
            named(state, project).releases.push(made);
        });
    }
}
