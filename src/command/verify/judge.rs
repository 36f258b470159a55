//! What is found in a step.

use super::course::{Course, Differences};
use super::state::state;
use super::step::Step;
use crate::command::changes::{Changed, change_of};
use crate::command::witnesses::add_tags;
use crate::external::git::Difference;
use crate::failure::Failure;
use crate::model::change::{Change, Move};
use crate::model::claims::Claims;
use crate::model::diagnostic::Diagnostic;
use crate::model::finding::{Finding, Verdict};
use crate::model::listing::{by_old, listed};
use crate::model::policy::POLICY_FILE;
use crate::plan::judge;
use crate::rule::Context;

/// What a step did.
#[derive(Debug, Default)]
pub struct Judged {
    /// What was found.
    pub found: Vec<Diagnostic>,
    /// The values files that it touched.
    pub files: Vec<String>,
}

/// So many environments are named.
const SHOWN: usize = 5;

/// Reads the claims of a step's messages, where they matter.
pub type ReadClaims<'a> = dyn FnMut() -> Result<Claims, Failure> + 'a;

/// Judges a step by what stood before it, and goes on to what stands after it.
///
/// # Errors
/// When something can't be read.
pub fn judge_step(course: &mut Course<'_>, step: &Step, claims: &mut ReadClaims<'_>) -> Result<Judged, Failure> {
    let differences = course.differences(step)?;
    judge_differences(course, step, &differences, claims)
}

/// The same where what differs is known already.
///
/// # Errors
/// When something can't be read.
pub fn judge_differences(
    course: &mut Course<'_>,
    step: &Step,
    differences: &Differences,
    claims: &mut ReadClaims<'_>,
) -> Result<Judged, Failure> {
    if differences.told.is_empty() {
        course.pass(step, &[]);
        return Ok(Judged::default());
    }
    let files = course.reader.values_files(&differences.told, &course.policy)?;
    let mut found = moves(course, step, (&files, differences), claims)?;
    found.extend(state(course, (step, &files), &differences.told)?);
    for found in &mut found {
        found.commit = step.link.map(|link| link.commit);
    }
    course.pass(step, &files);
    course.follow(step, differences)?;
    Ok(Judged { found, files: files.into_iter().map(|file| file.path).collect() })
}

fn moves(
    course: &mut Course<'_>,
    step: &Step,
    (files, differences): (&[Changed], &Differences),
    claims: &mut ReadClaims<'_>,
) -> Result<Vec<Diagnostic>, Failure> {
    let Change { moves, mut beyond } = change_of(files, &differences.told);
    // Before the first commit there is nothing to judge by.
    if moves.is_empty() || step.old.is_none() {
        return Ok(Vec::new());
    }
    if differences.is_whole {
        beyond.extend(differences.others.iter().map(Difference::path));
    } else {
        beyond = change_of(files, &course.all_differences(step)?).beyond;
    }
    let mut claims = claims()?;
    add_tags(&mut course.witnesses, &claims);
    add_tags(&mut claims, &course.witnesses);
    let course = &*course;
    let context = Context { claims: &claims, beyond: &beyond, others: &moves, ..course.context() };
    let each = moves.iter().flat_map(|change| {
        let place = Place { change, files };
        let broken = course.refuses_all().map(|faults| place.unreadable_policy(faults));
        let findings = judge(change, &context).into_iter().filter_map(move |finding| place.told(finding));
        broken.into_iter().chain(findings)
    });
    Ok(each.collect())
}

/// Where a move is told.
#[derive(Clone, Copy)]
struct Place<'a> {
    change: &'a Move,
    files: &'a [Changed],
}

impl Place<'_> {
    /// A finding that isn't a pass.
    fn told(self, finding: Finding) -> Option<Diagnostic> {
        let path = self.change.edits.first().map(|edit| edit.path.as_str()).unwrap_or_default();
        let found = match finding.verdict {
            Verdict::Pass => return None,
            Verdict::Fail => Diagnostic::error(finding.rule, path, finding.fact),
            Verdict::Unverified => Diagnostic::unverified(finding.rule, path, finding.fact),
        };
        let found = Diagnostic { help: finding.help, ..found }.about(self.subject()).note(self.moved());
        let file = self.files.iter().find(|file| file.path == path).and_then(|file| file.new.as_ref());
        let place = file.and_then(|values| values.declaration.place.clone());
        Some(place.into_iter().fold(found, Diagnostic::at))
    }

    fn unreadable_policy(self, faults: &[Diagnostic]) -> Diagnostic {
        let moved = self.moved();
        crate::rule::policy::unreadable_before(POLICY_FILE, &moved, faults).about(self.subject())
    }

    fn subject(self) -> String {
        format!("{} {}", self.change.stage, self.change.new)
    }

    /// `qa: 1.4.2 -> 1.5.0 in qa-azure, qa-gcp`
    fn moved(self) -> String {
        let new = &self.change.new;
        let groups = by_old(&self.change.edits);
        let each = groups.iter().map(|(old, names)| format!("{old} -> {new} in {}", listed(names, SHOWN)));
        format!("{}: {}", self.change.stage, each.collect::<Vec<_>>().join("; "))
    }
}
