//! The options of `diff`.

use std::path::PathBuf;

use clap::Args;

use super::format::Format;

/// Options of `diff`.
#[derive(Debug, Args)]
pub struct DiffArgs {
    /// A stage, such as qa
    #[arg(value_name = "STAGE")]
    pub first: String,
    /// The stage that it's compared with, such as prod
    #[arg(value_name = "STAGE")]
    pub second: String,
    /// A clone of the product, for its tags and its commits between the two releases
    #[arg(long, value_name = "PATH")]
    pub product: Option<PathBuf>,
    /// Ask the remotes first; otherwise what was last fetched is compared
    #[arg(long)]
    pub fetch: bool,
    /// How to print it
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}
