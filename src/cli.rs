//! The command line as types; help text lives only here and below.

mod diff;
mod format;
mod log;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use diff::DiffArgs;
pub use format::Format;
pub use log::{LogArgs, LogFormat};

/// Promotes releases through the stages of a GitOps repository.
///
/// One values file per environment says which release runs there; a promotion is a commit that sets a stage's
/// files to the release that the stage before has proven, on a branch of its own, with a merge request. Your
/// branch, index and work tree are never touched.
#[derive(Debug, Parser)]
#[command(name = "git-eurodat", bin_name = "git eurodat", version, arg_required_else_help = true, after_help = EXIT_CODES)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

const EXIT_CODES: &str = "\
Exit codes:
  0    yes, warnings too
  1    no: a refusal, findings, or \"no\" at the prompt
  2    wrong usage or configuration
  3    something outside refused or is missing: a hook, a right, a program, history
  4    something outside failed for now: try again
  101  a bug in git-eurodat
  130  interrupted";

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Show which release runs where, since when, and what could move next
    Status(StatusArgs),
    /// Show when each release reached each environment, by which commit and by whom
    Log(LogArgs),
    /// Compare what two stages run: the releases between, the values that differ, the product's commits
    Diff(DiffArgs),
    /// Propose a release for a stage: a commit, a branch and a merge request
    Promote(PromoteArgs),
    /// Set the release in the work tree's values files, and nothing else
    Bump(BumpArgs),
    /// Hold values files to syntax, schema, order and owners, with line and column
    Check(CheckArgs),
    /// Take a guided tour in a throwaway repository
    Demo(DemoArgs),
    /// Install git hooks that check what is committed and pushed, beside those that are there
    Hooks(HooksArgs),
    /// Put the man pages and shell completions where git and your shell find them
    Setup(SetupArgs),
    /// List names for shell completion
    #[command(hide = true)]
    Complete(CompleteArgs),
}

/// Options of `status`.
#[derive(Debug, Args)]
pub struct StatusArgs {
    /// Only this stage
    pub stage: Option<String>,
    /// Show every environment, however many there are
    #[arg(long)]
    pub all: bool,
    /// Ask the remote first; otherwise what was last fetched is judged
    #[arg(long)]
    pub fetch: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

/// Options of `promote`.
#[derive(Debug, Args)]
pub struct PromoteArgs {
    /// The stage that gets the release; without one, a terminal offers what could move
    pub stage: Option<String>,
    /// The release; else the first releasing stage takes the product's newest, a later one what the stage before runs
    #[arg(long, short = 'r', value_name = "RELEASE")]
    pub release: Option<String>,
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
}

/// Options of `bump`.
#[derive(Debug, Args)]
pub struct BumpArgs {
    /// An environment such as qa-gcp, or a stage for all of its environments
    pub place: String,
    /// The release, or a branch where the stage pins branches
    pub release: String,
}

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

/// Options of `demo`.
#[derive(Debug, Args)]
pub struct DemoArgs {
    /// A folder that doesn't exist yet or is empty; a temporary one where none is given
    pub dir: Option<PathBuf>,
}

/// Options of `hooks`.
#[derive(Debug, Args)]
pub struct HooksArgs {
    /// What to do
    #[arg(value_enum)]
    pub action: HooksAction,
    /// Show what would be done, and do nothing
    #[arg(long, short = 'n')]
    pub dry_run: bool,
}

/// What to do with the hooks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum HooksAction {
    /// Install pre-commit, pre-merge-commit and pre-push; what is there already runs first
    Install,
    /// Take ours away, and bring back what was there before
    Uninstall,
}

/// Options of `setup`.
#[derive(Debug, Args)]
pub struct SetupArgs {
    /// Show where the files would go, and write nothing
    #[arg(long, short = 'n')]
    pub dry_run: bool,
}

/// Options of `complete`.
#[derive(Debug, Args)]
pub struct CompleteArgs {
    /// What to list
    #[arg(value_enum)]
    pub what: Completable,
}

/// What can be listed for completion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Completable {
    /// The stages of the policy
    Stages,
    /// The environments of the fleet
    Environments,
    /// The releases known here
    Releases,
}
