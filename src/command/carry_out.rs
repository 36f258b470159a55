//! From an ask to its end: plan, commit, push, merge request.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use super::ask::picked;
use super::base::{Base, Reach};
use super::branches::Place;
use super::ground::Ground;
use super::look::{Seen, look};
use super::propose::{Outcome, Proposed, propose};
use super::refused::{failure, strict};
use super::supersede::{Cleared, settle};
use crate::cli::ProposeArgs;
use crate::external::git::{Repository, Said, push_place};
use crate::external::gitlab::{Answer, answer, messages};
use crate::external::terminal::ProgressLine;
use crate::failure::{Failure, Problem};
use crate::model::progress::Progress;
use crate::model::promotion::{Ask, Direction, Promotion};
use crate::plan::{Decision, decide};
use crate::render::Told;
use crate::render::promotion as render;

/// How often a lost race is tried again before it is given up.
const ATTEMPTS: u32 = 20;

/// Does what is asked; without an ask, a person picks one.
///
/// # Errors
/// Every refusal, and what the remote would not take.
pub fn carry_out(mut ask: Option<Ask>, arguments: &ProposeArgs) -> Result<Told, Failure> {
    let repository = Repository::discover()?;
    let mut line = ProgressLine::default();
    let mut last: Option<Said> = None;
    for attempt in 1..=ATTEMPTS {
        let seen = look(&repository, reach(arguments), &mut |progress| line.show(progress))?;
        if ask.is_none() {
            line.wipe();
        }
        let ask = match &mut ask {
            Some(ask) => ask,
            None => ask.insert(picked(&seen)?),
        };
        let promotion = match decided(&repository, (arguments, ask), &seen)? {
            Decision::AlreadyThere(release) => return Ok(Told::out(render::already(&ask.stage, &release))),
            Decision::Promote(promotion) if arguments.dry_run => {
                return Ok(noted(planned(&promotion, seen.base), &promotion));
            }
            Decision::Promote(promotion) => promotion,
        };
        if promotion.direction == Direction::Back {
            // Where another's rollback is merged meanwhile, ours is done: it doesn't go one release further.
            ask.release = Some(promotion.release.clone());
        }
        line.show(Progress::Pushing(attempt));
        match put(&repository, arguments, &seen, &promotion)? {
            Put::Done(told) => return Ok(noted(told, &promotion)),
            Put::Moved(said) => last = Some(said),
            Put::Busy(said) => {
                std::thread::sleep(pause(attempt));
                last = Some(said);
            }
        }
    }
    Err(gave_up(last))
}

/// How one attempt ended.
enum Put {
    Done(Told),
    Moved(Said),
    Busy(Said),
}

/// Proposes the promotion, clears what it supersedes, and tells of both.
fn put(repository: &Repository, arguments: &ProposeArgs, seen: &Seen, promotion: &Promotion) -> Result<Put, Failure> {
    let place = place(repository, arguments, &seen.base)?;
    let ground = Ground { repository, seen };
    match propose(ground, &place, promotion)? {
        Outcome::Moved(said) => Ok(Put::Moved(said)),
        Outcome::Busy(said) => Ok(Put::Busy(said)),
        Outcome::Already(commit) => {
            let cleared = settle(ground, &place, promotion, commit)?;
            let mut told = told(render::proposed_before(promotion, commit), &seen.base, cleared);
            // An up-to-date push runs no push options, so nothing is learned of a merge request.
            told.notes.extend(
                remote_of(&place).map(|remote| format!("if {remote} shows no merge request for it, open one there")),
            );
            Ok(Put::Done(told))
        }
        Outcome::Proposed(proposed) => {
            let cleared = settle(ground, &place, promotion, proposed.commit)?;
            let text = finish(promotion, &proposed, &place).map_err(|failure| and_cleared(failure, &cleared))?;
            Ok(Put::Done(told(text, &seen.base, cleared)))
        }
    }
}

fn planned(promotion: &Promotion, base: Base) -> Told {
    Told { out: render::plan(promotion), warnings: base.warnings, ..Told::default() }
}

/// What was asked for and left out.
fn noted(mut told: Told, promotion: &Promotion) -> Told {
    let unneeded = promotion.unneeded.iter();
    told.notes.extend(unneeded.map(|rule| format!("{rule} doesn't fail, so its override is left out")));
    told
}

/// Where the base is read.
pub fn reach(arguments: &ProposeArgs) -> Reach {
    if arguments.offline { Reach::Local } else { Reach::Remote }
}

fn decided(repository: &Repository, (arguments, ask): (&ProposeArgs, &Ask), seen: &Seen) -> Result<Decision, Failure> {
    let decision = decide(ask, &seen.context()).map_err(|refusals| failure(repository, seen.base.tip, refusals))?;
    match &decision {
        Decision::Promote(promotion) if arguments.strict => strict(&promotion.findings).map_or(Ok(decision), Err),
        _ => Ok(decision),
    }
}

/// Where the branch goes: to the remote, unless it is to stay here or there is none.
fn place(repository: &Repository, arguments: &ProposeArgs, base: &Base) -> Result<Place, Failure> {
    match &base.remote {
        Some(name) if !arguments.no_push && !arguments.offline => {
            if repository.config.push_urls(name) > 1 {
                return Err(several_push_urls(name));
            }
            Ok(Place::Remote { name: name.clone(), read: push_place(repository, name) })
        }
        _ => Ok(Place::Here),
    }
}

fn several_push_urls(remote: &str) -> Failure {
    Failure::usage(
        Problem::new(format!("{remote} pushes to several URLs, and a promotion can only be right on one server"))
            .help("name another remote: `remote` in the [repository] table of .eurodat.toml, or remote.pushDefault"),
    )
}

/// Longer each time, and never the same for two runs.
fn pause(attempt: u32) -> Duration {
    let jitter = RandomState::new().hash_one(attempt) % 200;
    Duration::from_millis(u64::from(attempt.min(10)) * 30 + jitter)
}

fn told(out: String, base: &Base, cleared: Cleared) -> Told {
    let gone = cleared.gone.iter().map(|branch| format!("deleted the older promotion {branch}"));
    let notes = gone.chain(cleared.beside).collect();
    Told { out, notes, warnings: base.warnings.iter().cloned().chain(cleared.kept).collect(), ..Told::default() }
}

/// Success is the merge request's URL where the remote takes push options and shows itself as GitLab.
fn finish(promotion: &Promotion, proposed: &Proposed, place: &Place) -> Result<String, Failure> {
    let answer = answer(&proposed.said);
    let url = match (&answer, proposed.with_options) {
        (Answer::Offered(url), true) => return Err(unconfirmed(promotion, &proposed.said, url)),
        (Answer::Open(url) | Answer::Offered(url), _) => Some(url.as_str()),
        (Answer::Nothing, _) => None,
    };
    Ok(render::proposed(promotion, proposed.commit, remote_of(place), url))
}

fn remote_of(place: &Place) -> Option<&str> {
    match place {
        Place::Remote { name, .. } => Some(name),
        Place::Here => None,
    }
}

/// A failure at the end doesn't hide what was done before it.
fn and_cleared(mut failure: Failure, cleared: &Cleared) -> Failure {
    let gone = cleared.gone.iter().map(|branch| format!("deleted the older promotion {branch}"));
    if let Some(problem) = failure.problems.first_mut() {
        problem.notes.extend(gone);
    }
    failure.problems.extend(cleared.kept.iter().cloned());
    failure
}

fn unconfirmed(promotion: &Promotion, said: &str, url: &str) -> Failure {
    let message = format!("{} was pushed, but the remote opened no merge request", promotion.branch);
    let problem = messages(said).fold(Problem::new(message), Problem::note);
    Failure::outside(problem.help(format!("open it by hand: {url}")))
}

fn gave_up(last: Option<Said>) -> Failure {
    let problem = Problem::new(format!("the remote moved under {ATTEMPTS} attempts")).help("try again");
    let notes = last.into_iter().flat_map(|said| said.text.lines().map(str::to_owned).collect::<Vec<_>>());
    Failure::temporary(notes.fold(problem, Problem::note))
}
