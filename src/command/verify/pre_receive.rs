//! `--pre-receive`: what a push would do to the target branch
//! ([githooks](https://git-scm.com/docs/githooks#pre-receive)).

use super::asked::History;
use super::course::When;
use super::push::judge_push;
use super::target::policy_at;
use crate::cli::VerifyArgs;
use crate::external::git::{Repository, resolve, symbolic, symbolic_branches};
use crate::external::standard_input;
use crate::failure::{Failure, Problem};
use crate::model::oid::Oid;
use crate::model::report::Report;

/// Judges every update of the target branch among the lines that git gives the hook. Other references are none of our
/// business.
///
/// # Errors
/// When a line makes no sense, the branch would be deleted, or something can't be read.
pub fn judge_updates(repository: &Repository, arguments: &VerifyArgs) -> Result<Report, Failure> {
    let judged = judged(repository)?;
    let mut report = Report { steps: Some(0), ..Report::default() };
    for line in standard_input::read()?.lines() {
        let update = Update::read(line.trim_end_matches('\r'))?;
        let Some(reference) = judged.iter().find(|(name, _)| name == update.reference).map(|(_, whole)| whole) else {
            continue;
        };
        let here = || resolve(repository, reference);
        let (from, to) = match (update.old.or_else(here), update.new) {
            (_, None) => return Err(deleted(reference)),
            // There is no state yet to judge by: the first push brings it.
            (None, Some(_)) => continue,
            (Some(from), Some(to)) => (from, to),
        };
        let asked = History { when: When::Now, online: arguments.online, ..History::pushed(from, to) };
        let found = judge_push(repository, &asked)?;
        report = Report {
            steps: Some(report.steps.unwrap_or_default() + found.steps.unwrap_or_default()),
            diagnostics: [report.diagnostics, found.diagnostics].concat(),
            ..found
        };
    }
    Ok(report)
}

/// The references that are judged, each with the one that it stands for: the branch that Argo CD follows, the default
/// branch, whose policy says which that is, and every name for one of them.
fn judged(repository: &Repository) -> Result<Vec<(String, String)>, Failure> {
    let default = symbolic(repository, "HEAD").unwrap_or_else(|| "refs/heads/main".to_owned());
    let policy = resolve(repository, &default).map(|tip| policy_at(repository, tip)).transpose()?;
    let named = policy.and_then(|policy| policy.repository.target).map(|name| format!("refs/heads/{name}"));
    let targets: Vec<String> = std::iter::once(default).chain(named).collect();
    let aliases = symbolic_branches(repository)?.into_iter().filter(|(_, whole)| targets.contains(whole));
    let own = targets.iter().map(|target| (target.clone(), target.clone()));
    Ok(own.chain(aliases).collect())
}

/// One line: `<old object> <new object> <ref>`; an object of zeros is none.
struct Update<'l> {
    old: Option<Oid>,
    new: Option<Oid>,
    reference: &'l str,
}

impl<'l> Update<'l> {
    fn read(line: &'l str) -> Result<Self, Failure> {
        let words: Vec<&str> = line.splitn(3, ' ').collect();
        let &[old, new, reference] = words.as_slice() else { return Err(nonsense(line)) };
        let object = |name: &str| name.parse::<Oid>().map_err(|_| nonsense(line));
        let there = |oid: &Oid| oid.as_bytes().iter().any(|byte| *byte != 0);
        let (old, new) = (object(old)?, object(new)?);
        Ok(Self { old: Some(old).filter(there), new: Some(new).filter(there), reference })
    }
}

fn nonsense(line: &str) -> Failure {
    Failure::usage(
        Problem::new(format!("this is no line of a pre-receive hook: {line}"))
            .help("run it as the pre-receive hook of a server, which gets `<old> <new> <ref>` lines"),
    )
}

fn deleted(reference: &str) -> Failure {
    Failure::no(
        Problem::new(format!("{reference} would be deleted, and with it all that runs"))
            .help("push a commit to it instead"),
    )
}
