//! The whole of `check` on one environment: values, the chart's defaults, its schema, CODEOWNERS and a policy, all of them
//! any bytes. Nothing panics, nothing hangs, every finding has a place that is there, and each report can be written.
#![no_main]

use git_eurodat::model::content::Content;
use git_eurodat::model::diagnostic::Diagnostic;
use git_eurodat::model::helm::{Against, Defaults, Schema, judge, merged};
use git_eurodat::model::owners::OwnersFile;
use git_eurodat::model::policy::Policy;
use git_eurodat::model::report::Report;
use git_eurodat::render::report::{ReportForm, report};
use git_eurodat::rule::{OF_STATE, owned, policy, release_elsewhere, values_syntax};
use libfuzzer_sys::fuzz_target;

/// Stands between the parts of an input.
const BETWEEN: &[u8] = b"\n~~\n";

const PATH: &str = "app-of-apps/values-qa-gcp.yaml";

fuzz_target!(|bytes: &[u8]| {
    let mut parts = split(bytes).into_iter();
    let mut part = || parts.next().unwrap_or_default();
    let (values, schema, defaults, owners, own_policy) = (part(), part(), part(), part(), part());
    let mut found = of_policy(own_policy);
    found.extend(of_values(values, schema, defaults));
    found.extend(of_owners(owners));
    let report_of = Report { files: vec![PATH.to_owned()], rules: OF_STATE.to_vec(), unjudged: Vec::new(), diagnostics: found };
    for form in [ReportForm::Text, ReportForm::Json, ReportForm::Sarif, ReportForm::CodeQuality, ReportForm::Junit] {
        assert!(!report(&report_of, form).is_empty());
    }
});

fn split(bytes: &[u8]) -> Vec<&[u8]> {
    let mut parts = Vec::new();
    let mut rest = bytes;
    while let Some(at) = rest.windows(BETWEEN.len()).position(|window| window == BETWEEN) {
        parts.push(&rest[..at]);
        rest = &rest[at + BETWEEN.len()..];
    }
    parts.push(rest);
    parts
}

fn of_policy(text: &[u8]) -> Vec<Diagnostic> {
    policy::inspect(".eurodat.toml", text).1
}

fn of_values(values: &[u8], schema: &[u8], defaults: &[u8]) -> Vec<Diagnostic> {
    let own = Policy::default();
    let declaration = values_syntax::inspect(PATH, &Content::File(values.to_vec()), &own.values.release);
    let mut found: Vec<Diagnostic> = declaration.fault.into_iter().collect();
    found.extend(release_elsewhere::inspect_defaults("app-of-apps/values.yaml", defaults, &own));
    found.extend(release_elsewhere::inspect_manifest("app-of-apps-qa.yaml", values, &own));
    let defaults = match Defaults::read("app-of-apps/values.yaml", defaults) {
        Ok(defaults) => Some(defaults),
        Err(faults) => {
            found.extend(faults);
            None
        }
    };
    // The same file twice, so that references between files are followed, too.
    let mut load = |_: &str| Some(schema.to_vec());
    match Schema::compile("app-of-apps/values.schema.json", schema, &mut load) {
        Ok(schema) => found.extend(judge(values, PATH, &Against { schema: &schema, defaults: defaults.as_ref() })),
        Err(faults) => {
            assert!(!faults.is_empty(), "a schema is refused with a reason");
            found.extend(faults);
        }
    }
    found.extend(merged(values, PATH, None).err().unwrap_or_default());
    found
}

fn of_owners(text: &[u8]) -> Vec<Diagnostic> {
    let file = OwnersFile::new("CODEOWNERS", text.to_vec());
    owned::inspect(&Policy::default(), Some(&file), &[PATH, "app-of-apps/values-qa-int-gcp.yaml"], &[])
}
