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

    /// A stream of its own from a seed; seeds that are near each other give streams that aren't.
    pub fn of(seed: u64) -> Self {
        let mixed = (seed ^ (seed >> 31)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        Self { seed, state: (mixed ^ (mixed >> 29)).max(1) }
    }

    /// Yes once in so many times.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.next().is_multiple_of(times)
    }

    /// A number below this one.
    pub fn below(&mut self, end: usize) -> usize {
        usize::try_from(self.next() % u64::try_from(end.max(1)).unwrap_or(u64::MAX)).unwrap_or_default()
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
