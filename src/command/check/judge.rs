//! Everything that is judged of one state.

use super::beside::elsewhere;
use super::chart::Chart;
use super::environments::{files, judged};
use super::ground::Ground;
use super::order::order;
use super::owners::owners;
use crate::command::policy::POLICY_FILE;
use crate::external::git::GitError;
use crate::external::source::Source;
use crate::model::content::Content;
use crate::model::diagnostic::Diagnostic;
use crate::model::policy::Policy;
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
    let files = files(&ground.source, &ground.scope, &policy)?;
    found.extend(files.strays.iter().map(|path| known_stage::inspect(path, &policy)));
    let (chart, faults) = Chart::read(&ground, &policy)?;
    found.extend(faults);
    let mut judged = judged(&ground.source, &files, &policy, &chart)?;
    found.extend(judged.iter_mut().flat_map(|judged| std::mem::take(&mut judged.found)));
    found.extend(order(&judged, &ground, &policy)?);
    found.extend(elsewhere(&ground.source, &ground.scope, &policy)?);
    found.extend(owners(&ground, &files, &policy)?);
    let paths = judged.into_iter().map(|judged| judged.environment.path).chain(files.strays).collect();
    Ok(report(paths, found))
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
        None => Ok((Some(Policy::default()), deleted(ground, in_scope)?)),
    }
}

fn deleted(ground: &Ground<'_>, in_scope: bool) -> Result<Vec<Diagnostic>, GitError> {
    let base = ground.base.as_ref().filter(|_| in_scope);
    let was = base.map_or(Ok(None), |base: &Source<'_>| base.read(POLICY_FILE))?;
    Ok(was.map(|_| policy::deleted(POLICY_FILE)).into_iter().collect())
}

/// All files, where something changed that all depend on.
fn widened<'r>(ground: Ground<'r>, policy: &Policy) -> Ground<'r> {
    let shared = [POLICY_FILE.to_owned(), policy.values.defaults(), policy.values.schema()];
    let changed = ground.scope.changed.as_ref();
    let is_shared = changed.is_some_and(|changed| shared.iter().any(|path| changed.contains(path)));
    if is_shared { Ground { scope: ground.scope.widened(), ..ground } } else { ground }
}

fn report(mut files: Vec<String>, mut diagnostics: Vec<Diagnostic>) -> Report {
    files.sort_unstable();
    let place = |found: &Diagnostic| found.excerpts.first().map(|excerpt| excerpt.position);
    diagnostics.sort_by(|a, b| (&a.path, place(a), a.rule, &a.message).cmp(&(&b.path, place(b), b.rule, &b.message)));
    // What the chart's own files do wrong shows once, and not once for each environment.
    diagnostics.dedup_by(|a, b| (&a.path, place(a), a.rule, &a.message) == (&b.path, place(b), b.rule, &b.message));
    Report { files, rules: OF_STATE.to_vec(), diagnostics }
}
