//! What a query begins with.

use apollo_compiler::resolvers::{FieldError, ObjectValue, ResolveInfo, ResolvedValue};

use super::leaf::{Answer, text, texts, unknown};
use super::page::page;
use super::people::Person;
use super::project::ProjectNode;
use crate::support::gitlab::state::{State, User};
use crate::support::gitlab::viewer::Viewer;

/// The instance as one viewer sees it.
#[derive(Debug, Clone, Copy)]
pub struct Query<'s> {
    /// The instance.
    pub state: &'s State,
    /// Who asks.
    pub viewer: &'s Viewer,
}

impl ObjectValue for Query<'_> {
    fn type_name(&self) -> &'static str {
        "Query"
    }

    fn resolve_field<'a>(&'a self, info: &'a ResolveInfo<'a>) -> Answer<'a> {
        match info.field_name() {
            "project" => Ok(ResolvedValue::nullable_object(self.project(text(info, "fullPath").unwrap_or_default()))),
            "users" => page("UserCoreConnection", &self.users(info)?, info),
            "currentUser" => Ok(ResolvedValue::nullable_object(self.person("CurrentUser", self.viewer.user))),
            _ => unknown("Query", info),
        }
    }
}

impl<'s> Query<'s> {
    /// A user by number, as this type.
    pub fn person(self, type_name: &'static str, id: Option<u64>) -> Option<Person<'s>> {
        self.state.user(id?).map(|user| Person { root: self, type_name, user })
    }

    /// A project that the viewer may see.
    pub fn visible(self, id: u64) -> Option<ProjectNode<'s>> {
        let project = self.state.project(id).filter(|project| self.state.sees(self.viewer.user, project))?;
        Some(ProjectNode { root: self, project })
    }

    fn project(self, path: &str) -> Option<ProjectNode<'s>> {
        self.visible(self.state.project_at(path)?.id)
    }

    fn users(self, info: &ResolveInfo) -> Result<Vec<Person<'s>>, FieldError> {
        let (usernames, ids) = (texts(info, "usernames"), texts(info, "ids"));
        if self.viewer.user.is_none() && usernames.as_ref().is_none_or(Vec::is_empty) {
            let message = "The resource that you are attempting to access does not exist or you don't have permission \
                           to perform this action";
            return Err(FieldError { message: message.to_owned() });
        }
        if usernames.as_ref().is_some_and(|names| !names.is_empty()) && ids.as_ref().is_some_and(|ids| !ids.is_empty())
        {
            return Err(FieldError { message: "Provide either a list of usernames or ids".to_owned() });
        }
        let named = |user: &&User| {
            let by_name =
                usernames.as_ref().is_none_or(|all| all.iter().any(|n| n.eq_ignore_ascii_case(&user.username)));
            let id = format!("gid://gitlab/User/{}", user.id);
            let found =
                text(info, "search").is_none_or(|part| user.username.contains(part) || user.name.contains(part));
            by_name && found && ids.as_ref().is_none_or(|all| all.contains(&id.as_str()))
        };
        let newest_first = self.state.users.iter().rev().filter(named);
        Ok(newest_first.map(|user| Person { root: self, type_name: "UserCore", user }).collect())
    }
}
