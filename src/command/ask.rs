//! From the words of a command line to an ask.

use super::look::Seen;
use super::overrides::overrides;
use crate::cli::{PromoteArgs, ProposeArgs};
use crate::external::terminal::{confirm, is_interactive, pick};
use crate::failure::{Failure, Problem};
use crate::model::name::{EnvironmentName, StageName};
use crate::model::overview::Next;
use crate::model::promotion::{Ask, Promotion};
use crate::model::release::Release;
use crate::plan::next;
use crate::render::promotion::line;

/// What is asked for; none where it has to be picked.
///
/// # Errors
/// When the release or an override is none, or nothing is named and nobody can be asked.
pub fn named(arguments: &PromoteArgs) -> Result<Option<Ask>, Failure> {
    let release = arguments.release.as_deref().map(release).transpose()?;
    let overrides = overrides(arguments)?;
    let Some(stage) = &arguments.stage else {
        let bare = release.is_none() && arguments.how.environments.is_empty();
        return if bare && is_interactive() { Ok(None) } else { Err(no_stage()) };
    };
    let stage = StageName::new(stage);
    let environments = environments(&stage, &arguments.how);
    Ok(Some(Ask { release, environments, overrides, ..Ask::of(stage) }))
}

/// The environments that are named.
pub fn environments(stage: &StageName, how: &ProposeArgs) -> Vec<EnvironmentName> {
    how.environments.iter().map(|name| environment(stage, name)).collect()
}

/// A release as a person names it.
///
/// # Errors
/// When it is no SemVer version.
pub fn release(text: &str) -> Result<Release, Failure> {
    text.parse().map_err(|error: crate::model::release::ReleaseError| {
        Failure::usage(Problem::new(error.to_string()).help("a release is a version such as 1.5.0"))
    })
}

/// An environment of a stage by its whole name, or by its cloud alone.
pub fn environment(stage: &StageName, name: &str) -> EnvironmentName {
    let cloud = match name.strip_prefix(stage.as_str()) {
        Some("") => "",
        Some(rest) => rest.strip_prefix('-').unwrap_or(name),
        None => name,
    };
    EnvironmentName::new(stage.clone(), cloud)
}

/// Lets a person pick one of the promotions that are ready, and confirm it.
///
/// # Errors
/// When none is ready, or the person says no.
pub fn picked(seen: &Seen) -> Result<Ask, Failure> {
    let ready: Vec<Box<Promotion>> = seen
        .base
        .policy
        .stages
        .iter()
        .filter_map(|stage| match next(stage, &seen.context()) {
            Next::Ready(promotion) => Some(promotion),
            Next::Never | Next::UpToDate(_) | Next::Refused(_) => None,
        })
        .collect();
    let lines: Vec<String> = ready.iter().map(|promotion| line(promotion)).collect();
    if lines.is_empty() {
        return Err(Failure::no(Problem::new("nothing can move now").help("git eurodat status says why")));
    }
    let chosen = pick("Promote", &lines)?.and_then(|index| ready.into_iter().nth(index));
    let promotion = chosen.ok_or_else(declined)?;
    if !confirm(&format!("Propose {}?", line(&promotion)))? {
        return Err(declined());
    }
    Ok(Ask { release: Some(promotion.release), ..Ask::of(promotion.stage) })
}

fn declined() -> Failure {
    Failure::no(Problem::new("nothing was proposed"))
}

fn no_stage() -> Failure {
    Failure::usage(
        Problem::new("no stage is named")
            .help("git eurodat promote STAGE; a bare `promote` lets you pick, on a terminal"),
    )
}
