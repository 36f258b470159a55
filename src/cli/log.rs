//! The options of `log`.

use std::num::NonZeroUsize;

use clap::{Args, ValueEnum};
use jiff::Timestamp;

use crate::model::date::date;

/// Options of `log`.
#[derive(Debug, Args)]
pub struct LogArgs {
    /// Only this stage
    pub stage: Option<String>,
    /// Only this environment, such as qa-gcp, also one that is gone (may be repeated)
    #[arg(long = "environment", short = 'e', value_name = "ENVIRONMENT")]
    pub environments: Vec<String>,
    /// Only what was committed at or after this date, 2026-01-31 or 2026-01-31T10:00:00Z, by the committers' clocks
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub since: Option<Timestamp>,
    /// At most so many, the newest; without it the text shows 20 lines, the other formats all
    #[arg(long, short = 'n', value_name = "N")]
    pub limit: Option<NonZeroUsize>,
    /// Ask the remote first; otherwise what was last fetched is shown
    #[arg(long)]
    pub fetch: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t = LogFormat::Text)]
    pub format: LogFormat,
}

/// How the log is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// For people
    Text,
    /// For programs: one JSON document, versioned
    Json,
    /// For spreadsheets: RFC 4180, with a header
    Csv,
}
