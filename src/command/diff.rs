//! `diff`: what lies between two stages.

use super::base::{Base, Reach};
use super::contact::Contact;
use super::look::look;
use super::product::at_hand;
use super::reading::{age, known_stage};
use crate::cli::{DiffArgs, Format};
use crate::external::git::{Repository, Snapshot};
use crate::external::gitlab::Trace;
use crate::external::terminal::ProgressLine;
use crate::failure::{Failure, Problem};
use crate::model::comparison::{Cloud, Comparison, Side, between};
use crate::model::content::{Content, LARGEST};
use crate::model::helm::merged;
use crate::model::name::EnvironmentName;
use crate::model::policy::Values;
use crate::model::values_difference::{Difference, differences};
use crate::model::yaml::Parsed;
use crate::render::Told;
use crate::render::diff::text;
use crate::render::diff_json::json;

/// Runs the command.
///
/// # Errors
/// When the target branch can't be read, a stage isn't known, or the clone that the user names can't be read.
pub fn run(arguments: &DiffArgs) -> Result<Told, Failure> {
    let repository = Repository::discover()?;
    let mut line = ProgressLine::default();
    let reach = if arguments.fetch { Reach::Remote } else { Reach::Local };
    let mut contact = Contact::new(reach, Trace::Silent);
    let seen = look(&repository, &mut contact, None, &mut |progress| line.show(progress))?;
    let policy = &seen.base.policy;
    let names = (known_stage(&arguments.first, policy)?, known_stage(&arguments.second, policy)?);
    if names.0 == names.1 {
        return Err(Failure::usage(Problem::new("a stage differs from itself in nothing").help("name two stages")));
    }
    let product = at_hand(&repository, &policy.product, arguments.product.as_deref())?;
    let stages = [Side::of(&seen.fleet, &names.0), Side::of(&seen.fleet, &names.1)];
    let between = between(&stages, policy, &seen.timeline, product.releases(&seen.facts).as_ref());
    let clouds = clouds(&repository, &seen.base, &stages)?;
    let commits = between.as_ref().and_then(|between| product.commits(between));
    let comparison = Comparison { stages, between, clouds, commits, complete: seen.timeline.complete };
    let out = match arguments.format {
        Format::Text => text(&comparison),
        Format::Json => json(&comparison, &seen.base.target, seen.base.tip),
    };
    let notes = age(&repository, &seen.base, reach).into_iter().collect();
    Ok(Told { out, notes, warnings: seen.base.warnings, ..Told::default() })
}

/// Compares the values files of each cloud that both stages have, as they stand at the tip.
fn clouds(repository: &Repository, base: &Base, [first, second]: &[Side; 2]) -> Result<Vec<Cloud>, Failure> {
    let both = first.environments.iter().filter_map(|(name, _)| Some([name.clone(), second.on(name.cloud())?.clone()]));
    let both: Vec<[EnvironmentName; 2]> = both.collect();
    let values = &base.policy.values;
    let paths: Vec<String> = both.iter().flatten().map(|name| values.files.path_of(name)).collect();
    let paths: Vec<&str> = paths.iter().map(String::as_str).collect();
    let contents = Snapshot::of_commit(repository, base.tip)?.read(&paths)?;
    let files: Vec<(&str, Option<Content>)> = paths.into_iter().zip(contents).collect();
    let clouds = both.into_iter().zip(files.chunks_exact(2)).map(|(environments, files)| {
        let values = compared(files, values);
        Cloud { environments, values }
    });
    Ok(clouds.collect())
}

fn compared(files: &[(&str, Option<Content>)], values: &Values) -> Result<Vec<Difference>, String> {
    let read = files.iter().map(|(path, content)| read(path, content.as_ref())).collect::<Result<Vec<_>, _>>()?;
    let [first, second] = read.as_slice() else { return Ok(Vec::new()) };
    Ok(differences((first, second), &values.release))
}

/// The values of one file as Helm reads them.
fn read(path: &str, content: Option<&Content>) -> Result<serde_json::Value, String> {
    let text = match content {
        Some(Content::File(text)) => text,
        Some(Content::TooLarge(_)) => return Err(format!("{path} is larger than {LARGEST} bytes")),
        Some(Content::NotFile) | None => return Err(format!("{path} is no file")),
    };
    merged(text, path, None).map_err(|faults| {
        let why = faults.into_iter().next().map(|fault| fault.message);
        let why = why.or_else(|| Parsed::read(text).err().map(|error| error.message()));
        format!("{path} can't be read: {}", why.unwrap_or_else(|| "it is no YAML".to_owned()))
    })
}
