//! The options of `verify`.

use std::path::PathBuf;

use clap::Args;

use super::report::ReportFormat;

/// Options of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// The steps to judge, such as v1..main, or one commit; else what merging HEAD into the target branch would do
    #[arg(value_name = "RANGE")]
    pub range: Option<String>,
    /// Judge the target branch's history since this tag, commit or date
    #[arg(long, value_name = "TAG|DATE", conflicts_with = "range")]
    pub since: Option<String>,
    /// Judge a push as a server's pre-receive hook; reads the lines that git gives the hook
    #[arg(long, conflicts_with_all = ["range", "since", "deepen", "output"])]
    pub pre_receive: bool,
    /// Ask the product's remote for its tags, which this repository doesn't hold
    #[arg(long)]
    pub online: bool,
    /// Say no to what can't be verified, too
    #[arg(long)]
    pub strict: bool,
    /// Fetch the target branch and the history that a shallow clone lacks
    #[arg(long)]
    pub deepen: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t = ReportFormat::Text)]
    pub format: ReportFormat,
    /// Write the report to this file, and text for people to the standard output
    #[arg(long, short = 'o', value_name = "FILE")]
    pub output: Option<PathBuf>,
}
