//! Promotions on GitLab: the real binary, real git over HTTP, and a server that behaves like GitLab.

mod crowd;
mod fleet_view;
mod injection;
mod journey;
mod reviewed;
mod scene;
mod secrets;
mod states;
mod supersession;

use libtest_mimic::Trial;

/// The trials of promotions on GitLab.
pub fn trials() -> Vec<Trial> {
    [
        journey::trials(),
        injection::trials(),
        states::trials(),
        supersession::trials(),
        fleet_view::trials(),
        crowd::trials(),
        secrets::trials(),
        reviewed::trials(),
    ]
    .into_iter()
    .flatten()
    .collect()
}
