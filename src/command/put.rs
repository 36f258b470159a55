//! One try: the branch, its merge request, and what they supersede.

use super::base::Base;
use super::branches::Place;
use super::cleared::Cleared;
use super::flags::flag;
use super::ground::Ground;
use super::merge_request::see_to;
use super::propose::{Outcome, Proposed, propose};
use super::supersede::{Own, give_way, settle};
use super::work::Work;
use crate::cli::ProposeArgs;
use crate::external::environment::has_job_token;
use crate::external::git::{Repository, push_place, push_user};
use crate::external::gitlab::{Answer, answer, messages};
use crate::failure::{Failure, Problem};
use crate::model::promotion::Promotion;
use crate::plan::{OnBranch, Reference};
use crate::render::Told;
use crate::render::promotion::{self as render, At};

/// How one attempt ended; if not well, with what was said to it.
#[derive(Debug)]
pub enum Put {
    /// The promotion stands; what there is to tell.
    Done(Told),
    /// Something moved: it is decided again.
    Moved(String),
    /// Nothing moved: it is tried again in a moment.
    Busy(String),
}

/// Proposes the promotion, clears what it supersedes, and tells of both.
///
/// # Errors
/// What the remote would not take, and a newer promotion that won.
pub fn put(ground: Ground<'_>, arguments: &ProposeArgs, promotion: &Promotion) -> Result<Put, Failure> {
    let place = place(ground.repository, arguments, ground.base())?;
    let proposed = match propose(ground, &place, promotion)? {
        Outcome::Moved(said) => return Ok(Put::Moved(said.text)),
        Outcome::Busy(said) => return Ok(Put::Busy(said.text)),
        Outcome::Proposed(proposed) => proposed,
    };
    let Some(door) = ground.door else { return by_git(ground, &place, promotion, &proposed).map(Put::Done) };
    let work = Work { ground, door, promotion, commit: proposed.commit, older: &proposed.older };
    let stands = match see_to(work, proposed.was) {
        Ok(Some(stands)) => stands,
        Ok(None) => return Ok(Put::Busy(format!("GitLab is busy with {}", promotion.branch))),
        Err(failure) => {
            // Where a newer promotion took our branch away, that is what there is to say. Older ones stay: what would
            // supersede them has no merge request.
            give_way(ground, &place, promotion, &Own { commit: proposed.commit, request: None })?;
            return Err(failure);
        }
    };
    let request = Reference::Request { iid: stands.iid, url: stands.url.clone() };
    let cleared = settle(ground, &place, promotion, &Own { commit: proposed.commit, request: Some(request) })?;
    let closed = cleared.closed.clone();
    let text = render::proposed(promotion, proposed.commit, at(&proposed, &place), Some(&stands.url));
    let mut told = told(text, ground.base(), cleared);
    told.notes.splice(0..0, stands.note);
    flag(ground, &closed, &mut told);
    Ok(Put::Done(told))
}

/// Without GitLab's API the merge request comes by push options, if at all.
fn by_git(ground: Ground<'_>, place: &Place, promotion: &Promotion, proposed: &Proposed) -> Result<Told, Failure> {
    let own = Own { commit: proposed.commit, request: None };
    let cleared = settle(ground, place, promotion, &own)?;
    if proposed.was != OnBranch::There {
        let text = finish(promotion, proposed, place).map_err(|failure| and_cleared(failure, &cleared))?;
        return Ok(told(text, ground.base(), cleared));
    }
    let text = render::proposed(promotion, proposed.commit, At::Before, None);
    let mut told = told(text, ground.base(), cleared);
    // An up-to-date push runs no push options, so nothing is learned of a merge request.
    told.notes
        .extend(remote_of(place).map(|remote| format!("if {remote} shows no merge request for it, open one there")));
    Ok(told)
}

fn at<'p>(proposed: &Proposed, place: &'p Place) -> At<'p> {
    match (proposed.was, remote_of(place)) {
        (OnBranch::There, _) => At::Before,
        (_, Some(remote)) => At::Remote(remote),
        (_, None) => At::Here,
    }
}

/// Where the branch goes: to the remote, unless it is to stay here or there is none.
fn place(repository: &Repository, arguments: &ProposeArgs, base: &Base) -> Result<Place, Failure> {
    match &base.remote {
        Some(name) if !arguments.no_push && !arguments.offline => {
            if repository.config.push_urls(name) > 1 {
                return Err(several_push_urls(name));
            }
            if has_job_token() && push_user(repository, name).as_deref() == Some(JOB) {
                return Err(pushed_by_job(name));
            }
            Ok(Place::Remote { name: name.clone(), read: push_place(repository, name) })
        }
        _ => Ok(Place::Here),
    }
}

/// The user of a CI job's token ([its page](https://docs.gitlab.com/ci/jobs/ci_job_token/)).
const JOB: &str = "gitlab-ci-token";

/// Such a push would look as if all went well.
fn pushed_by_job(remote: &str) -> Failure {
    let help = "push as a project access token with the role Developer and the scopes api and write_repository: put it \
                into a masked CI/CD variable EURODAT_TOKEN, and before the promotion run\n\
                git remote set-url --push origin \"https://oauth2@$CI_SERVER_HOST/$CI_PROJECT_PATH.git\"\n\
                git config \"credential.https://$CI_SERVER_HOST.helper\" '!f() { echo \"password=$EURODAT_TOKEN\"; }; f'";
    Failure::outside(
        Problem::new(format!("{remote} pushes with the CI job's token"))
            .note("GitLab starts no pipelines for such a push, and lets it open no merge request")
            .help(help),
    )
}

fn several_push_urls(remote: &str) -> Failure {
    Failure::usage(
        Problem::new(format!("{remote} pushes to several URLs, and a promotion can only be right on one server"))
            .help("name another remote: `remote` in the [repository] table of .eurodat.toml, or remote.pushDefault"),
    )
}

fn told(out: String, base: &Base, cleared: Cleared) -> Told {
    let closed = cleared.closed.iter().map(|iid| format!("closed !{iid}, which this supersedes"));
    let gone = cleared.gone.iter().map(|branch| format!("deleted the older promotion {branch}"));
    let left = cleared.left.iter().map(|branch| format!("the server keeps the older branch {branch}"));
    let notes = closed.chain(gone).chain(left).chain(cleared.beside).collect();
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
    Ok(render::proposed(promotion, proposed.commit, at(proposed, place), url))
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
