//! Branches, tags, commits and releases.

use serde_json::{Value, json};

use crate::support::gitlab::call::Call;
use crate::support::gitlab::clock::written;
use crate::support::gitlab::encoding::encoded;
use crate::support::gitlab::repository::{Commit, Tag};
use crate::support::gitlab::rights::{is_protected, may_merge, may_push};
use crate::support::gitlab::state::{Project, Release, Role, State};

/// A commit.
pub fn commit(state: &State, project: &Project, commit: &Commit) -> Value {
    let title = commit.message.lines().next().unwrap_or_default();
    let (author, committer) = (&commit.author, &commit.committer);
    json!({
        "id": commit.sha,
        "short_id": commit.sha.get(..8),
        "created_at": written(committer.2),
        "parent_ids": commit.parents,
        "title": title,
        "message": commit.message,
        "author_name": author.0,
        "author_email": author.1,
        "authored_date": written(author.2),
        "committer_name": committer.0,
        "committer_email": committer.1,
        "committed_date": written(committer.2),
        "trailers": {},
        "extended_trailers": {},
        "web_url": format!("{}/-/commit/{}", state.web_url(project), commit.sha),
    })
}

/// A branch.
pub fn branch(call: &Call<'_>, project: &Project, (name, tip, default): (&str, &Commit, &str)) -> Value {
    let role = call.state.role(call.viewer.user, project);
    json!({
        "name": name,
        "commit": commit(call.state, project, tip),
        "merged": false,
        "protected": is_protected(project, name),
        "developers_can_push": may_push(project, Some(Role::Developer), name),
        "developers_can_merge": may_merge(project, Some(Role::Developer), name),
        "can_push": may_push(project, role, name),
        "default": name == default,
        "web_url": format!("{}/-/tree/{}", call.state.web_url(project), encoded(name).replace("%2F", "/")),
    })
}

/// A tag.
pub fn tag(state: &State, project: &Project, tag: &Tag) -> Value {
    let release = project.release(&tag.name);
    json!({
        "name": tag.name,
        "message": tag.message,
        "target": tag.target,
        "commit": commit(state, project, &tag.commit),
        "release": release.map(|release| json!({ "tag_name": release.tag, "description": release.description })),
        "protected": project.protected_tags.iter().any(|protection| protection.covers(&tag.name)),
        "created_at": tag.created_at.map(written),
    })
}

/// A release, with its commit where the tag is there.
pub fn release(state: &State, project: &Project, release: &Release, tag: Option<&Tag>) -> Value {
    json!({
        "tag_name": release.tag,
        "name": release.name,
        "description": release.description,
        "created_at": written(release.created_at),
        "released_at": written(release.released_at),
        "upcoming_release": release.is_upcoming(state.clock.now()),
        "author": super::user(state, release.author),
        "commit": tag.map(|tag| commit(state, project, &tag.commit)),
        "commit_path": tag.map(|tag| format!("/{}/-/commit/{}", project.path, tag.commit.sha)),
        "tag_path": format!("/{}/-/tags/{}", project.path, encoded(&release.tag)),
        "assets": { "count": 0, "sources": [], "links": [] },
        "evidences": [],
        "_links": { "self": format!("{}/-/releases/{}", state.web_url(project), encoded(&release.tag)) },
    })
}
