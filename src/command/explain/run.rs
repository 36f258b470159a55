//! Whether it is a stage or a rule that is explained.

use super::list::list;
use super::rule::rule;
use super::stage::stage;
use crate::cli::ExplainArgs;
use crate::command::base::{Reach, base};
use crate::command::rules::every;
use crate::external::git::Repository;
use crate::failure::{Failure, Problem};
use crate::model::name::StageName;
use crate::model::nearest::did_you_mean;
use crate::render::Told;

/// What makes a name that of a rule, where a stage is called the same.
const RULE: &str = "rule:";

/// Runs the command.
///
/// # Errors
/// When there is no such stage, rule, release or environment, or the target branch can't be read.
pub fn run(arguments: &ExplainArgs) -> Result<Told, Failure> {
    let Some(name) = arguments.subject.as_deref() else {
        return of_no_stage(arguments).map(|()| list(arguments.format));
    };
    let id = name.strip_prefix(RULE);
    let found = every().find(|rule| rule.id == id.unwrap_or(name));
    match (found, id) {
        (Some(found), id) if id.is_some() || !is_stage(name) => {
            of_no_stage(arguments).map(|()| rule(found, arguments.format))
        }
        (None, Some(id)) => Err(no_rule(id)),
        _ => stage(name, arguments),
    }
}

/// Whether a stage has the name of a rule. A policy that can't be read keeps nobody from reading what the rules mean.
fn is_stage(name: &str) -> bool {
    let read = || {
        let repository = Repository::discover().ok()?;
        base(&repository, Reach::Local, &mut |_| {}).ok()
    };
    read().is_some_and(|base| base.policy.stage(&StageName::new(name)).is_some())
}

fn no_rule(id: &str) -> Failure {
    let help = did_you_mean(id, every().map(|rule| rule.id));
    let help = help.unwrap_or_else(|| "git eurodat explain lists the rules".to_owned());
    Failure::usage(Problem::new(format!("no rule is called {id}")).help(help))
}

/// Releases and environments are those of a stage.
fn of_no_stage(arguments: &ExplainArgs) -> Result<(), Failure> {
    if arguments.release.is_none() && arguments.environments.is_empty() {
        return Ok(());
    }
    let problem = Problem::new("--release and --environment are for a stage, and none is named");
    Err(Failure::usage(problem.help("name one: git eurodat explain STAGE")))
}
