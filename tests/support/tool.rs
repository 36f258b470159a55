//! Programs that a trial needs and a machine may lack.

use std::path::{Path, PathBuf};

use libtest_mimic::Trial;

use super::gitlab::document::{Api, api};

/// A trial that needs nothing beyond git.
pub fn trial(name: &str, body: impl FnOnce() + Send + 'static) -> Trial {
    Trial::test(name, move || {
        body();
        Ok(())
    })
}

/// A trial that needs these programs: ignored with the reason where one is missing, failing where all are required.
pub fn trial_with(tools: &[&str], name: &str, body: fn()) -> Trial {
    unless_missing(&missing(tools), name, body)
}

/// A trial that needs these programs and the folder of published schemas that `EURODAT_TESTS_SCHEMAS` names; `.ci/run`
/// fills it.
pub fn trial_with_schemas(tools: &[&str], name: &str, body: fn(&Path)) -> Trial {
    trial_with_folder(SCHEMAS, tools, name, body)
}

/// A trial that needs these programs and the folder of GitLab's clients that `EURODAT_TESTS_GITLAB_CLIENTS` names;
/// `.ci/run` fills it.
pub fn trial_with_gitlab_clients(tools: &[&str], name: &str, body: fn(&Path)) -> Trial {
    trial_with_folder(GITLAB_CLIENTS, tools, name, body)
}

fn trial_with_folder(variable: &str, tools: &[&str], name: &str, body: fn(&Path)) -> Trial {
    let folder = std::env::var_os(variable).map(PathBuf::from).filter(|folder| folder.is_dir());
    let mut missing = missing(tools);
    missing.extend(folder.is_none().then(|| variable.to_owned()));
    unless_missing(&missing, name, move || body(&folder.unwrap_or_default()))
}

/// A trial that holds requests to GitLab's API document, which is no part of the project: ignored with the reason where
/// it is absent, even where all tools are required.
pub fn trial_with_gitlab_document(name: &str, body: fn(&'static Api)) -> Trial {
    match api() {
        Some(api) => trial(name, move || body(api)),
        None => ignored("needs ../shared/data/gitlab-openapi.json", name, || {}),
    }
}

const SCHEMAS: &str = "EURODAT_TESTS_SCHEMAS";
const GITLAB_CLIENTS: &str = "EURODAT_TESTS_GITLAB_CLIENTS";

fn missing(tools: &[&str]) -> Vec<String> {
    tools.iter().filter(|tool| find(tool).is_none()).map(|tool| (*tool).to_owned()).collect()
}

fn unless_missing(missing: &[String], name: &str, body: impl FnOnce() + Send + 'static) -> Trial {
    if missing.is_empty() {
        return trial(name, body);
    }
    let reason = format!("needs {}", missing.join(", "));
    if all_required() && !missing.iter().all(|tool| is_optional(tool)) {
        return Trial::test(name, move || Err(format!("{reason}, and this run allows no test to be ignored").into()));
    }
    ignored(&reason, name, body)
}

fn ignored(reason: &str, name: &str, body: impl FnOnce() + Send + 'static) -> Trial {
    trial(name, body).with_kind(reason).with_ignored_flag(true)
}

/// Where a program is, if it is on this machine.
pub fn find(tool: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    // sshd lives where only root's PATH looks.
    let folders = std::env::split_paths(&path).chain(["/usr/sbin".into(), "/usr/local/sbin".into()]);
    folders.map(|folder| folder.join(tool)).find(|program| program.is_file())
}

/// Whether a run that requires all tools may yet do without this one.
fn is_optional(tool: &str) -> bool {
    let optional = std::env::var("EURODAT_TESTS_OPTIONAL_TOOLS").unwrap_or_default();
    optional.split(',').any(|name| name == tool)
}

fn all_required() -> bool {
    std::env::var_os("EURODAT_TESTS_REQUIRE_TOOLS").is_some_and(|value| value == "1")
}
