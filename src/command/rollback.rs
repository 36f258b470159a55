//! `rollback`: sets a stage back to a release that ran there before.

use super::ask::{environments, release};
use super::carry_out::{carry_out, reach};
use super::contact::Contact;
use super::look::look;
use super::refused::failure;
use crate::cli::{ProposeArgs, RollbackArgs};
use crate::external::git::Repository;
use crate::external::terminal::ProgressLine;
use crate::failure::{Failure, Problem};
use crate::model::name::StageName;
use crate::model::promotion::{Ask, Direction};
use crate::plan::past;
use crate::render::Told;
use crate::render::past::text;

/// Runs the command.
///
/// # Errors
/// Every refusal, and what the remote would not take.
pub fn run(arguments: &RollbackArgs) -> Result<Told, Failure> {
    let ask = ask(arguments)?;
    if arguments.list { list(&ask, &arguments.how) } else { carry_out(Some(ask), &arguments.how) }
}

fn ask(arguments: &RollbackArgs) -> Result<Ask, Failure> {
    let stage = StageName::new(&arguments.stage);
    Ok(Ask {
        release: arguments.to.as_deref().map(release).transpose()?,
        environments: environments(&stage, &arguments.how),
        direction: Direction::Back,
        reason: arguments.reason.as_deref().map(plain).transpose()?,
        ..Ask::of(stage)
    })
}

/// A reason on one line, without control characters.
fn plain(reason: &str) -> Result<String, Failure> {
    let text: String = reason.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let words: Vec<&str> = text.split_whitespace().collect();
    if words.is_empty() {
        return Err(Failure::usage(Problem::new("the reason is empty").help("say why, or leave --reason out")));
    }
    Ok(words.join(" "))
}

/// Lists what ran there, from the same place where a rollback would look.
fn list(ask: &Ask, how: &ProposeArgs) -> Result<Told, Failure> {
    let repository = Repository::discover()?;
    let mut line = ProgressLine::default();
    let mut contact = Contact::new(reach(how), how.talk.verbose.into());
    let seen = look(&repository, &mut contact, Some(ask), &mut |progress| line.show(progress))?;
    let past = past(ask, &seen.context()).map_err(|refusals| failure(&repository, seen.base.tip, refusals))?;
    Ok(Told { out: text(&past), warnings: seen.base.warnings, ..Told::default() })
}
