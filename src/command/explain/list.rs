//! `explain` alone: the stages and the rules, a line each.

use crate::cli::Format;
use crate::command::base::{Reach, base};
use crate::command::rules::every;
use crate::external::git::Repository;
use crate::external::terminal::width;
use crate::failure::Failure;
use crate::model::policy::{Pins, Policy, PromotionMode, Stage, Takes};
use crate::model::report::RuleText;
use crate::render::Told;
use crate::render::explain::list as text;
use crate::render::explain_json::list_json;

/// Lists them. Where there are no stages to be read, the rules are there all the same.
pub fn list(format: Format) -> Told {
    let (stages, notes) = match policy() {
        Ok(policy) => {
            (policy.stages.iter().map(|stage| (stage.name.to_string(), says(stage, &policy))).collect(), vec![])
        }
        Err(failure) => (vec![], vec![format!("no stages are listed: {failure}")]),
    };
    let rules: Vec<RuleText> = every().collect();
    let out = match format {
        Format::Text => text(&stages, &rules, width()),
        Format::Json => list_json(&stages, &rules),
    };
    Told { out, notes, ..Told::default() }
}

fn policy() -> Result<Policy, Failure> {
    Ok(base(&Repository::discover()?, Reach::Local, &mut |_| {})?.policy)
}

/// Where a stage's releases come from, and who asks for them.
fn says(stage: &Stage, policy: &Policy) -> String {
    if !stage.ordered {
        return "stands outside the order, and is set by hand".to_owned();
    }
    if stage.pins == Pins::Branch {
        return "runs branches, and is set by hand".to_owned();
    }
    let takes = match (stage.takes, policy.stage_before(&stage.name)) {
        (Takes::StageBefore, Some(before)) if before.pins == Pins::Release => {
            format!("takes what {} runs", before.name)
        }
        (Takes::StageBefore, _) => "takes the release that is named".to_owned(),
        (Takes::LatestRelease, _) => "takes the product's newest release".to_owned(),
    };
    match stage.promotion {
        PromotionMode::Automatic => takes,
        PromotionMode::Manual => format!("{takes}, when a person asks for it"),
        PromotionMode::Never => "takes no promotion for now".to_owned(),
    }
}
