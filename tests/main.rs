//! The one integration-test binary: what users meet, with real git, real servers and real shells.
//!
//! A test that needs a program which isn't on this machine shows as ignored, with the reason in brackets; with
//! `EURODAT_TESTS_REQUIRE_TOOLS=1`, as `.ci/run` sets it, it fails instead, unless
//! `EURODAT_TESTS_OPTIONAL_TOOLS` names the program.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that meets what it didn't expect stops there"
)]
#![allow(
    clippy::format_collect,
    clippy::format_push_string,
    reason = "what tests write is short, and reads best this way"
)]

mod suite;
mod support;

use std::process::ExitCode;

use libtest_mimic::{Arguments, Trial};

fn main() -> ExitCode {
    libtest_mimic::run(&Arguments::from_args(), trials()).exit_code()
}

/// The trials of each subject.
const SUITES: [fn() -> Vec<Trial>; 47] = [
    suite::architecture::trials,
    suite::completions::trials,
    suite::docs::trials,
    suite::gitlab_clients::trials,
    suite::gitlab_document::trials,
    suite::gitlab_graphql::trials,
    suite::fidelity::trials,
    suite::edit_laws::trials,
    suite::owners::trials,
    suite::policy::trials,
    suite::policy_edits::trials,
    suite::schema::trials,
    suite::helm_parity::trials,
    suite::neighbours::trials,
    suite::promote::trials,
    suite::gitlab::trials,
    suite::overrides::trials,
    suite::rollback::trials,
    suite::identity::trials,
    suite::push::trials,
    suite::secrets::trials,
    suite::refused::trials,
    suite::remotes::trials,
    suite::cache::trials,
    suite::report::trials,
    suite::repositories::trials,
    suite::rules::trials,
    suite::status::trials,
    suite::explain::trials,
    suite::log::trials,
    suite::diff::trials,
    suite::traps::trials,
    suite::verify::trials,
    suite::verify_laws::trials,
    suite::verify_lives::trials,
    suite::picker::trials,
    suite::bump::trials,
    suite::freeze::trials,
    suite::reject::trials,
    suite::check::trials,
    suite::demo::trials,
    suite::hooks::trials,
    suite::hook_managers::trials,
    suite::crash::trials,
    suite::crash_at_calls::trials,
    suite::concurrent::trials,
    suite::gitlab_server::trials,
];

fn trials() -> Vec<Trial> {
    SUITES.into_iter().flat_map(|suite| suite()).collect()
}
