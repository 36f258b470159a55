//! From an ask to its end: plan, commit, push, merge request.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use super::ask::picked;
use super::base::{Base, Reach};
use super::contact::Contact;
use super::flags::flag;
use super::ground::Ground;
use super::look::{Seen, look};
use super::put::{Put, put};
use super::refused::{failure, strict};
use crate::cli::ProposeArgs;
use crate::external::git::Repository;
use crate::external::terminal::ProgressLine;
use crate::failure::{Failure, Problem};
use crate::model::progress::Progress;
use crate::model::promotion::{Ask, Direction, Promotion};
use crate::model::release::Release;
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
    let mut contact = Contact::new(reach(arguments), arguments.talk.verbose.into()).proposing();
    let mut last: Option<String> = None;
    for attempt in 1..=ATTEMPTS {
        let seen = look(&repository, &mut contact, ask.as_ref(), &mut |progress| line.show(progress))?;
        if ask.is_none() {
            line.wipe();
        }
        let ask = match &mut ask {
            Some(ask) => ask,
            None => ask.insert(picked(&seen)?),
        };
        let promotion = match decided(&repository, (arguments, ask), &seen)? {
            Decision::AlreadyThere(release) => {
                return Ok(already(&repository, (arguments, &contact), (&seen, ask, &release)));
            }
            Decision::Promote(promotion) if arguments.dry_run => {
                return Ok(noted(planned(&promotion, seen.base), &promotion, &contact));
            }
            Decision::Promote(promotion) => promotion,
        };
        if promotion.direction == Direction::Back {
            // Where another's rollback is merged meanwhile, ours is done: it doesn't go one release further.
            ask.release = Some(promotion.release.clone());
        }
        line.show(Progress::Pushing(attempt));
        let ground = ground(&repository, (arguments, &contact), &seen);
        match put(ground, arguments, &promotion)? {
            Put::Done(told) => return Ok(noted(told, &promotion, &contact)),
            Put::Moved(said) => last = Some(said),
            Put::Busy(said) => {
                std::thread::sleep(pause(attempt));
                last = Some(said);
            }
        }
    }
    Err(gave_up(last.as_deref()))
}

/// What a decision was made on. GitLab's API is used where a branch is pushed.
fn ground<'a>(
    repository: &'a Repository,
    (arguments, contact): (&ProposeArgs, &'a Contact),
    seen: &'a Seen,
) -> Ground<'a> {
    let door = contact.open_door().filter(|_| !arguments.no_push && !arguments.dry_run);
    Ground { repository, seen, door }
}

/// Nothing is to be proposed; what stands open may still have to be spoken of.
fn already(
    repository: &Repository,
    (arguments, contact): (&ProposeArgs, &Contact),
    (seen, ask, release): (&Seen, &Ask, &Release),
) -> Told {
    let mut told = Told { notes: contact.notes(), ..Told::out(render::already(&ask.stage, release)) };
    flag(ground(repository, (arguments, contact), seen), &[], &mut told);
    told
}

fn planned(promotion: &Promotion, base: Base) -> Told {
    Told { out: render::plan(promotion), warnings: base.warnings, ..Told::default() }
}

/// What was asked for and left out.
fn noted(mut told: Told, promotion: &Promotion, contact: &Contact) -> Told {
    told.notes.extend(contact.notes());
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

/// Longer each time, and never the same for two runs.
fn pause(attempt: u32) -> Duration {
    let jitter = RandomState::new().hash_one(attempt) % 200;
    Duration::from_millis(u64::from(attempt.min(10)) * 30 + jitter)
}

fn gave_up(last: Option<&str>) -> Failure {
    let problem = Problem::new(format!("the remote moved under {ATTEMPTS} attempts")).help("try again");
    let notes = last.into_iter().flat_map(str::lines).map(str::to_owned);
    Failure::temporary(notes.fold(problem, Problem::note))
}
