//! What commands that only read have in common: how old what they read is, and which stages there are.

use std::time::SystemTime;

use super::base::{Base, Reach};
use crate::external::git::Repository;
use crate::failure::{Failure, Problem};
use crate::model::listing::listed;
use crate::model::masked::masked;
use crate::model::name::StageName;
use crate::model::policy::Policy;

/// The stage of this name.
///
/// # Errors
/// Where there is none.
pub fn known_stage(name: &str, policy: &Policy) -> Result<StageName, Failure> {
    let name = StageName::new(name);
    if policy.stage(&name).is_some() {
        return Ok(name);
    }
    let stages = listed(policy.stages.iter().map(|stage| &stage.name), usize::MAX);
    Err(Failure::usage(Problem::new(format!("no stage is called {name}")).help(format!("the stages are {stages}"))))
}

/// How old what was judged is, where the remote was not asked.
#[must_use]
pub fn age(repository: &Repository, base: &Base, reach: Reach) -> Option<String> {
    let remote = base.remote.as_ref().filter(|_| reach == Reach::Local)?;
    let passed = repository.last_fetch().and_then(|time| SystemTime::now().duration_since(time).ok());
    let seen = passed.map_or_else(|| "as last seen here".to_owned(), |passed| fetched(passed.as_secs()));
    Some(format!("{}/{} at {}, {seen}", masked(remote), base.target, base.tip.short()))
}

fn fetched(seconds: u64) -> String {
    match seconds {
        0..120 => format!("fetched {seconds} s ago"),
        120..7200 => format!("fetched {} min ago", seconds / 60),
        7200..172_800 => format!("fetched {} h ago", seconds / 3600),
        _ => format!("fetched {} days ago", seconds / 86400),
    }
}
