//! The options of `freeze` and `reject`, which write into the policy.

use clap::Args;

/// Options of `freeze`.
#[derive(Debug, Args)]
#[command(override_usage = FREEZE_USAGE)]
pub struct FreezeArgs {
    /// The stages that take no promotion in that time
    #[arg(value_name = "STAGE")]
    pub stages: Vec<String>,
    /// When it ends: a time such as 2027-01-04T00:00:00Z, a date (midnight in UTC), or how long it lasts, such as 3d
    #[arg(long, value_name = "WHEN")]
    pub until: Option<String>,
    /// Why, for those who run into it
    #[arg(long, value_name = "TEXT")]
    pub reason: Option<String>,
    /// When it starts: a time or a date; now where it isn't named
    #[arg(long, value_name = "WHEN")]
    pub from: Option<String>,
    /// List the freezes of the work tree's policy, and whether each holds now
    #[arg(long, exclusive = true)]
    pub list: bool,
}

const FREEZE_USAGE: &str = "git eurodat freeze <STAGE>... --until <WHEN> --reason <TEXT> [--from <WHEN>]
       git eurodat freeze --list";

/// Options of `reject`.
#[derive(Debug, Args)]
pub struct RejectArgs {
    /// The release that must not move any further
    pub release: String,
    /// Why, for those who run into it
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
}
