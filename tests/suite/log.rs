//! `log`: when each release reached each environment, by which commit and by whom.

mod answers;
mod hostile;
mod table;

use libtest_mimic::Trial;
use serde_json::Value;

use crate::support::held::held;
use crate::support::run::Run;

/// The trials of `log`.
pub fn trials() -> Vec<Trial> {
    [answers::trials(), hostile::trials(), table::trials()].into_iter().flatten().collect()
}

/// The log's JSON, held to its schema.
#[track_caller]
fn document(run: Run, more: &[&str]) -> Value {
    held("log", run.args(["log", "--format", "json"]).args(more).run())
}

/// Each entry as `environment change old new took`, newest first.
#[track_caller]
fn told(run: Run, more: &[&str]) -> Vec<String> {
    let document = document(run, more);
    document["entries"].as_array().expect("entries").iter().map(tell).collect()
}

fn tell(entry: &Value) -> String {
    let declared = |key: &str| match &entry[key] {
        Value::Object(fields) => fields.values().next().and_then(Value::as_str).unwrap_or_default().to_owned(),
        _ => "-".to_owned(),
    };
    let text = |key: &str| entry[key].as_str().unwrap_or_default().to_owned();
    let took = entry["took"].as_u64().map_or("-".to_owned(), |seconds| seconds.to_string());
    [text("environment"), text("change"), declared("old"), declared("new"), took].join(" ")
}
