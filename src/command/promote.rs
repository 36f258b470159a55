//! `promote`: plan, commit, push, merge request.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use super::ask::{named, picked};
use super::base::{Base, Reach};
use super::branches::Place;
use super::ground::Ground;
use super::look::{Seen, look};
use super::propose::{Outcome, Proposed, propose};
use super::refused::{failure, strict};
use super::supersede::{Cleared, settle};
use crate::cli::PromoteArgs;
use crate::external::git::{Repository, Said, push_place};
use crate::external::gitlab::{Answer, answer, messages};
use crate::external::terminal::ProgressLine;
use crate::failure::{Failure, Problem};
use crate::model::progress::Progress;
use crate::model::promotion::{Ask, Promotion};
use crate::plan::{Decision, decide};
use crate::render::Told;
use crate::render::promotion as render;

/// How often a lost race is tried again before it is given up.
const ATTEMPTS: u32 = 20;

/// Runs the command.
///
/// # Errors
/// Every refusal, and what the remote would not take.
pub fn run(arguments: &PromoteArgs) -> Result<Told, Failure> {
    let mut ask = named(arguments)?;
    let repository = Repository::discover()?;
    let mut line = ProgressLine::default();
    let mut busy: Option<Said> = None;
    for attempt in 1..=ATTEMPTS {
        let seen = look(&repository, reach(arguments), &mut |progress| line.show(progress))?;
        if ask.is_none() {
            line.wipe();
        }
        let ask = match &ask {
            Some(ask) => ask,
            None => ask.insert(picked(&seen)?),
        };
        let promotion = match decided(&repository, (arguments, ask), &seen)? {
            Decision::AlreadyThere(release) => return Ok(Told::out(render::already(&ask.stage, &release))),
            Decision::Promote(promotion) if arguments.dry_run => return Ok(planned(&promotion, seen.base)),
            Decision::Promote(promotion) => promotion,
        };
        line.show(Progress::Pushing(attempt));
        match put(&repository, arguments, &seen, &promotion)? {
            Put::Done(told) => return Ok(told),
            Put::Moved => {}
            Put::Busy(said) => {
                std::thread::sleep(pause(attempt));
                busy = Some(said);
            }
        }
    }
    Err(gave_up(busy))
}

/// How one attempt ended.
enum Put {
    Done(Told),
    Moved,
    Busy(Said),
}

/// Proposes the promotion, clears what it supersedes, and tells of both.
fn put(repository: &Repository, arguments: &PromoteArgs, seen: &Seen, promotion: &Promotion) -> Result<Put, Failure> {
    let place = place(repository, arguments, &seen.base);
    let ground = Ground { repository, base: &seen.base, timeline: &seen.timeline };
    match propose(ground, &place, promotion)? {
        Outcome::Moved => Ok(Put::Moved),
        Outcome::Busy(said) => Ok(Put::Busy(said)),
        Outcome::Already(commit) => {
            let cleared = settle(ground, &place, promotion, commit)?;
            Ok(Put::Done(told(render::proposed_before(promotion, commit), &seen.base, cleared)))
        }
        Outcome::Proposed(proposed) => {
            let cleared = settle(ground, &place, promotion, proposed.commit)?;
            let text = finish(promotion, &proposed, &place)?;
            Ok(Put::Done(told(text, &seen.base, cleared)))
        }
    }
}

fn planned(promotion: &Promotion, base: Base) -> Told {
    Told { out: render::plan(promotion), warnings: base.warnings, notes: Vec::new() }
}

fn reach(arguments: &PromoteArgs) -> Reach {
    if arguments.offline { Reach::Local } else { Reach::Remote }
}

fn decided(repository: &Repository, (arguments, ask): (&PromoteArgs, &Ask), seen: &Seen) -> Result<Decision, Failure> {
    let decision = decide(ask, &seen.context()).map_err(|refusals| failure(repository, seen.base.tip, refusals))?;
    match &decision {
        Decision::Promote(promotion) if arguments.strict => strict(&promotion.findings).map_or(Ok(decision), Err),
        _ => Ok(decision),
    }
}

/// Where the branch goes: to the remote, unless it is to stay here or there is none.
fn place(repository: &Repository, arguments: &PromoteArgs, base: &Base) -> Place {
    match &base.remote {
        Some(name) if !arguments.no_push && !arguments.offline => {
            Place::Remote { name: name.clone(), read: push_place(repository, name) }
        }
        _ => Place::Here,
    }
}

/// Longer each time, and never the same for two runs.
fn pause(attempt: u32) -> Duration {
    let jitter = RandomState::new().hash_one(attempt) % 200;
    Duration::from_millis(u64::from(attempt.min(10)) * 30 + jitter)
}

fn told(out: String, base: &Base, cleared: Cleared) -> Told {
    let notes = cleared.gone.iter().map(|branch| format!("deleted the older promotion {branch}")).collect();
    Told { out, notes, warnings: base.warnings.iter().cloned().chain(cleared.kept).collect() }
}

/// Success is the merge request's URL where the remote takes push options and shows itself as GitLab.
fn finish(promotion: &Promotion, proposed: &Proposed, place: &Place) -> Result<String, Failure> {
    let answer = answer(&proposed.said);
    let url = match (&answer, proposed.with_options) {
        (Answer::Offered(url), true) => return Err(unconfirmed(promotion, &proposed.said, url)),
        (Answer::Open(url) | Answer::Offered(url), _) => Some(url.as_str()),
        (Answer::Nothing, _) => None,
    };
    let remote = match place {
        Place::Remote { name, .. } => Some(name.as_str()),
        Place::Here => None,
    };
    Ok(render::proposed(promotion, proposed.commit, remote, url))
}

fn unconfirmed(promotion: &Promotion, said: &str, url: &str) -> Failure {
    let message = format!("{} was pushed, but the remote opened no merge request", promotion.branch);
    let problem = messages(said).fold(Problem::new(message), Problem::note);
    Failure::outside(problem.help(format!("open it by hand: {url}")))
}

fn gave_up(busy: Option<Said>) -> Failure {
    let problem = Problem::new(format!("the remote moved under {ATTEMPTS} attempts")).help("try again");
    let notes = busy.into_iter().flat_map(|said| said.text.lines().map(str::to_owned).collect::<Vec<_>>());
    Failure::temporary(notes.fold(problem, Problem::note))
}
