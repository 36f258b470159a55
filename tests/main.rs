//! The one integration-test binary.

mod suite {
    pub mod blessed;
    pub mod policy;
    pub mod schema;
}

fn main() {
    let arguments = libtest_mimic::Arguments::from_args();
    let trials = suite::policy::trials().into_iter().chain(suite::schema::trials()).collect();
    libtest_mimic::run(&arguments, trials).exit();
}
