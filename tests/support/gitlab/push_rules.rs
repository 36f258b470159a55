//! Which pushes GitLab refuses.

use super::push::{Push, Update};
use super::repository::Bare;
use super::rights::{is_protected, may_force, may_push, may_tag};
use super::state::{Project, Role};

/// Why a push is refused as a whole, if it is.
pub fn refusal(project: &Project, role: Option<Role>, push: &Push) -> Option<String> {
    let said = push.updates.iter().find_map(|update| reason(project, role, update))?;
    Some(format!("GitLab: {said}"))
}

fn reason(project: &Project, role: Option<Role>, update: &Update) -> Option<&'static str> {
    if let Some(tag) = update.tag() {
        return (!may_tag(project, role, tag)).then_some(if update.creates() { NEW_TAG } else { OLD_TAG });
    }
    let Some(branch) = update.branch() else { return Some("The git reference is hidden.") };
    if update.deletes() {
        return deletion(project, branch);
    }
    if !is_protected(project, branch) {
        return None;
    }
    let may = may_push(project, role, branch);
    (!may).then_some(if update.creates() { NEW_BRANCH } else { BRANCH })
}

/// The references of a push that take no forced one.
pub fn unforced(project: &Project, push: &Push) -> Vec<String> {
    let moved = push.updates.iter().filter(|update| !update.deletes() && !update.creates());
    let held = moved.filter(|update| {
        update.branch().is_some_and(|branch| is_protected(project, branch) && !may_force(project, branch))
    });
    held.map(|update| update.reference.clone()).collect()
}

fn deletion(project: &Project, branch: &str) -> Option<&'static str> {
    if Bare::at(&project.folder).default_branch() == branch {
        return Some("The default branch of a project cannot be deleted.");
    }
    is_protected(project, branch).then_some(DELETED)
}

const BRANCH: &str = "You are not allowed to push code to protected branches on this project.";
const NEW_BRANCH: &str = "You are not allowed to create protected branches on this project.";
const DELETED: &str = "You can only delete protected branches using the web interface.";
const NEW_TAG: &str = "You are not allowed to create this tag as it is protected.";
const OLD_TAG: &str = "You are not allowed to change existing tags on this project.";
