//! A request on its way through the API.

use super::params::{Field, Params};
use super::reply::Reply;
use super::state::{Project, Role, Scope, State};
use super::viewer::Viewer;

/// A request that is being answered.
#[derive(Debug)]
pub struct Call<'a> {
    /// The instance.
    pub state: &'a mut State,
    /// Who asks.
    pub viewer: Viewer,
    /// GET, POST, PUT or DELETE.
    pub method: &'a str,
    /// The request's URL without its query.
    pub url: String,
    /// Query and body.
    pub params: Params,
}

impl Call<'_> {
    /// Refuses unknown, mistyped and missing parameters.
    pub fn accept(&self, fields: &[&[Field]], required: &[&str]) -> Result<(), Reply> {
        self.params.accept(&fields.concat(), required)
    }

    /// The user; 401 where nobody is known.
    pub fn user(&self) -> Result<u64, Reply> {
        self.viewer.user.ok_or_else(Reply::unauthorized)
    }

    /// Refuses tokens that are meant for less; nobody's request passes, to be refused by what it asks for.
    pub fn check_scope(&self, reading: &[Scope]) -> Result<(), Reply> {
        if self.viewer.user.is_none() || self.viewer.is_job() {
            return Ok(());
        }
        let reads = self.method == "GET";
        if self.viewer.has_any(&[Scope::Api]) || (reads && self.viewer.has_any(reading)) {
            return Ok(());
        }
        let names: Vec<&str> = reading.iter().map(|scope| scope.name()).filter(|_| reads).collect();
        Err(Reply::insufficient_scope(&["api"].into_iter().chain(names).collect::<Vec<_>>().join(" ")))
    }

    /// A project by number or path; 404 where it isn't there for the viewer.
    pub fn find_project(&self, id: &str) -> Result<&Project, Reply> {
        let project = match id.parse() {
            Ok(number) => self.state.project(number),
            Err(_) => self.state.project_at(id),
        };
        let seen = project.filter(|project| self.state.sees(self.viewer.user, project));
        seen.ok_or_else(|| Reply::not_found("Project"))
    }

    /// A project by its number.
    pub fn project(&self, id: u64) -> &Project {
        self.state.project(id).expect("the project is there")
    }

    /// A project by its number, to be changed.
    pub fn project_mut(&mut self, id: u64) -> &mut Project {
        self.state.project_mut(id).expect("the project is there")
    }

    /// Whether the viewer has at least this role.
    pub fn is(&self, role: Role, project: &Project) -> bool {
        self.state.role(self.viewer.user, project).is_some_and(|has| has >= role)
    }

    /// 401 for nobody, 403 for who has less than this role.
    pub fn must_be(&self, role: Role, project: &Project) -> Result<(), Reply> {
        self.user()?;
        if self.is(role, project) { Ok(()) } else { Err(Reply::forbidden()) }
    }

    /// 403 for who may see the project but not its code.
    pub fn must_read_code(&self, project: &Project) -> Result<(), Reply> {
        let open = project.visibility != super::state::Visibility::Private;
        if open || self.is(Role::Reporter, project) { Ok(()) } else { Err(Reply::forbidden()) }
    }
}
