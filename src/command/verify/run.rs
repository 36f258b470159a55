//! `verify`: from the command line to the report.

use super::asked::History;
use super::history::judge_history;
use super::open::judge_open;
use super::pre_receive::judge_updates;
use super::range::{of_range, since};
use super::target::{reach, target};
use crate::cli::VerifyArgs;
use crate::command::report::{form, tell};
use crate::external::git::Repository;
use crate::failure::{Class, Failure};
use crate::model::diagnostic::Severity;
use crate::model::report::Report;
use crate::render::failure::failure;
use crate::render::style::Style;
use crate::render::{Answer, Told, hook_messages};

/// Runs the command.
///
/// # Errors
/// When a revision names nothing, history is missing, or something can't be read.
pub fn run(arguments: &VerifyArgs) -> Result<Told, Failure> {
    if !arguments.pre_receive {
        return judged(arguments);
    }
    match judged(arguments) {
        Ok(told) => Ok(hook_messages(told)),
        Err(refusal) if refusal.class == Class::No => Ok(hook_messages(refused(&refusal))),
        Err(failure) => Err(failure),
    }
}

fn judged(arguments: &VerifyArgs) -> Result<Told, Failure> {
    let repository = Repository::discover()?;
    let mut found = found(&repository, arguments)?;
    if arguments.strict {
        let open = found.diagnostics.iter_mut().filter(|found| found.severity == Severity::Unverified);
        open.for_each(|found| found.severity = Severity::Error);
    }
    if arguments.pre_receive {
        // Who pushes is told what stops the push, and nothing else.
        found.diagnostics.retain(|found| found.severity == Severity::Error);
    }
    tell(found, form(arguments.format), arguments.output.as_deref())
}

/// A refusal as a result: the server shows people nothing else.
fn refused(refusal: &Failure) -> Told {
    Told { answer: Answer::No, ..Told::out(failure(refusal, Style::Coloured)) }
}

fn found(repository: &Repository, arguments: &VerifyArgs) -> Result<Report, Failure> {
    if arguments.pre_receive {
        return judge_updates(repository, arguments);
    }
    let asked = match (&arguments.range, &arguments.since) {
        (None, None) => return judge_open(repository, arguments),
        (Some(range), _) => {
            if arguments.deepen {
                target(repository, reach(arguments))?;
            }
            of_range(repository, range)?
        }
        (None, Some(start)) => since(repository, &target(repository, reach(arguments))?, start)?,
    };
    judge_history(repository, &History { online: arguments.online, ..asked })
}
