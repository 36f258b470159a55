use super::*;
use crate::model::hook::{Hook, Manager};

const BEFORE: &str = "pre-push.before-eurodat";

fn found(there: Entry, before: Before) -> Found {
    Found { hook: Hook::PrePush, manager: None, place: "pre-push".to_owned(), there, before }
}

/// The state after a step, of what a repository with another's hook may hold.
fn after(state: (Entry, Before), step: &Step) -> (Entry, Before) {
    let ours = Entry::Ours(Runs::Yes);
    match (step, state) {
        (Step::Keep { .. }, (there, Before::Nothing)) => (there, Before::Same),
        (Step::Put { .. }, (Entry::Others(_), Before::Same) | (_, Before::Another)) => (ours, Before::Another),
        (Step::Put { .. }, (Entry::Nothing | Entry::Ours(_), before)) => (ours, before),
        (Step::SetAside { .. }, (there, _)) => (there, Before::Nothing),
        (Step::Move { .. }, (_, Before::Another)) => (Entry::Others(None), Before::Nothing),
        (Step::Remove { file }, (there, _)) if file == BEFORE => (there, Before::Nothing),
        (Step::Remove { .. }, (_, before)) => (Entry::Nothing, before),
        (step, state) => panic!("{step:?} makes no sense in {state:?}"),
    }
}

const STATES: [(Entry, Before); 8] = [
    (Entry::Nothing, Before::Nothing),
    (Entry::Nothing, Before::Another),
    (Entry::Others(None), Before::Nothing),
    (Entry::Others(Some(Manager::Lefthook)), Before::Same),
    (Entry::Others(None), Before::Another),
    (Entry::Ours(Runs::Yes), Before::Another),
    (Entry::Ours(Runs::No), Before::Another),
    (Entry::Ours(Runs::No), Before::Nothing),
];

/// Stopped after any number of steps and asked again, it ends in the same state.
#[test]
fn every_stop_on_the_way_leads_on() {
    for start in STATES {
        let whole = install(&found(start.0, start.1));
        let end = whole.steps.iter().fold(start, after);
        assert_eq!(end.0, Entry::Ours(Runs::Yes), "{start:?}");
        for done in 0..=whole.steps.len() {
            let middle = whole.steps.iter().take(done).fold(start, after);
            let rest = install(&found(middle.0, middle.1));
            assert_eq!(rest.steps.iter().fold(middle, after), end, "{start:?} after {done} steps");
        }
    }
}

/// A hook that was there stays there until ours, which runs it, takes its place.
#[test]
fn no_step_leaves_a_gap() {
    for start in STATES.into_iter().filter(|(there, _)| matches!(there, Entry::Others(_))) {
        let mut state = start;
        for step in install(&found(start.0, start.1)).steps {
            state = after(state, &step);
            let whole = matches!(state, (Entry::Others(_), _) | (Entry::Ours(Runs::Yes), Before::Another));
            assert!(whole, "{start:?}: {step:?} leaves {state:?}");
        }
    }
}

#[test]
fn uninstall_takes_back_what_install_did() {
    for (start, back) in [
        ((Entry::Nothing, Before::Nothing), End::Removed),
        ((Entry::Others(None), Before::Nothing), End::Restored),
        ((Entry::Others(None), Before::Same), End::Restored),
    ] {
        let installed = install(&found(start.0, start.1)).steps.iter().fold(start, after);
        let planned = uninstall(&found(installed.0, installed.1));
        assert_eq!(planned.end, back, "{start:?}");
        let end = planned.steps.iter().fold(installed, after);
        assert_eq!(end, (start.0, Before::Nothing), "{start:?}");
    }
}

#[test]
fn what_is_not_ours_is_left() {
    for there in [Entry::Edited, Entry::NoFile, Entry::Others(None)] {
        assert_eq!(uninstall(&found(there, Before::Another)).steps, [], "{there:?}");
    }
    for there in [Entry::Edited, Entry::NoFile, Entry::Ours(Runs::Yes)] {
        assert_eq!(install(&found(there, Before::Another)).steps, [], "{there:?}");
    }
}
