//! What to do with a hook, given what is there.
//!
//! Killed between any two steps, the repository has the hook that it had or the chain, and the next run goes on.

use crate::model::hook::{Entry, Runs};
use crate::model::hook_step::{Before, End, Found, Planned, Step};

/// How our script comes to stand there. The old hook is kept beside before ours takes its place in one step.
pub fn install(found: &Found) -> Planned {
    let put = Step::Put { to: found.place.clone(), hook: found.hook };
    let keep = Step::Keep { from: found.place.clone(), to: found.hook.before() };
    let chained = if found.before == Before::Nothing { End::Installed } else { End::Chained };
    let (steps, end) = match (found.there, found.before) {
        (Entry::NoFile, _) => (vec![], End::InTheWay),
        (Entry::Edited, _) => (vec![], End::Edited),
        (Entry::Ours(Runs::Yes), _) => (vec![], End::Unchanged),
        // Where ours was deleted or switched off, what it ran is still what it runs.
        (Entry::Ours(Runs::No) | Entry::Nothing, _) => (vec![put], chained),
        (Entry::Others(_), Before::Nothing) => (vec![keep, put], End::Chained),
        (Entry::Others(_), Before::Same) => (vec![put], End::Chained),
        // Ours was replaced since, so what it ran doesn't run any more: it is kept, for whoever looks for it.
        (Entry::Others(_), Before::Another) => {
            (vec![Step::SetAside { file: found.hook.before() }, keep, put], End::Chained)
        }
    };
    Planned { place: found.place.clone(), steps, end }
}

/// How what was there before comes back.
pub fn uninstall(found: &Found) -> Planned {
    let restore = Step::Move { from: found.hook.before(), to: found.place.clone() };
    let (steps, end) = match (found.there, found.before) {
        (Entry::Edited, _) => (vec![], End::Edited),
        (Entry::Ours(_), Before::Nothing) => (vec![Step::Remove { file: found.place.clone() }], End::Removed),
        (Entry::Ours(_) | Entry::Nothing, Before::Another | Before::Same) => (vec![restore], End::Restored),
        // An installation that was killed midway.
        (Entry::Others(_), Before::Same) => (vec![Step::Remove { file: found.hook.before() }], End::Restored),
        (Entry::Nothing, Before::Nothing) => (vec![], End::Absent),
        (Entry::Others(_) | Entry::NoFile, _) => (vec![], End::NotOurs),
    };
    Planned { place: found.place.clone(), steps, end }
}

#[cfg(test)]
#[path = "hooks_tests.rs"]
mod tests;
