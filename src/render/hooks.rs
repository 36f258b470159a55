//! What `hooks` tells.

use std::path::Path;

use crate::failure::Problem;
use crate::model::hook::Manager;
use crate::model::hook_step::{Before, End, Found, Planned};
use crate::model::listing::lines;

/// Whether the steps were taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// They were.
    Did,
    /// They would be.
    Would,
}

/// One line a hook.
#[must_use]
pub fn told(folder: &Path, planned: &[(Found, Planned)], mode: Mode) -> String {
    lines(planned.iter().map(|(found, planned)| {
        let path = folder.join(&planned.place);
        let verb = verb(planned, mode);
        format!("{verb:<15} {}{}", path.display(), more(found, planned)).trim_end().to_owned()
    }))
}

fn verb(planned: &Planned, mode: Mode) -> &'static str {
    match (planned.end, mode) {
        (End::Installed | End::Chained, Mode::Did) => "installed",
        (End::Installed | End::Chained, Mode::Would) => "would install",
        (End::Restored, Mode::Did) => "restored",
        (End::Restored, Mode::Would) => "would restore",
        (End::Removed, Mode::Did) => "removed",
        (End::Removed, Mode::Would) => "would remove",
        (End::Unchanged, _) => "unchanged",
        (End::Absent, _) => "not there",
        (End::NotOurs, _) => "not ours",
        (End::Edited | End::InTheWay, _) => "left",
    }
}

fn more(found: &Found, planned: &Planned) -> String {
    let runs = planned.end == End::Chained || (planned.end == End::Unchanged && found.before != Before::Nothing);
    if runs { format!(" (runs {} first)", found.hook.before()) } else { String::new() }
}

/// What stays as it is, although something else was asked for.
#[must_use]
pub fn warnings(folder: &Path, planned: &[(Found, Planned)]) -> Vec<Problem> {
    let edited = planned.iter().filter(|(_, planned)| planned.end == End::Edited);
    edited
        .map(|(_, planned)| {
            Problem::new(format!(
                "{} is ours, but was edited: it stays as it is",
                folder.join(&planned.place).display()
            ))
            .help("delete it by hand, and run this again")
        })
        .collect()
}

/// What a user of a hook manager should know.
#[must_use]
pub fn note(manager: Manager) -> String {
    let how = match manager {
        Manager::PreCommit | Manager::Prek => {
            "which runs ours as a legacy hook; its configuration can name ours instead, for everyone"
        }
        Manager::Lefthook => {
            "which writes its hooks anew when its configuration changes, and ours is gone then; name ours in lefthook.yml"
        }
    };
    format!("The hooks here are by {manager}, {how}: docs/hooks.md")
}
