//! A report as [JUnit XML](https://docs.gitlab.com/ci/testing/unit_test_reports/#junit-xml-format-specification).

use std::fmt::Write;

use rayon::iter::{IntoParallelRefIterator, ParallelIterator};

use super::by_rule::{Found, by_rule};
use super::distinct::Distinct;
use super::text::paragraph;
use super::xml::{attribute, content};
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::report::{Report, RuleText};
use crate::render::style::Style;

/// The report as one document: a suite for each rule, and in it a test for each finding, or one that passed.
///
/// A warning is a test that passed and said something: it makes no run fail. No two tests have one name and class, for
/// GitLab would drop the second.
#[must_use]
pub fn junit(report: &Report) -> String {
    let rules = by_rule(report);
    let tests: usize = rules.iter().map(tests).sum();
    let failures: usize = rules.iter().map(failures).sum();
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let name = env!("CARGO_PKG_NAME");
    let _ = writeln!(xml, r#"<testsuites name="{name}" tests="{tests}" failures="{failures}" errors="0">"#);
    for rule in &rules {
        suite(rule, &mut xml);
    }
    xml.push_str("</testsuites>\n");
    xml
}

fn tests(found: &Found<'_>) -> usize {
    found.diagnostics.len().max(1)
}

fn failures(found: &Found<'_>) -> usize {
    found.diagnostics.iter().filter(|found| found.severity == Severity::Error).count()
}

fn suite(found: &Found<'_>, xml: &mut String) {
    let (name, tests, failures) = (attribute(found.rule.id), tests(found), failures(found));
    let _ = writeln!(xml, r#"  <testsuite name="{name}" tests="{tests}" failures="{failures}" errors="0">"#);
    if found.diagnostics.is_empty() {
        passed(&found.rule, xml);
    }
    let mut names = Distinct::default();
    // The excerpts take nearly all of the time.
    let shown: Vec<String> =
        found.diagnostics.par_iter().map(|found| content(&paragraph(found, Style::Plain))).collect();
    for (diagnostic, text) in found.diagnostics.iter().zip(&shown) {
        let wanted = (diagnostic.path.as_str(), name_of(diagnostic));
        let (_, name) = names.name(&wanted, |(path, name), ordinal| (path, format!("{name} ({ordinal})")));
        test(diagnostic, (&name, text), xml);
    }
    xml.push_str("  </testsuite>\n");
}

fn passed(rule: &RuleText, xml: &mut String) {
    let name = if rule.says.is_empty() { rule.id } else { rule.says };
    let _ = writeln!(xml, r#"    <testcase classname="{}" name="{}"/>"#, attribute(rule.id), attribute(name));
}

fn name_of(found: &Diagnostic) -> String {
    if found.subject.is_empty() { found.rule.to_owned() } else { format!("{}: {}", found.rule, found.subject) }
}

/// GitLab calls the class a suite, links the file, and shows the text; Jenkins shows the message too.
fn test(found: &Diagnostic, (name, text): (&str, &str), xml: &mut String) {
    let (path, name) = (attribute(&found.path), attribute(name));
    let _ = writeln!(xml, r#"    <testcase classname="{path}" name="{name}" file="{path}">"#);
    let _ = match found.severity {
        Severity::Error => {
            let message = attribute(&found.message);
            writeln!(xml, r#"      <failure type="{}" message="{message}">{text}</failure>"#, attribute(found.rule))
        }
        Severity::Warning | Severity::Unverified => writeln!(xml, "      <system-out>{text}</system-out>"),
    };
    xml.push_str("    </testcase>\n");
}

#[cfg(test)]
#[path = "junit_tests.rs"]
mod tests;
