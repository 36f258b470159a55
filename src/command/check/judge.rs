//! Everything that is judged of one state.

use super::beside::elsewhere;
use super::chart::Chart;
use super::environments::{Files, files, judged};
use super::ground::Ground;
use super::merge::inherited;
use super::order::order;
use super::owners::owners;
use super::scope::Scope;
use crate::external::git::GitError;
use crate::external::source::Source;
use crate::model::content::Content;
use crate::model::diagnostic::Diagnostic;
use crate::model::owners::PLACES;
use crate::model::policy::{POLICY_FILE, Policy};
use crate::model::report::Report;
use crate::rule::{OF_STATE, known_stage, policy};

/// Judges it.
///
/// # Errors
/// When something can't be read.
pub fn judge(ground: Ground<'_>) -> Result<Report, GitError> {
    let (policy, mut found) = of_policy(&ground)?;
    // Without a policy nobody knows what the other files are.
    let Some(policy) = policy else { return Ok(report(vec![POLICY_FILE.to_owned()], found)) };
    let ground = widened(ground, &policy);
    let (ground, files, chart) = values(ground, &policy)?;
    found.extend(files.strays.iter().map(|path| known_stage::inspect(path, &policy)));
    found.extend(chart.found.iter().cloned());
    let mut judged = judged(&ground.source, &files, &policy, &chart)?;
    found.extend(judged.iter_mut().flat_map(|judged| std::mem::take(&mut judged.found)));
    let out_of_order = order(&judged, &ground, &policy)?;
    found.extend(inherited(out_of_order, &judged, &ground, &policy)?);
    found.extend(elsewhere(&ground.source, &ground.scope, &policy)?);
    found.extend(owners(&ground, &files, &policy)?);
    let paths: Vec<String> = judged.into_iter().map(|judged| judged.environment.path).chain(files.strays).collect();
    let unjudged = unjudged(&ground, &policy, &chart, &paths);
    Ok(Report { unjudged, ..report(paths.into_iter().chain(named(&ground)).collect(), found) })
}

/// The policy, and what is wrong with it: its faults where it is in scope, or where it can't be read at all.
fn of_policy(ground: &Ground<'_>) -> Result<(Option<Policy>, Vec<Diagnostic>), GitError> {
    let in_scope = ground.scope.holds(POLICY_FILE);
    match ground.source.read(POLICY_FILE)? {
        Some(Content::File(text)) => {
            let (read, found) = policy::inspect(POLICY_FILE, &text);
            let counts = in_scope || read.is_none();
            Ok((read, if counts { found } else { Vec::new() }))
        }
        Some(_) => Ok((None, vec![policy::no_file(POLICY_FILE)])),
        None if in_scope => Ok((Some(Policy::default()), deleted(ground)?)),
        None => Ok((Some(Policy::default()), Vec::new())),
    }
}

fn deleted(ground: &Ground<'_>) -> Result<Vec<Diagnostic>, GitError> {
    let was = ground.base.as_ref().map_or(Ok(None), |base: &Source<'_>| base.read(POLICY_FILE))?;
    Ok(was.map(|_| policy::deleted(POLICY_FILE)).into_iter().collect())
}

/// All files, where something changed that all depend on.
fn widened<'r>(ground: Ground<'r>, policy: &Policy) -> Ground<'r> {
    let of_chart = [policy.values.defaults(), policy.values.schema()];
    let changed = ground.scope.changed.as_ref();
    if of_chart.iter().any(|path| ground.scope.named.contains(path)) {
        return Ground { scope: Scope::default(), ..ground };
    }
    let is_shared = changed
        .is_some_and(|changed| changed.contains(POLICY_FILE) || of_chart.iter().any(|path| changed.contains(path)));
    if is_shared { Ground { scope: ground.scope.widened(), ..ground } } else { ground }
}

/// The values files in scope, with the chart that they are for. Where a file changed to which the chart's schema refers,
/// all are in scope.
fn values<'r>(ground: Ground<'r>, policy: &Policy) -> Result<(Ground<'r>, Files, Chart), GitError> {
    let found = files(&ground.source, &ground.scope, policy)?;
    let may_be_referred = ground.scope.changed.as_ref().is_some_and(|changed| !changed.is_empty());
    let may_be_referred = may_be_referred && refers(&ground.source, policy)?;
    if found.environments.is_empty() && !may_be_referred {
        return Ok((ground, found, Chart::default()));
    }
    let chart = Chart::read(&ground, policy)?;
    let is_referred = ground.scope.changed.as_ref().is_some_and(|changed| !changed.is_disjoint(&chart.referred));
    if !is_referred {
        return Ok((ground, found, chart));
    }
    let ground = Ground { scope: ground.scope.widened(), ..ground };
    let found = files(&ground.source, &ground.scope, policy)?;
    Ok((ground, found, chart))
}

/// Whether the schema may refer to other files.
fn refers(source: &Source<'_>, policy: &Policy) -> Result<bool, GitError> {
    let text = source.read(&policy.values.schema())?.and_then(Content::into_bytes).unwrap_or_default();
    Ok(text.windows(REFERENCE.len()).any(|window| window == REFERENCE))
}

/// The keyword by which a schema refers to another; escapes in keys are no one's habit, and cost no more than a look.
const REFERENCE: &[u8] = b"$ref";

/// What a look at everything could not judge.
fn unjudged(ground: &Ground<'_>, policy: &Policy, chart: &Chart, paths: &[String]) -> Vec<String> {
    if ground.scope.changed.is_some() || !ground.scope.named.is_empty() {
        return Vec::new();
    }
    if paths.is_empty() {
        return vec![format!("no file is called {}, so nothing is judged", policy.values.files)];
    }
    let note = format!("{} isn't there, so values are held to no schema", policy.values.schema());
    if chart.has_schema() || !chart.found.is_empty() { Vec::new() } else { vec![note] }
}

/// The files that were named and are judged as what they are, not as values.
fn named(ground: &Ground<'_>) -> Vec<String> {
    let is_named = |path: &&str| ground.scope.named.iter().any(|named| named == path);
    [POLICY_FILE].into_iter().chain(PLACES).filter(is_named).map(str::to_owned).collect()
}

fn report(mut files: Vec<String>, mut diagnostics: Vec<Diagnostic>) -> Report {
    files.sort_unstable();
    let place = |found: &Diagnostic| found.excerpts.first().map(|excerpt| excerpt.position);
    diagnostics.sort_by(|a, b| (&a.path, place(a), a.rule, &a.message).cmp(&(&b.path, place(b), b.rule, &b.message)));
    // What the chart's own files do wrong shows once, and not once for each environment.
    diagnostics.dedup_by(|a, b| (&a.path, place(a), a.rule, &a.message) == (&b.path, place(b), b.rule, &b.message));
    Report { files, rules: OF_STATE.to_vec(), unjudged: Vec::new(), diagnostics }
}
