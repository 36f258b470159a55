//! How much a command tells of what it does.

use clap::Args;

/// What is told of the talk with GitLab.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct Verbosity {
    /// Show each request to GitLab on the standard error while it happens, without secrets, and whose token is used
    #[arg(long, short = 'v')]
    pub verbose: bool,
}
