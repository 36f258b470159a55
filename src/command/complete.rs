//! `complete`: names for the shell's completion, from what is known here; never an error, never the network.

use super::contact::Contact;
use super::look::{Seen, look};
use super::rules::every;
use crate::cli::{Completable, CompleteArgs};
use crate::external::git::Repository;
use crate::model::listing::lines;
use crate::model::policy::Policy;
use crate::render::Told;

/// Runs the command. Where nothing is known, nothing is listed: a completion has no place for an error.
pub fn run(arguments: &CompleteArgs) -> Told {
    if arguments.what == Completable::Rules {
        return Told::out(lines(every().map(|rule| rule.id)));
    }
    let seen = Repository::discover()
        .ok()
        .and_then(|repository| look(&repository, &mut Contact::local(), None, &mut |_| {}).ok());
    Told::out(lines(seen.map(|seen| names(&seen, arguments.what)).unwrap_or_default()))
}

fn names(seen: &Seen, what: Completable) -> Vec<String> {
    let mut names: Vec<String> = match what {
        Completable::Stages => return stages(&seen.base.policy),
        Completable::Environments => seen.fleet.environments.iter().map(|e| e.name.to_string()).collect(),
        Completable::Releases => {
            let mut releases: Vec<_> = seen.timeline.releases().collect();
            releases.sort_unstable_by(|a, b| b.cmp(a));
            releases.iter().map(ToString::to_string).collect()
        }
        Completable::Rules => Vec::new(),
    };
    names.dedup();
    names
}

fn stages(policy: &Policy) -> Vec<String> {
    policy.stages.iter().map(|stage| stage.name.to_string()).collect()
}
