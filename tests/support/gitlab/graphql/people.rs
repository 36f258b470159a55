//! Users, in the types that GitLab has for them.

use apollo_compiler::resolvers::{ObjectValue, ResolveInfo};

use super::leaf::{Answer, global_id, leaf, unknown};
use super::page::Item;
use super::root::Query;
use crate::support::gitlab::state::User;

/// A user.
#[derive(Debug, Clone, Copy)]
pub struct Person<'s> {
    /// The instance.
    pub root: Query<'s>,
    /// The type that the place asks for.
    pub type_name: &'static str,
    /// Who.
    pub user: &'s User,
}

impl ObjectValue for Person<'_> {
    fn type_name(&self) -> &str {
        self.type_name
    }

    fn resolve_field<'a>(&'a self, info: &'a ResolveInfo<'a>) -> Answer<'a> {
        match info.field_name() {
            "id" => global_id("User", self.user.id),
            "username" => leaf(self.user.username.as_str()),
            "name" => leaf(self.user.name.as_str()),
            "bot" => leaf(self.user.bot),
            "webUrl" => leaf(format!("{}/{}", self.root.state.url, self.user.username)),
            _ => unknown(self.type_name, info),
        }
    }
}

impl Item for Person<'_> {
    fn key(&self) -> u64 {
        self.user.id
    }
}
