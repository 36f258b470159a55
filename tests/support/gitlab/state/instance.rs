//! The whole instance.

use super::{Project, Role, Token, User, Visibility};
use crate::support::gitlab::clock::Clock;

/// The instance: its people, its tokens, its projects.
#[derive(Debug)]
pub struct State {
    /// `http://127.0.0.1:1234/gitlab`, without a slash at its end.
    pub url: String,
    /// What time it is.
    pub clock: Clock,
    /// Everybody.
    pub users: Vec<User>,
    /// All tokens.
    pub tokens: Vec<Token>,
    /// All projects.
    pub projects: Vec<Project>,
    /// How many reads a check for mergeability takes.
    pub reads_until_checked: u32,
    /// Quick actions that ran: the merge request's reference and the line.
    pub quick_actions: Vec<(String, String)>,
    last_id: u64,
}

impl State {
    /// An empty instance at this URL.
    pub fn at(url: String) -> Self {
        Self {
            url,
            clock: Clock::default(),
            users: Vec::new(),
            tokens: Vec::new(),
            projects: Vec::new(),
            reads_until_checked: 1,
            quick_actions: Vec::new(),
            last_id: 100,
        }
    }

    /// A number that nothing has yet.
    pub fn new_id(&mut self) -> u64 {
        self.last_id += 1;
        self.last_id
    }

    /// A project by its number.
    pub fn project(&self, id: u64) -> Option<&Project> {
        self.projects.iter().find(|project| project.id == id)
    }

    /// A project by its number, to be changed.
    pub fn project_mut(&mut self, id: u64) -> Option<&mut Project> {
        self.projects.iter_mut().find(|project| project.id == id)
    }

    /// A project by its path; letters' case doesn't count.
    pub fn project_at(&self, path: &str) -> Option<&Project> {
        self.projects.iter().find(|project| project.path.eq_ignore_ascii_case(path))
    }

    /// A user by number.
    pub fn user(&self, id: u64) -> Option<&User> {
        self.users.iter().find(|user| user.id == id)
    }

    /// A user by name; letters' case doesn't count.
    pub fn user_named(&self, username: &str) -> Option<&User> {
        self.users.iter().find(|user| user.username.eq_ignore_ascii_case(username))
    }

    /// The role that a user of the instance has in a project.
    pub fn role(&self, user: Option<u64>, project: &Project) -> Option<Role> {
        project.members.get(&self.user(user?)?.id).copied()
    }

    /// Whether a project is there for this viewer.
    pub fn sees(&self, user: Option<u64>, project: &Project) -> bool {
        match project.visibility {
            Visibility::Public => true,
            Visibility::Internal => user.is_some(),
            Visibility::Private => self.role(user, project).is_some(),
        }
    }

    /// The page of a project.
    pub fn web_url(&self, project: &Project) -> String {
        format!("{}/{}", self.url, project.path)
    }

    /// The page of a merge request.
    pub fn request_url(&self, project: &Project, iid: u64) -> String {
        format!("{}/-/merge_requests/{iid}", self.web_url(project))
    }
}
