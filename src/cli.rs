//! The command line as types; help text lives only here and below.

mod check;
mod diff;
mod explain;
mod format;
mod log;
mod policy;
mod propose;
mod report;
mod verbosity;
mod verify;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use check::CheckArgs;
pub use diff::DiffArgs;
pub use explain::ExplainArgs;
pub use format::Format;
pub use log::{LogArgs, LogFormat};
pub use policy::{FreezeArgs, RejectArgs};
pub use propose::{PromoteArgs, ProposeArgs, RollbackArgs};
pub use report::ReportFormat;
pub use verbosity::Verbosity;
pub use verify::VerifyArgs;

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
    /// Explain what could move in a stage and what is against it, or what a rule means
    Explain(ExplainArgs),
    /// Show when each release reached each environment, by which commit and by whom
    Log(LogArgs),
    /// Compare what two stages run: the releases between, the values that differ, the product's commits
    Diff(DiffArgs),
    /// Propose a release for a stage: a commit, a branch and a merge request
    Promote(PromoteArgs),
    /// Set a stage back to a release that ran there before: a commit, a branch and a merge request
    Rollback(RollbackArgs),
    /// Set the release in the work tree's values files, and nothing else
    Bump(BumpArgs),
    /// Hold values files to syntax, schema, order and owners, with line and column
    Check(CheckArgs),
    /// Judge every release change of a merge request, a push or the history by what it did
    Verify(VerifyArgs),
    /// Let stages take no promotion for a time: a freeze in the work tree's policy
    Freeze(FreezeArgs),
    /// Let a release move no further: a rejection in the work tree's policy
    Reject(RejectArgs),
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
    /// What is told of the talk with GitLab.
    #[command(flatten)]
    pub talk: Verbosity,
}

/// Options of `bump`.
#[derive(Debug, Args)]
pub struct BumpArgs {
    /// An environment such as qa-gcp, or a stage for all of its environments
    pub place: String,
    /// The release, or a branch where the stage pins branches
    pub release: String,
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
    /// The rules
    Rules,
}
