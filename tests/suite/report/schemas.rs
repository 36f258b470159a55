//! Published schemas, and a program that reads the format.

use std::path::Path;
use std::process::{Command, Output};

use git_eurodat::model::report::Report;
use git_eurodat::render::report::{ReportForm, report};
use libtest_mimic::Trial;
use serde_json::Value;

use super::samples;
use crate::support::tool::{trial, trial_with_schemas};

pub fn trials() -> Vec<Trial> {
    vec![
        trial("report::json_satisfies_our_schema", ours),
        trial_with_schemas(&[], "report::sarif_satisfies_its_schema", sarif),
        trial_with_schemas(&["xmllint"], "report::junit_satisfies_jenkins_schema", junit),
        trial_with_schemas(&["python3"], "report::junit_is_read_by_junitparser", junitparser),
    ]
}

fn ours() {
    let schema = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/check.schema.json");
    hold(ReportForm::Json, &std::fs::read_to_string(schema).unwrap());
}

/// One pattern of the schema, of a field that we don't write, holds a stray bracket; its errata mended that.
fn sarif(schemas: &Path) {
    let schema = std::fs::read_to_string(schemas.join("sarif.json")).unwrap();
    hold(ReportForm::Sarif, &schema.replace("|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$", "(-[a-zA-Z]{2})?$"));
}

fn hold(form: ReportForm, schema: &str) {
    let schema: Value = serde_json::from_str(schema).unwrap();
    let validator = jsonschema::options().should_validate_formats(true).build(&schema).unwrap();
    for sample in samples::all() {
        let document: Value = serde_json::from_str(&report(&sample, form)).unwrap();
        let faults: Vec<String> =
            validator.iter_errors(&document).map(|fault| format!("{}: {fault}", fault.instance_path())).collect();
        assert!(faults.is_empty(), "{faults:#?}\n{document:#}");
    }
    assert!(!validator.is_valid(&serde_json::json!({ "version": 0 })));
}

/// Jenkins' schema knows no `file` of a test, which GitLab reads: that is all we add to it.
fn junit(schemas: &Path) {
    let class = r#"<xs:attribute name="classname" type="xs:string" use="optional"/>"#;
    let file = r#"<xs:attribute name="file" type="xs:string" use="optional"/>"#;
    let schema = std::fs::read_to_string(schemas.join("junit.xsd")).unwrap();
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let extended = folder.path().join("junit.xsd");
    assert!(schema.contains(class), "{schema}");
    std::fs::write(&extended, schema.replace(class, &format!("{class}{file}"))).unwrap();
    let lint = |xml: &str| {
        let path = folder.path().join("report.xml");
        std::fs::write(&path, xml).unwrap();
        Command::new("xmllint").args(["--nonet", "--noout", "--schema"]).args([&extended, &path]).output().unwrap()
    };
    for sample in samples::all() {
        let xml = report(&sample, ReportForm::Junit);
        let said = lint(&xml);
        assert!(said.status.success(), "{said:?}\n{xml}");
    }
    assert!(!lint("<testsuites><testsuite/></testsuites>").status.success());
}

/// The program answers no where a test failed, as we do: warnings fail none.
fn junitparser(schemas: &Path) {
    let code = |sample: &Report| verified(schemas, sample).status.code();
    assert_eq!(code(&samples::nothing()), Some(0));
    assert_eq!(code(&samples::warnings()), Some(0));
    let said = verified(schemas, &samples::errors());
    assert_eq!((said.status.code(), String::from_utf8_lossy(&said.stderr)), (Some(1), "".into()));
}

fn verified(schemas: &Path, sample: &Report) -> Output {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
    let path = folder.path().join("report.xml");
    std::fs::write(&path, report(sample, ReportForm::Junit)).unwrap();
    let mut python = Command::new("python3");
    python.env("PYTHONPATH", schemas.join("python")).args(["-m", "junitparser", "verify"]);
    python.arg(path).output().unwrap()
}
