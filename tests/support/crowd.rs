//! Many runs that start at the same moment.

use std::sync::Barrier;

use super::outcome::Outcome;
use super::run::Run;

/// Runs all of them at once and waits for the last.
pub fn at_once(runs: Vec<Run>) -> Vec<Outcome> {
    let barrier = Barrier::new(runs.len());
    std::thread::scope(|scope| {
        let start = |run: Run| {
            scope.spawn(|| {
                barrier.wait();
                run.run()
            })
        };
        let running: Vec<_> = runs.into_iter().map(start).collect();
        running.into_iter().map(|run| run.join().expect("a run ends")).collect()
    })
}
