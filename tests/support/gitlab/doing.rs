//! What people do on GitLab's pages, and see there.

use super::requests::{Wish, open};
use super::server::{GitLab, named, user_named};

impl GitLab {
    /// Has somebody open a merge request in a project, from a branch of a fork; its number.
    pub fn open_from(&self, path: &str, (fork, username): (&str, &str), (source, target): (&str, &str)) -> u64 {
        self.edit(|state| {
            let user = user_named(state, username);
            let (source_project, target_project) = (named(state, fork).id, named(state, path).id);
            let wish = Wish {
                source_project,
                target_project,
                source_branch: source.to_owned(),
                target_branch: target.to_owned(),
                title: format!("Merge {source}"),
                ..Wish::default()
            };
            open(state, user, wish).unwrap_or_else(|_| panic!("{source} can't be proposed"))
        })
    }

    /// The comments on a merge request, oldest first, GitLab's own left out.
    pub fn notes(&self, path: &str, iid: u64) -> Vec<String> {
        self.with(|state| {
            let request = state.project_at(path).and_then(|project| project.merge_request(iid)).expect("it is there");
            request.notes.iter().filter(|note| !note.system).map(|note| note.body.clone()).collect()
        })
    }
}
