//! Judges the steps of a history.

use std::cell::OnceCell;
use std::collections::{BTreeSet, HashMap};

use super::course::{Course, Differences, Rules, Start, When};
use super::judge::{Judged, judge_differences, judge_step};
use super::step::Step;
use crate::external::git::{Chain, End, GitError, Link, Repository, Snapshot};
use crate::external::git::{between, chain, is_ancestor, merged, message, tree_of};
use crate::failure::{Failure, Problem};
use crate::model::claims::Claims;
use crate::model::oid::Oid;
use crate::model::owners::PLACES;
use crate::model::policy::POLICY_FILE;
use crate::model::report::Report;
use crate::rule::{ALL, OF_FILES, Rule};

/// Which steps are judged.
#[derive(Debug, Clone, Copy)]
pub struct History {
    /// The commit before the first step; none from the root on.
    pub from: Option<Oid>,
    /// The commit of the last step.
    pub to: Oid,
    /// The commit where the tool was adopted: steps up to it are not judged.
    pub adopted: Option<Oid>,
    /// When the steps were made.
    pub when: When,
    /// Whether the product's remote may be asked.
    pub online: bool,
}

impl History {
    /// What a push brought.
    #[must_use]
    pub fn pushed(from: Oid, to: Oid) -> Self {
        Self { from: Some(from), to, adopted: None, when: When::Past, online: false }
    }
}

/// Judges a push: each step by what stood before it, and where the push changes the policy or the owners, also by those
/// from before the push. So no push can loosen the rules and use that.
///
/// # Errors
/// When history is missing, or something can't be read.
pub fn judge_push(repository: &Repository, asked: &History) -> Result<Report, Failure> {
    let mut report = judge_by(repository, asked, Rules::OfEachStep)?;
    if !changes_rules(repository, asked)? {
        return Ok(report);
    }
    for found in judge_by(repository, asked, Rules::OfTheStart)?.diagnostics {
        if !report.diagnostics.contains(&found) {
            report.diagnostics.push(found);
        }
    }
    Ok(report)
}

/// Whether the policy or the owners aren't what they were.
fn changes_rules(repository: &Repository, asked: &History) -> Result<bool, Failure> {
    let Some(from) = asked.from else { return Ok(false) };
    let changed = Snapshot::of_commit(repository, asked.to)?;
    let changed = changed.differences(Some(&Snapshot::of_commit(repository, from)?))?;
    Ok(changed.iter().any(|path| path == POLICY_FILE || PLACES.contains(&path.as_str())))
}

/// Judges them, each by what stood before it.
///
/// # Errors
/// When history is missing, or something can't be read.
pub fn judge_history(repository: &Repository, asked: &History) -> Result<Report, Failure> {
    judge_by(repository, asked, Rules::OfEachStep)
}

/// Judges steps by these rules. Where the first parents of the last step don't lead to the start, the whole
/// is one step: a merge of the old tip into something else lets no commit of its own chain pass unseen.
///
/// # Errors
/// When history is missing, or something can't be read.
fn judge_by(repository: &Repository, asked: &History, rules: Rules) -> Result<Report, Failure> {
    let stops: Vec<Oid> = [asked.from, asked.adopted].into_iter().flatten().collect();
    let found = chain(repository, asked.to, &stops)?;
    match (found.end, asked.from) {
        (End::Cut, _) => Err(cut(&found)),
        (End::Root, Some(from)) if asked.when == When::Past && is_ancestor(repository, asked.to, from) => {
            Err(backwards(from, asked.to))
        }
        (End::Root, Some(from)) => judge_whole(repository, asked, from),
        (End::Root, None) | (End::Known, _) => judge_links(repository, (asked, rules), &found),
    }
}

fn judge_links(repository: &Repository, (asked, rules): (&History, Rules), found: &Chain) -> Result<Report, Failure> {
    let start = Start { commit: found.start, first: asked.to, when: asked.when, online: asked.online, rules };
    let mut course = Course::new(repository, start)?;
    let brought = Brought { repository, chain: found, merged: OnceCell::new() };
    let old = found.start.map(|commit| tree_of(repository, commit)).transpose()?;
    let steps = steps(old, &found.links);
    let (mut harvest, mut rest) = (Harvest::default(), steps.as_slice());
    while !rest.is_empty() {
        let judged = judge_portion(&mut course, rest, &brought, &mut harvest)?;
        rest = rest.get(judged..).unwrap_or_default();
    }
    let from = asked.adopted.filter(|adopted| found.start == Some(*adopted));
    let note =
        from.map(|commit| format!("judged from {} on, where the policy says that judging starts", commit.short()));
    Ok(harvest.report(found.links.len(), note))
}

/// The steps between trees, the first one from `old`.
fn steps(mut old: Option<Oid>, links: &[Link]) -> Vec<Step> {
    let step = |link: &Link| Step { old: old.replace(link.tree), new: link.tree, link: Some(*link) };
    links.iter().map(step).collect()
}

/// So many steps are looked at before the first of them is judged: what they changed is read together.
const PORTION: usize = 512;

/// Judges the first of these steps, and says how many: by a policy that changes, another eye looks at the rest.
fn judge_portion(
    course: &mut Course<'_>,
    steps: &[Step],
    brought: &Brought<'_>,
    harvest: &mut Harvest,
) -> Result<usize, Failure> {
    let steps = steps.get(..PORTION.min(steps.len())).unwrap_or_default();
    let planned = steps.iter().map(|step| course.differences(step)).collect::<Result<Vec<Differences>, GitError>>()?;
    course.reader.read_ahead(planned.iter().flat_map(|differences| &differences.told), &course.policy)?;
    for (index, (step, differences)) in steps.iter().zip(&planned).enumerate() {
        let claims = &mut || brought.claims(step);
        harvest.take(judge_differences(course, step, differences, claims)?);
        if differences.touches(POLICY_FILE) {
            return Ok(index + 1);
        }
    }
    Ok(steps.len())
}

/// Judges everything between two commits as one step.
fn judge_whole(repository: &Repository, asked: &History, from: Oid) -> Result<Report, Failure> {
    let rules = Rules::OfTheStart;
    let start = Start { commit: Some(from), first: asked.to, when: asked.when, online: asked.online, rules };
    let mut course = Course::new(repository, start)?;
    let trees = (tree_of(repository, from)?, tree_of(repository, asked.to)?);
    let link = Link { commit: asked.to, tree: trees.1, parents: 1, time: 0 };
    let step = Step { old: Some(trees.0), new: trees.1, link: Some(link) };
    let claims = &mut || claims_of(repository, &between(repository, Some(from), asked.to)?);
    let mut harvest = Harvest::default();
    harvest.take(judge_step(&mut course, &step, claims)?);
    let note = format!("{} is no first parent of {}: all between them is one step", from.short(), asked.to.short());
    Ok(harvest.report(1, Some(note)))
}

/// What the commits of each step say. Which ones a merge brought along is asked once, where it matters.
struct Brought<'a> {
    repository: &'a Repository,
    chain: &'a Chain,
    merged: OnceCell<HashMap<Oid, Vec<Oid>>>,
}

impl Brought<'_> {
    fn claims(&self, step: &Step) -> Result<Claims, Failure> {
        let Some(link) = &step.link else { return Ok(Claims::NONE) };
        if link.parents < 2 {
            return claims_of(self.repository, &[link.commit]);
        }
        if self.merged.get().is_none() {
            let _ = self.merged.set(merged(self.repository, self.chain.start, &self.chain.links)?);
        }
        let brought = self.merged.get().and_then(|merged| merged.get(&link.commit));
        claims_of(self.repository, brought.map_or(&[], Vec::as_slice))
    }
}

/// What the messages of commits claim.
///
/// # Errors
/// When one can't be read.
pub fn claims_of(repository: &Repository, commits: &[Oid]) -> Result<Claims, Failure> {
    let mut claims = Claims::NONE;
    // One after the other: all messages of a large change would fill the memory.
    for commit in commits {
        match message(repository, *commit)? {
            Ok(message) => claims.add(&message),
            Err(size) => claims.faults.push(format!("a message has {size} bytes, which is too many to read")),
        }
    }
    Ok(claims)
}

/// What comes together over many steps.
#[derive(Debug, Default)]
pub struct Harvest {
    report: Report,
    files: BTreeSet<String>,
}

impl Harvest {
    /// Takes in one step.
    pub fn take(&mut self, judged: Judged) {
        self.files.extend(judged.files);
        self.report.diagnostics.extend(judged.found);
    }

    /// All of it.
    #[must_use]
    pub fn report(self, steps: usize, note: Option<String>) -> Report {
        Report {
            files: self.files.into_iter().collect(),
            steps: Some(steps),
            rules: OF_FILES.into_iter().chain(ALL.iter().map(Rule::text)).collect(),
            unjudged: note.into_iter().collect(),
            ..self.report
        }
    }
}

fn backwards(from: Oid, to: Oid) -> Failure {
    let (from, to) = (from.short(), to.short());
    let help = format!("write {to}..{from}: the older commit first");
    Failure::usage(
        Problem::new(format!("{to} is older than {from}, so there is no step from one to the other")).help(help),
    )
}

/// What to say where a shallow clone ends before the first step.
pub fn cut(found: &Chain) -> Failure {
    let ends = found.start.map(|commit| commit.short()).unwrap_or_default();
    Failure::outside(
        Problem::new(format!("this shallow clone ends at {ends}, before the first step that is to be judged")).help(
            "get the rest: git eurodat verify --deepen, or git fetch --unshallow; in GitLab CI set GIT_DEPTH to 0",
        ),
    )
}
