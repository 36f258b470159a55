//! The one integration-test binary.

mod suite {
    pub mod edit_laws;
    pub mod fidelity;
}

use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = libtest_mimic::Arguments::from_args();
    let trials = suite::fidelity::trials().into_iter().chain(suite::edit_laws::trials()).collect();
    libtest_mimic::run(&arguments, trials).exit_code()
}
