//! Projects, people and pipelines.

use serde_json::{Value, json};

use crate::support::gitlab::clock::written;
use crate::support::gitlab::repository::Bare;
use crate::support::gitlab::state::{Pipeline, Project, Protection, Role, State};

/// A user, as others see one.
pub fn user(state: &State, id: u64) -> Value {
    let Some(user) = state.user(id) else { return Value::Null };
    json!({
        "id": user.id,
        "username": user.username,
        "public_email": "",
        "name": user.name,
        "state": "active",
        "locked": false,
        "avatar_url": null,
        "web_url": format!("{}/{}", state.url, user.username),
    })
}

/// A project.
pub fn project(state: &State, project: &Project, viewer: Option<u64>) -> Value {
    let web = state.web_url(project);
    let parent = project.forked_from.and_then(|parent| state.project(parent));
    let level = state.role(viewer, project).map(|role| json!({ "access_level": role.level() }));
    json!({
        "id": project.id,
        "description": null,
        "name": project.name(),
        "name_with_namespace": project.path.replace('/', " / "),
        "path": project.name(),
        "path_with_namespace": project.path,
        "default_branch": Bare::at(&project.folder).default_branch(),
        "visibility": project.visibility.name(),
        "web_url": web,
        "http_url_to_repo": format!("{web}.git"),
        "namespace": { "full_path": project.group(), "kind": "group" },
        "empty_repo": Bare::at(&project.folder).branches().is_empty(),
        "archived": false,
        "merge_requests_enabled": project.merge_requests_enabled,
        "merge_method": "merge",
        "squash_option": "default_off",
        "only_allow_merge_if_pipeline_succeeds": project.pipeline_must_succeed,
        "remove_source_branch_after_merge": true,
        "forked_from_project": parent.map(|parent| json!({ "id": parent.id, "path_with_namespace": parent.path })),
        "permissions": { "project_access": level, "group_access": null },
    })
}

/// A pipeline.
pub fn pipeline(state: &State, project: &Project, pipeline: &Pipeline) -> Value {
    json!({
        "id": pipeline.id,
        "iid": pipeline.iid,
        "project_id": project.id,
        "sha": pipeline.sha,
        "ref": pipeline.reference,
        "status": pipeline.status,
        "source": pipeline.source,
        "name": pipeline.name,
        "user": user(state, pipeline.user),
        "created_at": written(pipeline.created_at),
        "updated_at": written(pipeline.updated_at),
        "web_url": format!("{}/-/pipelines/{}", state.web_url(project), pipeline.id),
    })
}

/// A protected branch.
pub fn protection(protection: &Protection) -> Value {
    json!({
        "id": protection.id,
        "name": protection.name,
        "push_access_levels": [access_level(protection.push)],
        "merge_access_levels": [access_level(protection.merge)],
        "allow_force_push": protection.force,
    })
}

fn access_level(role: Option<Role>) -> Value {
    let said = match role {
        None => "No one",
        Some(Role::Developer) => "Developers + Maintainers",
        Some(_) => "Maintainers",
    };
    json!({ "access_level": role.map_or(0, Role::level), "access_level_description": said })
}
