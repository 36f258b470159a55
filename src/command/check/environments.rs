//! The values files that are judged, each by itself.

use super::chart::Chart;
use super::scope::Scope;
use crate::external::git::GitError;
use crate::external::source::Source;
use crate::model::content::{Content, Depth};
use crate::model::diagnostic::Diagnostic;
use crate::model::excerpt::Excerpt;
use crate::model::fleet::{Declared, Environment, Unreadable};
use crate::model::name::{EnvironmentName, StageName};
use crate::model::policy::{Match, Policy};
use crate::model::yaml::Parsed;
use crate::rule::values_syntax;

/// The values files in scope, by name.
#[derive(Debug, Default)]
pub struct Files {
    /// Those that belong to an environment.
    pub environments: Vec<(EnvironmentName, String)>,
    /// Those that have the form of a values file and fit no stage.
    pub strays: Vec<String>,
}

/// One values file and what was found in it alone.
#[derive(Debug)]
pub struct Judged {
    /// The environment.
    pub environment: Environment,
    /// Where its release stands.
    pub place: Option<Excerpt>,
    /// What was found.
    pub found: Vec<Diagnostic>,
}

/// The values files in scope: those that changed, or a list of the folder that holds them all.
///
/// # Errors
/// When the folder can't be read.
pub fn files(source: &Source<'_>, scope: &Scope, policy: &Policy) -> Result<Files, GitError> {
    let stages: Vec<StageName> = policy.stages.iter().map(|stage| stage.name.clone()).collect();
    let paths = match &scope.changed {
        Some(changed) => source.present(changed)?,
        None => source.list(policy.values.files.root(), Depth::All)?,
    };
    let mut files = Files::default();
    for path in paths.into_iter().filter(|path| scope.holds(path)) {
        match policy.values.files.matches(&path, &stages) {
            Match::Environment(name) => files.environments.push((name, path)),
            Match::Stray if !is_of_chart(&path, policy) => files.strays.push(path),
            Match::Stray | Match::No => {}
        }
    }
    Ok(files)
}

/// Whether it is a file that every chart has: with some patterns those look like values files.
fn is_of_chart(path: &str, policy: &Policy) -> bool {
    let chart = policy.values.chart();
    let inner = if chart.is_empty() { Some(path) } else { path.strip_prefix(chart).and_then(|p| p.strip_prefix('/')) };
    matches!(inner, Some("Chart.yaml" | "values.yaml")) || path == policy.values.schema()
}

/// Judges each file that is there, many at once; what is gone is none any more.
///
/// # Errors
/// When a file can't be read.
pub fn judged(source: &Source<'_>, files: &Files, policy: &Policy, chart: &Chart) -> Result<Vec<Judged>, GitError> {
    let paths: Vec<&str> = files.environments.iter().map(|(_, path)| path.as_str()).collect();
    let looked = source.each(&paths, |path, content| content.map(|content| look(path, &content, policy, chart)))?;
    let named = files.environments.iter().zip(looked);
    Ok(named.filter_map(|((name, path), look)| Some(look?.of(name, path))).collect())
}

/// What one look at a file says.
struct Look {
    declaration: values_syntax::Declaration,
    found: Vec<Diagnostic>,
}

impl Look {
    fn of(self, name: &EnvironmentName, path: &str) -> Judged {
        let values_syntax::Declaration { mut declared, place, fault, .. } = self.declaration;
        if let Some(fault) = &fault {
            // What stands in a faulty file isn't held to order: one finding is enough.
            declared = Declared::Unreadable(Unreadable { why: fault.message.clone(), position: None });
        }
        let environment = Environment { name: name.clone(), path: path.to_owned(), declared };
        Judged { environment, place, found: fault.into_iter().chain(self.found).collect() }
    }
}

fn look(path: &str, content: &Content, policy: &Policy, chart: &Chart) -> Look {
    let key = &policy.values.release;
    let Some(text) = content.bytes() else {
        return Look { declaration: values_syntax::inspect(path, content, key), found: Vec::new() };
    };
    let parsed = Parsed::read(text);
    let declaration = values_syntax::inspect_text((path, text), &parsed, key);
    let about = declaration.fault.as_ref().map(|fault| fault.subject.clone());
    // Of a file that can't be read as a whole, and of a release that is missing, one finding is enough.
    let readable = about.as_ref().is_none_or(|about| *about == key.to_string());
    let judged = parsed.ok().filter(|_| readable).map(|parsed| chart.judge(path, &parsed));
    let others = judged.unwrap_or_default().into_iter().filter(|found| about.as_ref() != Some(&found.subject));
    Look { declaration, found: others.collect() }
}
