//! Chance that can be had again: a seed from the clock or from `EURODAT_TESTS_SEED`.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// A stream of numbers (Marsaglia's xorshift).
#[derive(Debug)]
pub struct Chance {
    /// What it began with; told when a trial fails.
    pub seed: u64,
    state: u64,
}

impl Chance {
    /// A stream from the seed that the environment gives, or else the clock.
    pub fn new() -> Self {
        let given = std::env::var("EURODAT_TESTS_SEED").ok().and_then(|seed| seed.parse().ok());
        let clock = || SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_micros();
        let seed = given.unwrap_or_else(|| u64::try_from(clock()).unwrap_or(1)).max(1);
        Self { seed, state: seed }
    }

    /// Some time up to this one.
    pub fn up_to(&mut self, longest: Duration) -> Duration {
        let longest = u64::try_from(longest.as_micros()).unwrap_or(u64::MAX).max(1);
        Duration::from_micros(self.next() % longest)
    }

    /// Yes or no.
    pub fn coin(&mut self) -> bool {
        self.next().is_multiple_of(2)
    }

    /// One of these.
    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        let count = u64::try_from(of.len()).unwrap_or(u64::MAX);
        of[usize::try_from(self.next() % count).unwrap_or_default()]
    }

    fn next(&mut self) -> u64 {
        self.state ^= self.state << 13;
        self.state ^= self.state >> 7;
        self.state ^= self.state << 17;
        self.state
    }
}

/// How often something is tried: what the environment says, or else this.
pub fn times(variable: &str, usual: usize) -> usize {
    std::env::var(variable).ok().and_then(|times| times.parse().ok()).unwrap_or(usual)
}
