//! The forms of a report.

use clap::ValueEnum;

/// How a report is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// For people
    Text,
    /// For programs: one JSON document, versioned
    Json,
    /// SARIF 2.1.0, for code scanning and editors
    Sarif,
    /// GitLab's Code Quality report
    CodeQuality,
    /// `JUnit` XML, for test reports
    Junit,
}
