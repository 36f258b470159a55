//! What `explain` says as JSON; its schema is in `schemas/explain.schema.json`.

use serde_json::{Value, json};

use super::declared::declared;
use super::open_request::json as requests;
use super::tame::tame;
use crate::model::change::ReleaseEdit;
use crate::model::explanation::{Explanation, MoveView, Outlook, Stay};
use crate::model::finding::Finding;
use crate::model::oid::Oid;
use crate::model::open_proposal::OpenProposal;
use crate::model::refusal::Refusal;
use crate::model::report::RuleText;

/// The version of the format: it grows when a program that reads the old one would misread the new one.
const VERSION: u32 = 1;

/// The explanation of a stage as one JSON document.
#[must_use]
pub fn json(explanation: &Explanation, open: Option<&[OpenProposal]>, (target, tip): (&str, Oid)) -> String {
    let mut document = json!({
        "version": VERSION,
        "kind": "stage",
        "stage": explanation.ask.stage.as_str(),
        "target": target,
        "commit": tip.to_string(),
        "complete": explanation.complete,
        "merge_requests": requests(open),
    });
    if let (Some(fields), Value::Object(more)) = (document.as_object_mut(), outlook(&explanation.outlook)) {
        fields.extend(more);
    }
    tame(&format!("{document:#}\n"))
}

/// What a rule means, its section as Markdown.
#[must_use]
pub fn rule_json(rule: RuleText, section: &str) -> String {
    let document = json!({
        "version": VERSION, "kind": "rule", "rule": rule.id, "says": rule.says, "text": section,
    });
    tame(&format!("{document:#}\n"))
}

/// The stages and the rules.
#[must_use]
pub fn list_json(stages: &[(String, String)], rules: &[RuleText]) -> String {
    let stages = stages.iter().map(|(name, says)| json!({ "stage": name, "says": says }));
    let rules = rules.iter().map(|rule| json!({ "rule": rule.id, "says": rule.says }));
    let document = json!({
        "version": VERSION,
        "kind": "list",
        "stages": stages.collect::<Vec<_>>(),
        "rules": rules.collect::<Vec<_>>(),
    });
    tame(&format!("{document:#}\n"))
}

fn outlook(outlook: &Outlook) -> Value {
    match outlook {
        Outlook::Never(found) => json!({ "state": "never", "reasons": [rule_reason(found)] }),
        Outlook::Unknown(refusals) => {
            json!({ "state": "unknown", "reasons": refusals.iter().map(reason).collect::<Vec<_>>() })
        }
        Outlook::AlreadyThere(release, stays) => json!({
            "state": "up-to-date",
            "release": release.to_string(),
            "environments": stays.iter().map(stay).collect::<Vec<_>>(),
        }),
        Outlook::Move(view) => moved(view),
    }
}

fn moved(view: &MoveView) -> Value {
    json!({
        "state": if view.is_ready() { "ready" } else { "refused" },
        "release": view.release.to_string(),
        "moves": view.edits.iter().map(edit).collect::<Vec<_>>(),
        "rules": view.findings.iter().map(finding).collect::<Vec<_>>(),
        "reasons": view.others.iter().map(reason).collect::<Vec<_>>(),
    })
}

fn edit(edit: &ReleaseEdit) -> Value {
    let old = edit.old.as_ref().map(declared);
    json!({ "environment": edit.environment.to_string(), "path": edit.path, "old": old })
}

fn finding(found: &Finding) -> Value {
    json!({ "rule": found.rule, "verdict": found.verdict.to_string(), "fact": found.fact, "help": found.help })
}

fn stay((name, step): &Stay) -> Value {
    json!({
        "environment": name.to_string(),
        "since": step.map(|step| step.time.to_string()),
        "commit": step.map(|step| step.commit.to_string()),
    })
}

fn reason(refusal: &Refusal) -> Value {
    match refusal {
        Refusal::Ask { message, help } | Refusal::Step { message, help } => json!({ "message": message, "help": help }),
        Refusal::Unreadable { path, why } => json!({ "message": why.why, "help": null, "path": path }),
        Refusal::Rule(found) => rule_reason(found),
    }
}

fn rule_reason(found: &Finding) -> Value {
    json!({ "message": found.fact, "help": found.help, "rule": found.rule })
}
