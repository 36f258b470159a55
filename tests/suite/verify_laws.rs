//! Laws of `verify` that hold in every repository: real ones are made up by chance, judged by the real program, and held
//! against a reading of the rules of our own.
//!
//! What failed is had again by the seed and the turn that it prints: `EURODAT_TESTS_SEED=… EURODAT_TESTS_TURN=…`.

mod edits;
mod layout;
mod moves;
mod oracle;
mod proposals;
mod repo;
mod ways;
mod world;

use std::panic::{AssertUnwindSafe, catch_unwind};

use libtest_mimic::{Failed, Trial};

use crate::support::chance::{Chance, times};
use crate::support::sandbox::Sandbox;

/// Every rule that can fail here.
const RULES: [&str; 12] = [
    "release-format",
    "not-rejected",
    "not-frozen",
    "outside-order",
    "new-environment",
    "stage-order",
    "no-skip",
    "no-downgrade",
    "rolled-back",
    "soaked",
    "alone",
    "policy",
];

/// Whether a law holds in one repository: in the sandbox, at this turn, by this chance.
type Law = fn(&Sandbox, usize, &mut Chance);

/// Each law is shared among so many trials, which run at the same time.
const SHARES: usize = 4;

/// In so many repositories, which takes some twenty seconds of two cores.
const USUAL: usize = 96;

/// The trials of laws.
pub fn trials() -> Vec<Trial> {
    let laws: [(&str, Law); 2] =
        [("an_edit_fails_by_what_it_breaks", edits::hold), ("a_proposal_is_clean", proposals::hold)];
    let shares = laws.into_iter().flat_map(|(name, law)| {
        (0..SHARES)
            .map(move |share| Trial::test(format!("verify_laws::{name}_{}", share + 1), move || holds(law, share)))
    });
    shares.collect()
}

/// Tries a law in its share of the repositories: `EURODAT_TESTS_LAWS` says how many there are in all.
fn holds(law: Law, share: usize) -> Result<(), Failed> {
    let sandbox = Sandbox::new();
    let seed = Chance::new().seed;
    let (first, end) = match times("EURODAT_TESTS_TURN", usize::MAX) {
        usize::MAX => (share, times("EURODAT_TESTS_LAWS", USUAL)),
        turn if turn % SHARES == share => (turn, turn + 1),
        _ => return Ok(()),
    };
    for turn in (first..end).step_by(SHARES) {
        let chance = &mut Chance::of(seed.wrapping_add(u64::try_from(turn).unwrap()));
        let judged = catch_unwind(AssertUnwindSafe(|| law(&sandbox, turn, chance)));
        if let Err(failure) = judged {
            let said = failure.downcast_ref::<String>().cloned().unwrap_or_default();
            return Err(format!("{said}\nagain with EURODAT_TESTS_SEED={seed} EURODAT_TESTS_TURN={turn}").into());
        }
    }
    Ok(())
}
