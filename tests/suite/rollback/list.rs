//! `rollback --list`: what ran there.

use libtest_mimic::Trial;
use snapbox::str;

use super::{QA, rollback};
use crate::support::iac::Iac;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;
use crate::support::user_state::UserState;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("rollback::list", list),
        trial("rollback::list_shows_what_was_rolled_back", list_shows_what_was_rolled_back),
        trial("rollback::list_of_one_environment", list_of_one_environment),
        trial("rollback::list_without_a_way_back", list_without_a_way_back),
        trial("rollback::list_in_a_shallow_clone", list_in_a_shallow_clone),
        trial("rollback::list_is_harmless_to_a_terminal", list_is_harmless_to_a_terminal),
    ]
}

fn list() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.write(".eurodat.toml", "version = 1\n[rejected]\n\"1.4.2\" = \"loses contracts\"\n");
    iac.set(&QA, "1.5.0");
    iac.set(&["qa-gcp"], "1.6.0");
    let before = UserState::of(&sandbox, &iac.clone);
    rollback(sandbox.eurodat(&iac.clone)).arg("--list").run().snapshot(str![[r"
$ git eurodat rollback qa --list
   RELEASE  ENVIRONMENTS      SINCE             UNTIL
   1.6.0    qa-gcp            2026-01-05 14:00  now
*  1.5.0    qa-gcp            2026-01-05 13:00  2026-01-05 14:00
*  1.5.0    qa-azure          2026-01-05 13:00  now
   1.4.2    qa-azure, qa-gcp  2026-01-05 11:00  2026-01-05 13:00  rejected: loses contracts
   1.4.1    qa-azure, qa-gcp  2026-01-05 10:00  2026-01-05 11:00

* a rollback goes back to 1.5.0 where --to names no other
--- talk
--- exit 0

"]]);
    assert_eq!(UserState::of(&sandbox, &iac.clone), before);
    assert_eq!(iac.branches(), ["main"]);
}

fn list_shows_what_was_rolled_back() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.set(&QA, "1.4.1");
    iac.set(&QA, "1.5.0");
    rollback(sandbox.eurodat(&iac.clone)).arg("--list").run().snapshot(str![[r"
$ git eurodat rollback qa --list
   RELEASE  ENVIRONMENTS      SINCE             UNTIL
   1.5.0    qa-azure, qa-gcp  2026-01-05 14:00  now
*  1.4.1    qa-azure, qa-gcp  2026-01-05 13:00  2026-01-05 14:00
   1.4.2    qa-azure, qa-gcp  2026-01-05 11:00  2026-01-05 13:00  rolled back
*  1.4.1    qa-azure, qa-gcp  2026-01-05 10:00  2026-01-05 11:00

* a rollback goes back to 1.4.1 where --to names no other
--- talk
--- exit 0

"]]);
}

fn list_of_one_environment() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.set(&["qa-gcp"], "1.5.0");
    let said = rollback(sandbox.eurodat(&iac.clone)).args(["--list", "-e", "gcp"]).run().ok();
    said.clone().says("* a rollback goes back to 1.4.2");
    assert!(!said.stdout.contains("azure"), "{}", said.transcript());
}

fn list_without_a_way_back() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.eurodat(&iac.clone).args(["rollback", "prod", "--list"]).run().snapshot(str![[r"
$ git eurodat rollback prod --list
RELEASE  ENVIRONMENTS          SINCE             UNTIL
1.4.1    prod-azure, prod-gcp  2026-01-05 10:00  now

no release is known to go back to: prod-azure runs 1.4.1 (before: nothing older), prod-gcp runs 1.4.1 (before: nothing older)
--- talk
--- exit 0

"]]);
    sandbox.eurodat(&iac.clone).args(["rollback", "mars", "--list"]).run().exit(2).says("no stage is called mars");
}

fn list_in_a_shallow_clone() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let url = format!("file://{}", iac.remote.display());
    sandbox.git(&sandbox.path("")).args(["clone", "-q", "--depth", "1", &url, "shallow"]).run().ok();
    let said = rollback(sandbox.eurodat(&sandbox.path("shallow"))).arg("--list").run().ok();
    said.says("qa-azure, qa-gcp  -")
        .says("this shallow clone doesn't show older ones; `git fetch --unshallow` gets them");
}

fn list_is_harmless_to_a_terminal() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.write(".eurodat.toml", "version = 1\n[rejected]\n\"1.4.1\" = \"\\u001b[31m\\nbad\"\n");
    iac.commit("chore: reject 1.4.1");
    let said = rollback(sandbox.eurodat(&iac.clone)).arg("--list").run().ok();
    assert!(!said.stdout.contains('\u{1b}'), "{}", said.transcript());
    said.says("rejected: ␛[31m␊bad");
}
