//! placeholder
use crate::cli::DemoArgs;
use crate::failure::Failure;
use crate::render::Told;
/// x
pub fn run(_arguments: &DemoArgs) -> Result<Told, Failure> {
    Ok(Told::default())
}
