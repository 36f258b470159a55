//! A report of findings, told in the form that is asked for.

mod by_rule;
mod code_quality;
mod distinct;
mod document;
mod fingerprint;
mod form;
mod json;
mod junit;
mod place;
#[cfg(test)]
mod samples;
mod sarif;
mod sarif_log;
mod summary;
mod text;
mod uri;
mod xml;

pub use form::{ReportForm, report, report_for_file};
