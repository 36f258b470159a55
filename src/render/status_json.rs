//! The status as JSON; its schema is in `schemas/status.schema.json`.

use serde_json::{Value, json};

use super::open_request::json as open;
use super::tame::tame;
use crate::model::fleet::Declared;
use crate::model::oid::Oid;
use crate::model::overview::{EnvironmentView, Next, Overview, StageView};
use crate::model::refusal::Refusal;

/// The version of the format: it grows when a program that reads the old one would misread the new one.
const VERSION: u32 = 1;

/// The status as one JSON document.
#[must_use]
pub fn json(overview: &Overview, target: &str, tip: Oid) -> String {
    let document = json!({
        "version": VERSION,
        "target": target,
        "commit": tip.to_string(),
        "complete": overview.complete,
        "stages": overview.stages.iter().map(stage).collect::<Vec<_>>(),
        "strays": overview.strays,
    });
    tame(&format!("{document:#}\n"))
}

fn stage(stage: &StageView) -> Value {
    json!({
        "name": stage.name.as_str(),
        "environments": stage.environments.iter().map(environment).collect::<Vec<_>>(),
        "next": next(&stage.next),
        "merge_requests": open(stage.open.as_deref()),
    })
}

fn environment(environment: &EnvironmentView) -> Value {
    let mut value = json!({
        "name": environment.name,
        "path": environment.path,
        "since": environment.since.map(|step| step.time.to_string()),
        "commit": environment.since.map(|step| step.commit.to_string()),
        "behind": environment.behind,
    });
    let (key, text) = match &environment.declared {
        Declared::Release(release) => ("release", release.to_string()),
        Declared::Other(text) => ("branch", text.clone()),
        Declared::Unreadable(unreadable) => ("error", unreadable.why.clone()),
    };
    if let Some(fields) = value.as_object_mut() {
        fields.insert(key.to_owned(), Value::String(text));
    }
    value
}

fn next(next: &Next) -> Value {
    match next {
        Next::Never => json!({ "state": "never" }),
        Next::UpToDate(release) => json!({ "state": "up-to-date", "release": release.to_string() }),
        Next::Ready(promotion) => json!({
            "state": "ready",
            "release": promotion.release.to_string(),
            "environments": promotion.edits.iter().map(|e| e.environment.to_string()).collect::<Vec<_>>(),
            "rules": promotion.findings.iter().map(|f| json!({
                "rule": f.rule, "verdict": f.verdict.to_string(), "fact": f.fact,
            })).collect::<Vec<_>>(),
        }),
        Next::Refused(refusals) => json!({
            "state": "refused",
            "reasons": refusals.iter().map(reason).collect::<Vec<_>>(),
        }),
    }
}

fn reason(refusal: &Refusal) -> Value {
    match refusal {
        Refusal::Ask { message, .. } | Refusal::Step { message, .. } => json!({ "message": message }),
        Refusal::Unreadable { path, why } => json!({ "message": why.why, "path": path }),
        Refusal::Rule(finding) => json!({ "message": finding.fact, "rule": finding.rule }),
    }
}
