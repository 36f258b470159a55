//! The options of `check`.

use std::path::PathBuf;

use clap::Args;

use super::report::ReportFormat;

/// Options of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Only these files and folders; everything where none is named
    pub paths: Vec<String>,
    /// Judge what is staged for the next commit, as a pre-commit hook does
    #[arg(long, conflicts_with_all = ["rev", "changed_since", "fix"])]
    pub staged: bool,
    /// Judge the files of a commit instead of the work tree's
    #[arg(long, value_name = "COMMIT", conflicts_with = "fix")]
    pub rev: Option<String>,
    /// Judge only what changed since the line of work left this branch or commit
    #[arg(long, value_name = "REV")]
    pub changed_since: Option<String>,
    /// Judge what a push sends to the target branch; reads what git tells a pre-push hook
    #[arg(long, num_args = 1..=2, value_names = ["REMOTE", "URL"], hide = true, conflicts_with_all = ["staged", "rev", "changed_since", "fix", "paths"])]
    pub pre_push: Option<Vec<String>>,
    /// Mend what has one safe mend, such as a missing quote around 1.10, and nothing else of the file
    #[arg(long)]
    pub fix: bool,
    /// Print the built-in schema of EuroDaT's values, a start for the chart's values.schema.json
    #[arg(long, exclusive = true)]
    pub schema: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
    /// Write the report to this file, and text for people to the standard output
    #[arg(long, short = 'o', value_name = "FILE")]
    pub output: Option<PathBuf>,
}
