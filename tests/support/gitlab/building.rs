//! The instance in the words of those who set it up.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::Timestamp;

use super::repository::Bare;
use super::server::{GitLab, named, user_named};
use super::state::{Project, Protection, Role, Scope, Token, TokenKind, User, Visibility};
use crate::support::forge::executable;
use crate::support::iac::write;
use crate::support::sandbox::Sandbox;

/// Refuses what the server in front has judged already, and forced pushes, which only git can tell.
const PRE_RECEIVE: &str = include_str!("pre-receive.sh");

impl GitLab {
    /// A user.
    pub fn user(&self, username: &str, name: &str) -> u64 {
        self.edit(|state| {
            let id = state.new_id();
            state.users.push(User { id, username: username.to_owned(), name: name.to_owned(), bot: false });
            id
        })
    }

    /// A private project on a bare repository; maintainers alone push to its default branch and merge into it.
    pub fn project(&self, path: &str, folder: &Path) -> u64 {
        prepare(folder);
        let main = Bare::at(folder).default_branch();
        self.edit(|state| {
            let (id, protection) = (state.new_id(), state.new_id());
            let (push, merge) = (Some(Role::Maintainer), Some(Role::Maintainer));
            let protected = Protection { id: protection, name: main, push, merge, force: false };
            state.projects.push(Project {
                id,
                path: path.to_owned(),
                folder: folder.to_owned(),
                visibility: Visibility::Private,
                members: BTreeMap::new(),
                forked_from: None,
                protected_branches: vec![protected],
                protected_tags: Vec::new(),
                releases: Vec::new(),
                pipelines: Vec::new(),
                merge_requests: Vec::new(),
                approvals_required: 0,
                pipeline_must_succeed: false,
                merge_requests_enabled: true,
                job_token_push: false,
            });
            id
        })
    }

    /// A fork on a bare repository of its own; its merge requests go to the parent.
    pub fn fork(&self, parent: &str, path: &str, folder: &Path) -> u64 {
        let id = self.project(path, folder);
        self.edit(|state| {
            let parent = named(state, parent).id;
            named(state, path).forked_from = Some(parent);
        });
        id
    }

    /// Shows a project to more than its members.
    pub fn show(&self, project: &str, visibility: Visibility) {
        self.edit_project(project, |project| project.visibility = visibility);
    }

    /// Gives a user a role in a project.
    pub fn member(&self, project: &str, username: &str, role: Role) {
        self.edit(|state| {
            let user = user_named(state, username);
            named(state, project).members.insert(user, role);
        });
    }

    /// A personal access token.
    pub fn token(&self, username: &str, scopes: &[Scope]) -> String {
        let user = self.edit(|state| user_named(state, username));
        self.add_token("glpat", user, (scopes, TokenKind::Access))
    }

    /// A project access token; its bot is a member with this role.
    pub fn project_token(&self, project: &str, role: Role, scopes: &[Scope]) -> String {
        let bot = self.edit(|state| {
            let id = state.new_id();
            let project = named(state, project);
            project.members.insert(id, role);
            let username = format!("project_{}_bot_{id}", project.id);
            state.users.push(User { id, username, name: "promoter".into(), bot: true });
            id
        });
        self.add_token("glpat", bot, (scopes, TokenKind::Access))
    }

    /// The token of a job that a user's push started in a project.
    pub fn job_token(&self, project: &str, username: &str) -> String {
        let (project, user) = self.edit(|state| (named(state, project).id, user_named(state, username)));
        self.add_token("glcbt", user, (&[], TokenKind::Job { project }))
    }

    fn add_token(&self, prefix: &str, user: u64, (scopes, kind): (&[Scope], TokenKind)) -> String {
        self.edit(|state| {
            let secret = format!("{prefix}-{:04}Ver7SecretWord{user}", state.new_id());
            let scopes = scopes.to_vec();
            state.tokens.push(Token { secret: secret.clone(), user, scopes, kind, expires_at: None, revoked: false });
            secret
        })
    }

    /// Gives a token an end.
    pub fn expire(&self, secret: &str, at: Timestamp) {
        self.edit_token(secret, |token| token.expires_at = Some(at));
    }

    /// Takes a token back.
    pub fn revoke(&self, secret: &str) {
        self.edit_token(secret, |token| token.revoked = true);
    }

    fn edit_token(&self, secret: &str, change: impl FnOnce(&mut Token)) {
        self.edit(|state| change(state.tokens.iter_mut().find(|token| token.secret == secret).expect("a token")));
    }

    /// Has the sandbox's git know a token for this instance.
    pub fn let_in(&self, sandbox: &Sandbox, username: &str, token: &str) {
        // From a file: what a helper is told by its command line, every process can see.
        let file = sandbox.path("home/credential");
        write(&file, &format!("username={username}\npassword={token}\n"));
        let helper = format!("!f() {{ cat '{}'; }}; f", file.display());
        sandbox.config(&format!("credential.{}.helper", self.base()), &helper);
    }
}

/// Gives a bare repository GitLab's configuration.
fn prepare(folder: &Path) {
    executable(&folder.join("hooks/pre-receive"), PRE_RECEIVE);
    let mut config = git2::Config::open(&folder.join("config")).expect("a configuration");
    for key in ["receive.advertisePushOptions", "http.receivepack", "uploadpack.allowFilter"] {
        config.set_bool(key, true).expect("it can be written");
    }
}
