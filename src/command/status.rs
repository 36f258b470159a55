//! `status`: which release runs where, and what could move next.

use super::base::Reach;
use super::contact::Contact;
use super::ground::Ground;
use super::look::look;
use super::open_proposals::{of_stage, open_proposals};
use super::reading::{age, known_stage};
use crate::cli::{Format, StatusArgs};
use crate::external::git::Repository;
use crate::external::terminal::{ProgressLine, width};
use crate::failure::Failure;
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
    let mut contact = Contact::new(reach, arguments.talk.verbose.into());
    let seen = look(&repository, &mut contact, None, &mut |progress| line.show(progress))?;
    let only = arguments.stage.as_deref().map(|name| known_stage(name, &seen.base.policy)).transpose()?;
    let mut overview = overview(&seen.context(), only.as_ref());
    let open = open_proposals(Ground { repository: &repository, seen: &seen, door: contact.open_door() });
    for stage in &mut overview.stages {
        stage.open = of_stage(open.as_deref(), &stage.name);
    }
    let rows = if arguments.all { Rows::Each } else { Rows::Summary };
    let out = match arguments.format {
        Format::Text => text(&overview, &View { rows, width: width() }),
        Format::Json => json(&overview, &seen.base.target, seen.base.tip),
    };
    let notes = age(&repository, &seen.base, reach).into_iter().chain(contact.notes()).collect();
    Ok(Told { out, notes, warnings: seen.base.warnings, ..Told::default() })
}
