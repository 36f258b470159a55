//! Each case, judged by real Helm and by us.

use git_eurodat::model::helm::{Against, Defaults, Schema, judge, merged};
use git_eurodat::model::yaml::{Fault, scalar_at};
use serde_json::Value;

use super::cases::Case;
use super::chart::Chart;
use super::readings::same;
use super::tables;

pub fn what_helm_takes_we_take() {
    let cases: Vec<&Case> = tables::all().collect();
    assert!(cases.len() >= 80, "{} cases", cases.len());
    // Two at once: a case is a start of Helm, and that is all it costs.
    let (one, other) = cases.split_at(cases.len() / 2);
    let faults: Vec<String> = std::thread::scope(|scope| {
        let workers = [one, other].map(|cases| scope.spawn(move || faults(cases)));
        workers.into_iter().flat_map(|worker| worker.join().expect("no case panics")).collect()
    });
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn faults(cases: &[&Case]) -> Vec<String> {
    let chart = Chart::new("helm");
    cases.iter().filter_map(|case| fault(&chart, case)).collect()
}

fn fault(chart: &Chart, case: &Case) -> Option<String> {
    let (helm, ours) = (by_helm(chart, case), by_us(case));
    let what = format!("{}\n  Helm: {helm:?}\n  we:   {ours:?}", case.name);
    let is_same = match (&helm, &ours) {
        (Ok(helm), Ok(ours)) => same(helm, ours),
        (helm, ours) => helm.is_ok() == ours.is_ok(),
    };
    match case.differs {
        None => (!is_same).then_some(what),
        Some(reason) => is_same.then(|| format!("{what}\n  and yet it is listed as a difference: {reason}")),
    }
}

/// The values that Helm gives its templates.
fn by_helm(chart: &Chart, case: &Case) -> Result<Value, String> {
    chart.write("values.yaml", case.defaults);
    match case.schema {
        "" => chart.remove("values.schema.json"),
        schema => chart.write("values.schema.json", schema),
    }
    chart.with_subchart(case.subchart);
    let rendered = chart.render(case.text().as_bytes())?;
    serde_json::from_str(&rendered).map_err(|error| error.to_string())
}

fn by_us(case: &Case) -> Result<Value, String> {
    let told = |found: Vec<git_eurodat::model::diagnostic::Diagnostic>| match found.first() {
        Some(first) => Err(first.message.clone()),
        None => Ok(()),
    };
    let schema = if case.schema.is_empty() { "true" } else { case.schema };
    let mut load = |path: &str| (path == "app/other.json").then(|| br#"{"type": "string"}"#.to_vec());
    let schema = match Schema::compile("app/values.schema.json", schema.as_bytes(), &mut load) {
        Ok(schema) => schema,
        Err(found) => return told(found).map(|()| Value::Null),
    };
    for text in [case.defaults, &case.text()] {
        well_formed(text)?;
    }
    let defaults = match Defaults::read("app/values.yaml", case.defaults.as_bytes()) {
        Ok(defaults) => defaults,
        Err(found) => return told(found).map(|()| Value::Null),
    };
    let against = Against { schema: &schema, defaults: Some(&defaults) };
    told(judge(case.text().as_bytes(), "app/values-qa-gcp.yaml", &against))?;
    merged(case.text().as_bytes(), "", Some(&defaults)).map_err(|found| format!("{found:?}"))
}

/// What the rule `values-syntax` tells.
fn well_formed(text: &str) -> Result<(), String> {
    let path = "no such key".parse().unwrap_or_else(|_| "nosuchkey".parse().expect("a key path"));
    match scalar_at(text.as_bytes(), &path) {
        Err(error)
            if !matches!(
                error.kind,
                Fault::Missing { .. } | Fault::ThroughScalar { .. } | Fault::ThroughSequence { .. }
            ) =>
        {
            Err(error.to_string())
        }
        _ => Ok(()),
    }
}
