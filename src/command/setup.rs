//! placeholder
use crate::cli::SetupArgs;
use crate::failure::Failure;
/// x
pub fn run(_arguments: &SetupArgs) -> Result<String, Failure> {
    Ok(String::new())
}
