//! The log as JSON; its schema is in `schemas/log.schema.json`.

use serde_json::{Value, json};

use super::declared::declared;
use super::log::Log;
use super::tame::tame;
use crate::model::arrivals::Arrival;
use crate::model::oid::Oid;

/// The version of the format: it grows when a program that reads the old one would misread the new one.
const VERSION: u32 = 1;

/// The log as one JSON document.
#[must_use]
pub fn json(log: &Log, target: &str, tip: Oid) -> String {
    let document = json!({
        "version": VERSION,
        "target": target,
        "commit": tip.to_string(),
        "complete": log.complete,
        "omitted": log.omitted,
        "entries": log.groups.iter().flatten().map(|arrival| entry(arrival, log)).collect::<Vec<_>>(),
    });
    tame(&format!("{document:#}\n"))
}

fn entry(arrival: &Arrival, log: &Log) -> Value {
    let said = log.text(arrival.at.commit);
    json!({
        "time": arrival.at.time.to_string(),
        "stage": arrival.environment.stage().as_str(),
        "environment": arrival.environment.to_string(),
        "change": arrival.direction.name(),
        "old": arrival.old.as_ref().map(declared),
        "new": arrival.new.as_ref().map(declared),
        "took": arrival.took,
        "commit": arrival.at.commit.to_string(),
        "author": said.author,
        "committer": said.committer,
        "subject": said.subject,
    })
}
