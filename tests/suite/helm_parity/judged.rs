//! Each case, judged by real Helm and by us.

use git_eurodat::model::helm::{Against, Defaults, Schema, judge};
use git_eurodat::model::yaml::{Fault, scalar_at};

use super::cases::{self, Case};
use super::chart::Chart;
use super::more_cases;

pub fn what_helm_takes_we_take() {
    let cases: Vec<&Case> = cases::CASES.iter().chain(more_cases::CASES).collect();
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
    let say = |says: &Result<(), String>| {
        says.clone().err().map_or_else(|| "takes it".to_owned(), |why| format!("refuses it: {why}"))
    };
    let what = format!("{}\n  Helm {}\n  we: {}", case.name, say(&helm), say(&ours));
    match (helm.is_ok() == ours.is_ok(), case.differs) {
        (false, None) => Some(what),
        (true, Some(reason)) => Some(format!("{what}\n  and yet it is listed as a difference: {reason}")),
        _ => None,
    }
}

fn by_helm(chart: &Chart, case: &Case) -> Result<(), String> {
    chart.write("values.yaml", case.defaults);
    match case.schema {
        "" => chart.remove("values.schema.json"),
        schema => chart.write("values.schema.json", schema),
    }
    chart.render(case.text().as_bytes()).map(|_| ())
}

fn by_us(case: &Case) -> Result<(), String> {
    let told = |found: Vec<git_eurodat::model::diagnostic::Diagnostic>| match found.first() {
        Some(first) => Err(first.message.clone()),
        None => Ok(()),
    };
    let schema = if case.schema.is_empty() { "true" } else { case.schema };
    let mut load = |path: &str| (path == "app/other.json").then(|| br#"{"type": "string"}"#.to_vec());
    let schema = match Schema::compile("app/values.schema.json", schema.as_bytes(), &mut load) {
        Ok(schema) => schema,
        Err(found) => return told(found),
    };
    for text in [case.defaults, &case.text()] {
        well_formed(text)?;
    }
    let defaults = match Defaults::read("app/values.yaml", case.defaults.as_bytes()) {
        Ok(defaults) => defaults,
        Err(found) => return told(found),
    };
    let against = Against { schema: &schema, defaults: Some(&defaults) };
    told(judge(case.text().as_bytes(), "app/values-qa-gcp.yaml", &against))
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
