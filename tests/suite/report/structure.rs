//! What GitLab's documentation asks of
//! [Code Quality reports](https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format).

use std::collections::BTreeSet;

use git_eurodat::render::report::{ReportForm, report};
use libtest_mimic::Trial;
use serde_json::Value;

use super::samples;
use crate::support::tool::trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("report::code_quality_is_what_gitlab_documents", documented),
        trial("report::code_quality_loses_no_finding", complete),
    ]
}

fn read(sample: &git_eurodat::model::report::Report) -> Vec<Value> {
    let text = report(sample, ReportForm::CodeQuality);
    assert!(text.starts_with('['), "a list without a byte order mark: {text}");
    serde_json::from_str(&text).unwrap()
}

fn documented() {
    for finding in samples::all().iter().flat_map(read) {
        for field in ["description", "check_name", "fingerprint"] {
            assert!(finding[field].as_str().is_some_and(|text| !text.is_empty()), "{field} of {finding:#}");
        }
        let severity = finding["severity"].as_str().unwrap();
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity), "{finding:#}");
        let path = finding["location"]["path"].as_str().unwrap();
        assert!(!path.starts_with("./") && !path.starts_with('/'), "{finding:#}");
        assert!(finding["location"]["lines"]["begin"].as_u64().is_some_and(|line| line >= 1), "{finding:#}");
    }
}

/// GitLab drops a finding whose fingerprint it has seen.
fn complete() {
    let findings = read(&samples::errors());
    let fingerprints: BTreeSet<&str> = findings.iter().filter_map(|finding| finding["fingerprint"].as_str()).collect();
    assert_eq!((findings.len(), fingerprints.len()), (5, 5));
}
