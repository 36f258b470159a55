//! `log`: when each release reached each environment, by which commit and by whom.

use super::base::{Base, Reach, base};
use super::reading::{age, known_stage};
use crate::cli::{LogArgs, LogFormat};
use crate::external::git::{Repository, commit_texts, read_history};
use crate::external::terminal::{ProgressLine, width};
use crate::failure::{Failure, Problem};
use crate::model::arrivals::{Arrival, arrivals, grouped, older};
use crate::model::listing::listed;
use crate::model::timeline::Timeline;
use crate::render::Told;
use crate::render::log::{Log, cut, text};
use crate::render::log_csv::csv;
use crate::render::log_json::json;

/// So many lines a text has where no limit is named.
const LINES: usize = 20;

/// Runs the command.
///
/// # Errors
/// When the target branch or a commit can't be read, or a stage or environment isn't known.
pub fn run(arguments: &LogArgs) -> Result<Told, Failure> {
    let repository = Repository::discover()?;
    let mut line = ProgressLine::default();
    let reach = if arguments.fetch { Reach::Remote } else { Reach::Local };
    let base = base(&repository, reach, &mut |progress| line.show(progress))?;
    let timeline = read_history(&repository, base.tip, &base.policy, &mut |progress| line.show(progress))?.timeline;
    let log = log(arguments, &repository, &base, &timeline)?;
    let mut notes: Vec<String> = age(&repository, &base, reach).into_iter().collect();
    let out = match arguments.format {
        LogFormat::Text => text(&log, width()),
        LogFormat::Json => json(&log, &base.target, base.tip),
        LogFormat::Csv => {
            notes.extend(cut(&log).map(|note| note.trim_end().to_owned()));
            csv(&log)
        }
    };
    Ok(Told { out, notes, warnings: base.warnings, ..Told::default() })
}

/// Chooses what is shown, and reads the commits of that alone: a history may be long.
fn log(arguments: &LogArgs, repository: &Repository, base: &Base, timeline: &Timeline) -> Result<Log, Failure> {
    let mut moves = arrivals(&base.policy, timeline);
    if let Some(stage) = &arguments.stage {
        let stage = known_stage(stage, &base.policy)?;
        moves.retain(|arrival| *arrival.environment.stage() == stage);
    }
    if !arguments.environments.is_empty() {
        let wanted = known_environments(&arguments.environments, timeline)?;
        moves.retain(|arrival| wanted.contains(&arrival.environment.to_string().as_str()));
    }
    moves.retain(|arrival| arguments.since.is_none_or(|since| arrival.at.time >= since));
    let (mut groups, usual) = match arguments.format {
        LogFormat::Text => (grouped(moves), LINES),
        LogFormat::Json | LogFormat::Csv => (moves.into_iter().map(|arrival| vec![arrival]).collect(), usize::MAX),
    };
    let omitted = groups.len().saturating_sub(arguments.limit.map_or(usual, usize::from));
    groups.truncate(groups.len() - omitted);
    let commits = groups.iter().flatten().map(|arrival: &Arrival| arrival.at.commit);
    let texts = commit_texts(repository, commits)?;
    Ok(Log { groups, texts, omitted, older: older(timeline), complete: timeline.complete })
}

/// The environments of these names, such as are or ever were.
fn known_environments<'n>(names: &'n [String], timeline: &Timeline) -> Result<Vec<&'n str>, Failure> {
    let known: Vec<String> = timeline.stays.keys().map(ToString::to_string).collect();
    let unknown = |name: &&String| !known.contains(name);
    let problem = |name: &String| {
        Problem::new(format!("no environment is or was called {name}"))
            .help(format!("the environments are {}", listed(&known, MOST_NAMED)))
    };
    let problems: Vec<Problem> = names.iter().filter(unknown).map(problem).collect();
    if problems.is_empty() { Ok(names.iter().map(String::as_str).collect()) } else { Err(Failure::usages(problems)) }
}

/// So many environments are named to those who look for one.
const MOST_NAMED: usize = 20;
