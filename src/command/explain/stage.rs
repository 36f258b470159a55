//! `explain <stage>`: what could move there, and every rule.

use crate::cli::{ExplainArgs, Format};
use crate::command::ask::{environment, release};
use crate::command::base::Reach;
use crate::command::contact::Contact;
use crate::command::ground::Ground;
use crate::command::look::{Seen, look};
use crate::command::open_proposals::{of_stage, open_proposals};
use crate::command::reading::age;
use crate::command::refused::failure;
use crate::command::rules::every;
use crate::external::git::Repository;
use crate::external::terminal::{ProgressLine, width};
use crate::failure::{Failure, Problem};
use crate::model::name::StageName;
use crate::model::nearest::did_you_mean;
use crate::model::promotion::Ask;
use crate::plan::explain;
use crate::render::Told;
use crate::render::explain::text;
use crate::render::explain_json::json;

/// Explains a stage.
///
/// # Errors
/// When there is no such stage, release or environment, or the target branch can't be read.
pub fn stage(name: &str, arguments: &ExplainArgs) -> Result<Told, Failure> {
    let release = arguments.release.as_deref().map(release).transpose()?;
    let repository = Repository::discover()?;
    let mut line = ProgressLine::default();
    let reach = if arguments.fetch { Reach::Remote } else { Reach::Local };
    let stage = StageName::new(name);
    let environments = arguments.environments.iter().map(|name| environment(&stage, name)).collect();
    let ask = Ask { release, environments, ..Ask::of(stage.clone()) };
    let mut contact = Contact::new(reach, arguments.talk.verbose.into());
    let seen = look(&repository, &mut contact, Some(&ask), &mut |progress| line.show(progress))?;
    if seen.base.policy.stage(&stage).is_none() {
        return Err(unknown(name, &seen));
    }
    let open = open_proposals(Ground { repository: &repository, seen: &seen, door: contact.open_door() });
    let open = of_stage(open.as_deref(), &stage);
    let explanation =
        explain(&ask, &seen.context()).map_err(|refusals| failure(&repository, seen.base.tip, refusals))?;
    let out = match arguments.format {
        Format::Text => text(&explanation, open.as_deref().unwrap_or_default(), width()),
        Format::Json => json(&explanation, open.as_deref(), (&seen.base.target, seen.base.tip)),
    };
    let notes = age(&repository, &seen.base, reach).into_iter().chain(contact.notes()).collect();
    Ok(Told { out, notes, warnings: seen.base.warnings, ..Told::default() })
}

/// No stage and no rule; perhaps an environment.
fn unknown(name: &str, seen: &Seen) -> Failure {
    let stages: Vec<&str> = seen.base.policy.stages.iter().map(|stage| stage.name.as_str()).collect();
    let of_environment = || {
        let found = seen.fleet.environments.iter().find(|each| each.name.to_string() == name)?;
        Some(format!("it is an environment: git eurodat explain {} -e {name}", found.name.stage()))
    };
    let near = || did_you_mean(name, stages.iter().copied().chain(every().map(|rule| rule.id)));
    let all = || format!("the stages are {}; git eurodat explain lists the rules", stages.join(", "));
    let help = of_environment().or_else(near).unwrap_or_else(all);
    Failure::usage(Problem::new(format!("no stage or rule is called {name}")).help(help))
}
