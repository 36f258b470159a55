//! The options of `explain`.

use clap::Args;

use super::format::Format;
use super::verbosity::Verbosity;

/// Options of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// A stage such as prod, or a rule such as no-skip (rule:no-skip where a stage has that name); lists all where none is named
    #[arg(value_name = "SUBJECT")]
    pub subject: Option<String>,
    /// Explain this release; else the one that `promote` would take
    #[arg(long, short = 'r', value_name = "RELEASE")]
    pub release: Option<String>,
    /// Only this environment of the stage, such as qa-gcp (may be repeated)
    #[arg(long = "environment", short = 'e', value_name = "ENVIRONMENT")]
    pub environments: Vec<String>,
    /// Ask the remotes first; otherwise what was last fetched is judged
    #[arg(long)]
    pub fetch: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    /// What is told of the talk with GitLab.
    #[command(flatten)]
    pub talk: Verbosity,
}
