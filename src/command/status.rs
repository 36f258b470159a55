//! `status`: which release runs where, and what could move next.

use std::time::SystemTime;

use super::base::{Base, Reach};
use super::look::look;
use crate::cli::{Format, StatusArgs};
use crate::external::git::Repository;
use crate::external::terminal::{ProgressLine, width};
use crate::failure::{Failure, Problem};
use crate::model::listing::listed;
use crate::model::name::StageName;
use crate::plan::overview;
use crate::render::Told;
use crate::render::status::{Rows, View, text};
use crate::render::status_json::json;

/// Runs the command.
///
/// # Errors
/// When the target branch can't be read, or the stage isn't known.
pub fn run(arguments: &StatusArgs) -> Result<Told, Failure> {
    let repository = Repository::discover()?;
    let mut line = ProgressLine::default();
    let reach = if arguments.fetch { Reach::Remote } else { Reach::Local };
    let seen = look(&repository, reach, &mut |progress| line.show(progress))?;
    let only = arguments.stage.as_deref().map(StageName::new);
    if let Some(unknown) = only.as_ref().filter(|name| seen.base.policy.stage(name).is_none()) {
        return Err(unknown_stage(unknown, &seen.base));
    }
    let overview = overview(&seen.context(), only.as_ref());
    let rows = if arguments.all { Rows::Each } else { Rows::Summary };
    let out = match arguments.format {
        Format::Text => text(&overview, &View { rows, width: width() }),
        Format::Json => json(&overview, &seen.base.target, seen.base.tip),
    };
    let notes = age(&repository, &seen.base, reach).into_iter().collect();
    Ok(Told { out, notes, warnings: seen.base.warnings, ..Told::default() })
}

fn unknown_stage(unknown: &StageName, base: &Base) -> Failure {
    let stages = listed(base.policy.stages.iter().map(|stage| &stage.name), usize::MAX);
    Failure::usage(Problem::new(format!("no stage is called {unknown}")).help(format!("the stages are {stages}")))
}

/// How old what was judged is, where the remote was not asked.
fn age(repository: &Repository, base: &Base, reach: Reach) -> Option<String> {
    let remote = base.remote.as_ref().filter(|_| reach == Reach::Local)?;
    let passed = repository.last_fetch().and_then(|time| SystemTime::now().duration_since(time).ok());
    let seen = passed.map_or_else(|| "as last seen here".to_owned(), |passed| fetched(passed.as_secs()));
    Some(format!("{remote}/{} at {}, {seen}", base.target, base.tip.short()))
}

fn fetched(seconds: u64) -> String {
    match seconds {
        0..120 => format!("fetched {seconds} s ago"),
        120..7200 => format!("fetched {} min ago", seconds / 60),
        7200..172_800 => format!("fetched {} h ago", seconds / 3600),
        _ => format!("fetched {} days ago", seconds / 86400),
    }
}
