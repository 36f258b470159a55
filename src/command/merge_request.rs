//! The one merge request of a promotion's branch: made, found, brought up to date or opened again.

use super::request_text::{brought_up_to_date, made};
use super::work::Work;
use crate::external::git::{heads, push_place};
use crate::external::gitlab::{GitLabError, Looked, NewRequest, Question, Turn, change, create, look};
use crate::failure::{Failure, Problem};
use crate::model::facts::Known;
use crate::model::found_request::{FoundRequest, RequestState};
use crate::model::promotion::Promotion;
use crate::plan::{Deed, OnBranch, deed};

/// So often it is looked again where another made it first, or nobody knows whether ours was made.
const TRIES: u32 = 4;

/// A merge request that stands for the promotion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stands {
    /// Its number.
    pub iid: u64,
    /// Its page.
    pub url: String,
    /// What was done to it, for people; nothing where it was made.
    pub note: Option<String>,
}

/// Sees to it that the branch has its merge request. None where GitLab is in the middle of something: what comes of that
/// is decided again.
///
/// # Errors
/// When GitLab can't be reached or refuses.
pub fn see_to(work: Work<'_>, branch: OnBranch) -> Result<Option<Stands>, Failure> {
    let mut own = match known(work).filter(|own| is_plausible(own, branch)) {
        Some(own) => own,
        None => ask(work)?,
    };
    for _ in 0..TRIES {
        let request = standing(&own.requests);
        match (deed(request.map(|request| request.state), seen_by(request, work, branch)), request) {
            (Deed::Keep, Some(request)) => match keep(work, request) {
                Ok(Some(stands)) => return Ok(Some(stands)),
                // Somebody closed or merged it at this moment.
                Ok(None) => {}
                Err(error) => return Err(error.into()),
            },
            (Deed::Reopen, Some(request)) => match reopen(work, request) {
                Ok(Some(stands)) => return Ok(Some(stands)),
                Ok(None) => {}
                Err(error) if is_overtaken(&error) => {}
                Err(error) => return Err(error.into()),
            },
            (Deed::Open, _) => match open(work, own.project) {
                Ok(stands) => return Ok(Some(stands)),
                // Another run was faster, or the answer is lost: what there is now tells.
                Err(error) if is_overtaken(&error) => {}
                // Our branch went meanwhile, by a newer promotion or by hand.
                Err(error) if is_of_the_branch(&error) && !is_there(work) => return Ok(None),
                Err(error) => return Err(error.into()),
            },
            _ => return Ok(None),
        }
        own = ask(work)?;
    }
    Err(undecided(work.promotion))
}

/// The merge requests of our branch, and the project that they go to.
struct Own {
    project: u64,
    requests: Vec<FoundRequest>,
}

/// As they were looked at before the decision; none where that was another branch.
fn known(work: Work<'_>) -> Option<Own> {
    let Known::Yes(looked) = &work.ground.seen.requests else { return None };
    looked.branches.contains(&work.promotion.branch).then(|| ours(work, looked))
}

fn ask(work: Work<'_>) -> Result<Own, GitLabError> {
    let branches = [work.promotion.branch.clone()];
    let question = Question { target: &work.ground.base().target, branches: &branches, product: None };
    Ok(ours(work, &look(&work.door.gitlab, &question)?))
}

/// A branch of the same name in somebody's fork is another.
fn ours(work: Work<'_>, looked: &Looked) -> Own {
    let is_ours =
        |request: &&FoundRequest| request.branch == work.promotion.branch && work.door.is_source(&request.project);
    Own { project: looked.project, requests: looked.own.iter().filter(is_ours).cloned().collect() }
}

/// The one that counts: the open one, one that is being merged, else the newest.
fn standing(own: &[FoundRequest]) -> Option<&FoundRequest> {
    let of = |state| own.iter().find(|request| request.state == state);
    of(RequestState::Opened).or_else(|| of(RequestState::Locked)).or_else(|| own.iter().max_by_key(|each| each.iid))
}

fn open(work: Work<'_>, project: u64) -> Result<Stands, GitLabError> {
    let text = made(work)?;
    let wanted = NewRequest {
        source: &work.door.source,
        branch: &work.promotion.branch,
        project,
        target: &work.ground.base().target,
        text: &text,
    };
    let made = create(&work.door.gitlab, &wanted)?;
    Ok(Stands { iid: made.iid, url: made.url, note: None })
}

/// None where it is open no more.
fn keep(work: Work<'_>, request: &FoundRequest) -> Result<Option<Stands>, GitLabError> {
    let note = match brought_up_to_date(work, request) {
        None => format!("!{} stands for it already", request.iid),
        Some(text) => {
            if !change(&work.door.gitlab, request.iid, &text, Turn::None)?.is_open() {
                return Ok(None);
            }
            format!("brought the description of !{} up to date", request.iid)
        }
    };
    Ok(Some(Stands { iid: request.iid, url: request.url.clone(), note: Some(note) }))
}

/// None where it didn't open.
fn reopen(work: Work<'_>, request: &FoundRequest) -> Result<Option<Stands>, GitLabError> {
    let text = brought_up_to_date(work, request).unwrap_or_default();
    let changed = change(&work.door.gitlab, request.iid, &text, Turn::Reopen)?;
    let note = format!("opened !{} again, which was closed", request.iid);
    let stands = Stands { iid: request.iid, url: request.url.clone(), note: Some(note) };
    Ok(changed.is_open().then_some(stands))
}

/// What was looked at before our push says little of a merge request that is open without its branch: GitLab closes it,
/// or has merged it, at this moment.
fn is_plausible(own: &Own, branch: OnBranch) -> bool {
    branch == OnBranch::There || own.requests.iter().all(|request| request.state != RequestState::Opened)
}

/// Our branch, as a merge request knew it: what was closed on another commit is not what we propose.
fn seen_by(request: Option<&FoundRequest>, work: Work<'_>, branch: OnBranch) -> OnBranch {
    let is_other = request.is_some_and(|request| request.head != Some(work.commit));
    if branch == OnBranch::There && is_other { OnBranch::Behind } else { branch }
}

/// Another run was faster, or nobody knows whether ours was.
fn is_overtaken(error: &GitLabError) -> bool {
    error.status() == Some(409) || error.may_have_happened()
}

/// Whether our branch is still where we left it.
fn is_there(work: Work<'_>) -> bool {
    let (repository, base) = (work.ground.repository, work.ground.base());
    let Some(remote) = &base.remote else { return false };
    let heads = heads(repository, &push_place(repository, remote));
    heads.is_ok_and(|heads| heads.branches.get(&work.promotion.branch) == Some(&work.commit))
}

/// GitLab refuses a merge request for a branch that isn't there with one of these.
fn is_of_the_branch(error: &GitLabError) -> bool {
    let speaks_of_it = || error.said().iter().any(|line| line.to_lowercase().contains("branch"));
    matches!(error.status(), Some(400 | 404 | 422)) && speaks_of_it()
}

fn undecided(promotion: &Promotion) -> Failure {
    Failure::temporary(
        Problem::new(format!("whether {} has a merge request can't be found out", promotion.branch)).help("try again"),
    )
}
