//! The base: the tip of the target branch, as it stands here or on the remote, with the policy that it holds.

use super::policy::parse;
use crate::external::git::{Heads, Repository, fetch, heads, is_ancestor, read_files, resolve, symbolic};
use crate::failure::{Failure, Problem};
use crate::model::oid::Oid;
use crate::model::policy::{self, POLICY_FILE, Policy};
use crate::model::progress::Progress;

/// Where the base is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// What was last fetched.
    Local,
    /// What the remote has now.
    Remote,
}

/// The names of the target branch where nothing else says it.
const USUAL: [&str; 2] = ["main", "master"];

/// What is judged.
#[derive(Debug)]
pub struct Base {
    /// The remote; none in a repository without one.
    pub remote: Option<String>,
    /// The target branch's name.
    pub target: String,
    /// Its tip.
    pub tip: Oid,
    /// The policy at the tip.
    pub policy: Policy,
    /// What is odd in the policy.
    pub warnings: Vec<Problem>,
}

/// Reads the base. The policy may name another remote or branch than git's own choice; then that one counts, with
/// its own policy.
///
/// # Errors
/// When there is no such remote or branch, it can't be reached, or the policy is broken.
pub fn base(repository: &Repository, reach: Reach, tell: &mut dyn FnMut(Progress)) -> Result<Base, Failure> {
    let first = read(repository, reach, &policy::Repository::default(), tell)?;
    let wanted = first.policy.repository.clone();
    let other_remote = wanted.remote.is_some() && wanted.remote != first.remote;
    let other_target = wanted.target.as_ref().is_some_and(|target| *target != first.target);
    if other_remote || other_target { read(repository, reach, &wanted, tell) } else { Ok(first) }
}

fn read(
    repository: &Repository,
    reach: Reach,
    wanted: &policy::Repository,
    tell: &mut dyn FnMut(Progress),
) -> Result<Base, Failure> {
    let remote = match &wanted.remote {
        Some(remote) => Some(remote.clone()),
        None => usual_remote(repository)?,
    };
    let (target, tip) = match (reach, &remote) {
        (Reach::Remote, Some(remote)) => ask(repository, remote, wanted, tell)?,
        (_, remote) => look(repository, remote.as_deref(), wanted)?,
    };
    let (policy, warnings) = policy_at(repository, tip)?;
    Ok(Base { remote, target, tip, policy, warnings })
}

/// Whether a commit is on the target branch, as that was last seen.
#[must_use]
pub fn has_landed(repository: &Repository, commit: Oid) -> bool {
    let Ok(Some(remote)) = usual_remote(repository) else { return false };
    let target = tracking(repository, &remote, &policy::Repository::default());
    target.is_some_and(|(_, tip)| is_ancestor(repository, commit, tip))
}

/// Git's own choice: `remote.pushDefault`, the branch's remote, the only remote, origin.
fn usual_remote(repository: &Repository) -> Result<Option<String>, Failure> {
    let config = &repository.config;
    let of_branch = || {
        let branch = symbolic(repository, "HEAD")?;
        let branch = branch.strip_prefix("refs/heads/")?.to_owned();
        config.get(&format!("branch.{branch}.remote")).filter(|remote| *remote != ".").map(str::to_owned)
    };
    if let Some(remote) = config.get("remote.pushdefault").map(str::to_owned).or_else(of_branch) {
        return Ok(Some(remote));
    }
    match config.remotes().as_slice() {
        [] => Ok(None),
        [only] => Ok(Some((*only).to_owned())),
        several if several.contains(&"origin") => Ok(Some("origin".to_owned())),
        several => Err(Failure::usage(
            Problem::new(format!("there are several remotes: {}", several.join(", ")))
                .help("say which one counts: git config remote.pushDefault NAME"),
        )),
    }
}

type Found = (String, Oid);

fn ask(
    repository: &Repository,
    remote: &str,
    wanted: &policy::Repository,
    tell: &mut dyn FnMut(Progress),
) -> Result<Found, Failure> {
    // The branch may move between the question and the fetch; then what we were told of is fetched no more.
    for _ in 0..8 {
        tell(Progress::ReadingRemote);
        let heads = heads(repository, remote)?;
        let target = wanted.target.clone().or_else(|| default(&heads)).ok_or_else(|| no_default(remote, &heads))?;
        let Some(tip) = heads.branches.get(&target).copied() else { return Err(no_branch(remote, &target)) };
        if !repository.objects.has(tip) {
            tell(Progress::Fetching);
            fetch(repository, remote, std::slice::from_ref(&target))?;
        }
        if repository.objects.has(tip) {
            return Ok((target, tip));
        }
    }
    Err(Failure::temporary(
        Problem::new(format!("{remote}'s target branch moves faster than it can be fetched")).help("try again"),
    ))
}

fn look(repository: &Repository, remote: Option<&str>, wanted: &policy::Repository) -> Result<Found, Failure> {
    let tracked = remote.and_then(|remote| tracking(repository, remote, wanted));
    if let Some((target, tip)) = tracked {
        return Ok((target, tip));
    }
    let bare = repository.config.is_true("core.bare");
    if let Some(remote) = remote.filter(|_| !bare) {
        return Err(not_fetched(repository, remote, wanted.target.as_deref()));
    }
    let head = || symbolic(repository, "HEAD")?.strip_prefix("refs/heads/").map(str::to_owned);
    let target = wanted.target.clone().or_else(head).unwrap_or_else(|| "HEAD".to_owned());
    // By its whole name: a tag may be called the same.
    let reference = if target == "HEAD" { target.clone() } else { format!("refs/heads/{target}") };
    let tip = resolve(repository, &reference).ok_or_else(|| {
        Failure::usage(Problem::new(format!("{target} has no commit yet")).help("commit the values files first"))
    })?;
    Ok((target, tip))
}

/// The target branch as it was last fetched.
fn tracking(repository: &Repository, remote: &str, wanted: &policy::Repository) -> Option<(String, Oid)> {
    let prefix = format!("refs/remotes/{remote}/");
    let names = target_names(repository, remote, wanted);
    names.into_iter().find_map(|name| Some((name.clone(), resolve(repository, &format!("{prefix}{name}"))?)))
}

/// The names that the target branch may have: the policy's, else the default branch as it was last seen of the remote,
/// else the usual ones.
#[must_use]
pub fn target_names(repository: &Repository, remote: &str, wanted: &policy::Repository) -> Vec<String> {
    let prefix = format!("refs/remotes/{remote}/");
    let of_remote = || Some(symbolic(repository, &format!("{prefix}HEAD"))?.strip_prefix(&prefix)?.to_owned());
    let usual = || USUAL.map(str::to_owned).to_vec();
    wanted.target.clone().or_else(of_remote).map_or_else(usual, |name| vec![name])
}

/// The policy at a commit: the EuroDaT layout where there is no file.
///
/// # Errors
/// When the commit can't be read, and every fault in the policy.
pub fn policy_at(repository: &Repository, tip: Oid) -> Result<(Policy, Vec<Problem>), Failure> {
    match read_files(&repository.objects, tip, &[POLICY_FILE])?.remove(POLICY_FILE) {
        Some(text) => parse(&format!("{}:{POLICY_FILE}", tip.short()), &text),
        None => Ok((Policy::default(), Vec::new())),
    }
}

/// The remote's own default branch; a usual one where its HEAD names a branch that it doesn't have.
fn default(heads: &Heads) -> Option<String> {
    let usual = || USUAL.into_iter().find(|name| heads.branches.contains_key(*name)).map(str::to_owned);
    heads.default.clone().or_else(usual)
}

fn no_default(remote: &str, heads: &Heads) -> Failure {
    let (message, help) = if heads.branches.is_empty() {
        (format!("{remote} has no branch yet"), "push the values files to it first")
    } else {
        let help = "make the branch that Argo CD follows the remote's default branch";
        (format!("{remote} doesn't say which branch is its default"), help)
    };
    Failure::usage(Problem::new(message).help(help))
}

fn no_branch(remote: &str, target: &str) -> Failure {
    Failure::usage(
        Problem::new(format!("{remote} has no branch {target}"))
            .help("push it, or name another `target` in the [repository] table of .eurodat.toml"),
    )
}

fn unknown_remote(repository: &Repository, remote: &str) -> Failure {
    let remotes = repository.config.remotes().join(", ");
    Failure::usage(
        Problem::new(format!("there is no remote called {remote}")).help(format!("the remotes are: {remotes}")),
    )
}

fn not_fetched(repository: &Repository, remote: &str, target: Option<&str>) -> Failure {
    if !repository.config.remotes().contains(&remote) {
        return unknown_remote(repository, remote);
    }
    let target = target.unwrap_or("the target branch");
    Failure::usage(
        Problem::new(format!("{target} of {remote} was never fetched here"))
            .help(format!("run: git fetch {remote}; or ask it now: git eurodat status --fetch")),
    )
}
