//! The values themselves, as Helm's templates see them and as we do.

use git_eurodat::model::helm::merged;
use serde_json::{Map, Value};

use super::chart::Chart;
use super::texts::{REFUSED, TAKEN};

pub fn as_helm() {
    read_the_same("helm");
}

pub fn as_helm_3() {
    read_the_same("helm3");
}

fn read_the_same(helm: &str) {
    let chart = Chart::new(helm);
    let all: String = TAKEN.iter().enumerate().map(|(at, text)| format!("k{at}: {text}\n")).collect();
    let rendered = chart.render(all.as_bytes()).expect("Helm takes all of them");
    let theirs: Map<String, Value> = serde_json::from_str(&rendered).expect("Helm writes JSON");
    let taken = ours(&all).expect("we take all of them");
    let faults: Vec<String> =
        TAKEN.iter().enumerate().filter_map(|(at, text)| fault(text, &theirs, &taken, at)).collect();
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    for text in REFUSED {
        let text = format!("k: {text}\n");
        assert!(chart.render(text.as_bytes()).is_err(), "Helm takes {text:?}");
        assert!(ours(&text).is_err(), "we take {text:?}");
    }
}

fn ours(text: &str) -> Result<Value, String> {
    merged(text.as_bytes(), "values.yaml", None).map_err(|found| format!("{found:?}"))
}

fn fault(text: &str, theirs: &Map<String, Value>, ours: &Value, at: usize) -> Option<String> {
    let key = format!("k{at}");
    let (theirs, ours) = (theirs.get(&key), ours.get(&key));
    let same = theirs.zip(ours).is_some_and(|(theirs, ours)| same(theirs, ours));
    (!same).then(|| format!("{text}: Helm reads {theirs:?}, we read {ours:?}"))
}

/// Equal where a number is the same however it is written.
fn same(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), Value::Object(other)) => {
            one.len() == other.len()
                && one.iter().all(|(key, one)| other.get(key).is_some_and(|other| same(one, other)))
        }
        (one, other) => one == other,
    }
}
