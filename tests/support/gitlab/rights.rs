//! Who may push, merge and delete where.

use super::state::{Project, Protection, Role};

/// Whether this role may push to a branch.
pub fn may_push(project: &Project, role: Option<Role>, branch: &str) -> bool {
    allowed(project, role, branch, |protection| protection.push)
}

/// Whether this role may merge into a branch.
pub fn may_merge(project: &Project, role: Option<Role>, branch: &str) -> bool {
    let pushes = may_push(project, role, branch) && role.is_some_and(|role| role >= Role::Developer);
    pushes || allowed(project, role, branch, |protection| protection.merge)
}

/// Whether a branch is protected.
pub fn is_protected(project: &Project, branch: &str) -> bool {
    covering(&project.protected_branches, branch).next().is_some()
}

/// Whether a protected branch may be forced by those who may push to it.
pub fn may_force(project: &Project, branch: &str) -> bool {
    covering(&project.protected_branches, branch).all(|protection| protection.force)
}

/// Whether this role may make a tag.
pub fn may_tag(project: &Project, role: Option<Role>, tag: &str) -> bool {
    let mut protections = covering(&project.protected_tags, tag).peekable();
    let open = protections.peek().is_none() && role.is_some_and(|role| role >= Role::Developer);
    open || protections.any(|protection| reaches(role, protection.push))
}

fn allowed(project: &Project, role: Option<Role>, branch: &str, who: fn(&Protection) -> Option<Role>) -> bool {
    let mut protections = covering(&project.protected_branches, branch).peekable();
    let open = protections.peek().is_none() && role.is_some_and(|role| role >= Role::Developer);
    // Of several protections, one that lets in is enough.
    open || protections.any(|protection| reaches(role, who(protection)))
}

fn covering<'a>(protections: &'a [Protection], name: &'a str) -> impl Iterator<Item = &'a Protection> {
    protections.iter().filter(move |protection| protection.covers(name))
}

fn reaches(role: Option<Role>, needed: Option<Role>) -> bool {
    matches!((role, needed), (Some(role), Some(needed)) if role >= needed)
}
