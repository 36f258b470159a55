//! Two stages side by side as JSON; its schema is in `schemas/diff.schema.json`.

use serde_json::{Map, Value, json};

use super::declared::declared;
use super::tame::tame;
use crate::model::comparison::{Between, Cloud, Commits, Comparison, KnownBy, Ran, Side};
use crate::model::facts::Known;
use crate::model::name::EnvironmentName;
use crate::model::oid::Oid;
use crate::model::values_difference::{Difference, ValueStep};

/// The version of the format: it grows when a program that reads the old one would misread the new one.
const VERSION: u32 = 1;

/// The comparison as one JSON document.
#[must_use]
pub fn json(comparison: &Comparison, target: &str, tip: Oid) -> String {
    let [first, second] = &comparison.stages;
    let document = json!({
        "version": VERSION,
        "target": target,
        "commit": tip.to_string(),
        "complete": comparison.complete,
        "stages": [stage(first, second), stage(second, first)],
        "releases": comparison.between.as_ref().map(releases),
        "clouds": comparison.clouds.iter().map(cloud).collect::<Vec<_>>(),
        "commits": comparison.commits.as_ref().map(commits),
    });
    tame(&format!("{document:#}\n"))
}

fn stage(side: &Side, other: &Side) -> Value {
    let environments = side.environments.iter().map(|(name, runs)| {
        let mut value = declared(runs);
        if let Some(fields) = value.as_object_mut() {
            fields.insert("name".to_owned(), name.to_string().into());
        }
        value
    });
    json!({
        "name": side.name.as_str(),
        "newest": side.newest.as_ref().map(ToString::to_string),
        "environments": environments.collect::<Vec<_>>(),
        "alone": side.beyond(other).iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

fn releases(between: &Between) -> Value {
    json!({
        "above": between.low.to_string(),
        "upto": between.high.to_string(),
        "known": match between.known { KnownBy::Tags => "tags", KnownBy::Timeline => "timeline" },
        "between": between.releases.iter().map(ran).collect::<Vec<_>>(),
    })
}

fn ran(ran: &Ran) -> Value {
    let names = |names: &[EnvironmentName]| names.iter().map(ToString::to_string).collect::<Vec<_>>();
    json!({ "release": ran.release.to_string(), "runs": names(&ran.runs), "ran": names(&ran.ran) })
}

fn cloud(cloud: &Cloud) -> Value {
    let [one, other] = &cloud.environments;
    let (differences, error) = match &cloud.values {
        Ok(found) => (Some(found.iter().map(difference).collect::<Vec<_>>()), None),
        Err(why) => (None, Some(why)),
    };
    json!({
        "cloud": one.cloud(),
        "environments": [one.to_string(), other.to_string()],
        "differences": differences,
        "error": error,
    })
}

/// A side that says nothing is left out: null is a value, too.
fn difference(difference: &Difference) -> Value {
    let path: Vec<Value> = difference
        .path
        .0
        .iter()
        .map(|step| match step {
            ValueStep::Key(key) => key.as_str().into(),
            ValueStep::Item(number) => (*number).into(),
        })
        .collect();
    let mut fields =
        Map::from_iter([("key".to_owned(), difference.path.to_string().into()), ("path".to_owned(), path.into())]);
    fields.extend(difference.first.clone().map(|value| ("first".to_owned(), value)));
    fields.extend(difference.second.clone().map(|value| ("second".to_owned(), value)));
    fields.into()
}

fn commits(known: &Known<Commits>) -> Value {
    match known {
        Known::No(why) => json!({ "unknown": why }),
        Known::Yes(commits) => json!({
            "clone": commits.clone,
            "complete": commits.complete,
            "count": commits.count,
            "newest": commits.shown.iter().map(|commit| json!({
                "commit": commit.oid.to_string(),
                "time": commit.time.to_string(),
                "author": commit.author,
                "subject": commit.subject,
            })).collect::<Vec<_>>(),
        }),
    }
}
