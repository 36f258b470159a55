//! Options of the commands that propose a release for a stage.

use clap::Args;

use super::verbosity::Verbosity;

/// Options of `promote`.
#[derive(Debug, Args)]
pub struct PromoteArgs {
    /// The stage that gets the release; without one, a terminal offers what could move
    pub stage: Option<String>,
    /// The release; else the first releasing stage takes the product's newest, a later one what the stage before runs
    #[arg(long, short = 'r', value_name = "RELEASE")]
    pub release: Option<String>,
    /// Override a rule for this release where the policy allows it, such as no-downgrade="fixes the login" (may be repeated)
    #[arg(long = "override", value_name = "RULE=REASON")]
    pub overrides: Vec<String>,
    /// What both commands take.
    #[command(flatten)]
    pub how: ProposeArgs,
}

/// Options of `rollback`.
#[derive(Debug, Args)]
pub struct RollbackArgs {
    /// The stage that is set back
    pub stage: String,
    /// The release; else the newest that ran before in every environment, is older than what runs, and neither rejected nor rolled back
    #[arg(long, value_name = "RELEASE")]
    pub to: Option<String>,
    /// Why it is set back, for the commit's message and the merge request; needed for a release that was rolled back itself
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// List the releases that ran in the stage, and do nothing
    #[arg(long, conflicts_with_all = ["to", "reason", "dry_run", "no_push", "strict"])]
    pub list: bool,
    /// What both commands take.
    #[command(flatten)]
    pub how: ProposeArgs,
}

/// Options of both.
#[derive(Debug, Args)]
pub struct ProposeArgs {
    /// Only this environment of the stage, such as qa-gcp (may be repeated)
    #[arg(long = "environment", short = 'e', value_name = "ENVIRONMENT")]
    pub environments: Vec<String>,
    /// Show what would be done, and do nothing
    #[arg(long, short = 'n')]
    pub dry_run: bool,
    /// Make the branch in this repository and push nothing
    #[arg(long)]
    pub no_push: bool,
    /// Ask no remote; judge what was last fetched (implies --no-push)
    #[arg(long)]
    pub offline: bool,
    /// Refuse what can't be verified, too
    #[arg(long)]
    pub strict: bool,
    /// What is told of the talk with GitLab.
    #[command(flatten)]
    pub talk: Verbosity,
}
