//! The one integration-test binary.

mod suite {
    pub mod blessed;
    pub mod completions;
    pub mod fidelity;
    pub mod policy;
    pub mod schema;
}

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = libtest_mimic::Arguments::from_args();
    let trials =
        [suite::completions::trials(), suite::fidelity::trials(), suite::policy::trials(), suite::schema::trials()];
    libtest_mimic::run(&arguments, trials.into_iter().flatten().collect()).exit_code()
}
