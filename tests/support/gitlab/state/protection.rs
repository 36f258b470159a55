//! Roles, and the branches and tags that only some of them may touch.

/// What a member may do; the numbers are GitLab's access levels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// May look at little.
    Guest = 10,
    /// May read the code.
    Reporter = 20,
    /// May push and open merge requests.
    Developer = 30,
    /// May push to protected branches.
    Maintainer = 40,
    /// May do everything; also stands for "no one" where less is asked.
    Owner = 50,
}

impl Role {
    /// GitLab's access level.
    pub fn level(self) -> u64 {
        self as u64
    }
}

/// A protected branch or tag, or a wildcard of them.
#[derive(Debug, Clone)]
pub struct Protection {
    /// The number that the API knows it by.
    pub id: u64,
    /// A name, `*` standing for anything.
    pub name: String,
    /// Who may push (for a tag: create); nobody when none.
    pub push: Option<Role>,
    /// Who may merge; nobody when none.
    pub merge: Option<Role>,
    /// Whether those who may push may also force.
    pub force: bool,
}

impl Protection {
    /// Whether it holds for this branch or tag.
    pub fn covers(&self, name: &str) -> bool {
        matches(&self.name, name)
    }
}

/// `*` is anything, slashes too, as GitLab's own wildcards are.
fn matches(pattern: &str, name: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else { return pattern == name };
    let Some(tail) = name.strip_prefix(start) else { return false };
    (0..=tail.len()).filter(|at| tail.is_char_boundary(*at)).any(|at| matches(rest, &tail[at..]))
}
