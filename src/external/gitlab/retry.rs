//! Whether a request that went wrong is sent again, and when.

use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

/// All the time that one run may lose to failed requests and to waiting for the next try.
pub const BUDGET: Duration = Duration::from_mins(2);

/// The longest wait of our own choice.
const LONGEST: Duration = Duration::from_secs(15);

/// As many tries as half a minute holds, where nothing says how long to wait: who is offline learns it soon.
const TRIES: u32 = 8;

/// What went wrong with a try, so that another may go well.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trouble {
    /// What happened, for people.
    pub why: String,
    /// Whether the request can have been carried out.
    pub effect: Effect,
    /// How long the server asks to wait.
    pub wait: Option<Duration>,
}

/// Whether a request that went wrong can have been carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Effect {
    /// It never came so far.
    None,
    /// Nobody knows.
    Possible,
}

/// What a request does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It looks at something: a GET, or a query of GraphQL.
    Reads,
    /// It sets something, with the same end however often it happens: a PUT or DELETE.
    Sets,
    /// It makes something, once more each time it happens: a POST.
    Makes,
}

/// What to do now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Next {
    /// The same again, after this wait.
    Again(Duration),
    /// Nothing: who asked must look whether it happened.
    Look,
    /// Nothing: it failed.
    Fail,
}

/// Decides after the `tries`th try went wrong, with `left` of the budget.
#[must_use]
pub fn next(kind: Kind, trouble: &Trouble, tries: u32, left: Duration) -> Next {
    let wait = trouble.wait.map_or_else(|| backoff(tries), |asked| asked.saturating_add(jitter(tries, asked)));
    match (kind, trouble.effect) {
        (Kind::Makes, Effect::Possible) => Next::Look,
        _ if tries >= TRIES || wait >= left => Next::Fail,
        _ => Next::Again(wait),
    }
}

/// A quarter of a second, twice as long after each try, and of that between the half and the whole.
fn backoff(tries: u32) -> Duration {
    let whole = Duration::from_millis(250).saturating_mul(1 << tries.saturating_sub(1).min(10)).min(LONGEST);
    whole / 2 + part(tries, whole / 2)
}

/// Many runs are told the same time: they come back one after another.
fn jitter(tries: u32, asked: Duration) -> Duration {
    part(tries, (asked / 4).clamp(Duration::from_millis(100), Duration::from_secs(2)))
}

fn part(tries: u32, whole: Duration) -> Duration {
    whole * u32::try_from(RandomState::new().hash_one(tries) % 1000).unwrap_or_default() / 1000
}

#[cfg(test)]
mod tests {
    use super::*;

    fn trouble(effect: Effect, wait: Option<u64>) -> Trouble {
        Trouble { why: String::new(), effect, wait: wait.map(Duration::from_secs) }
    }

    #[test]
    fn only_what_makes_something_is_not_repeated_blindly() {
        for (kind, effect, again) in [
            (Kind::Reads, Effect::Possible, true),
            (Kind::Sets, Effect::Possible, true),
            (Kind::Makes, Effect::None, true),
            (Kind::Makes, Effect::Possible, false),
        ] {
            let next = next(kind, &trouble(effect, None), 1, BUDGET);
            assert_eq!(matches!(next, Next::Again(_)), again, "{kind:?} {effect:?} {next:?}");
            assert_eq!(next == Next::Look, !again);
        }
    }

    #[test]
    fn waits_grow_and_stay_below_a_limit() {
        for tries in 1..TRIES {
            let Next::Again(wait) = next(Kind::Reads, &trouble(Effect::None, None), tries, BUDGET) else { panic!() };
            let whole = Duration::from_millis(250 << (tries - 1)).min(LONGEST);
            assert!(wait >= whole / 2 && wait <= whole, "{tries} {wait:?}");
        }
        assert_eq!(next(Kind::Reads, &trouble(Effect::None, None), TRIES, BUDGET), Next::Fail);
    }

    #[test]
    fn the_server_says_how_long_to_wait_and_the_budget_how_long_at_most() {
        let asked = |seconds| next(Kind::Makes, &trouble(Effect::None, Some(seconds)), 1, BUDGET);
        assert!(
            matches!(asked(30), Next::Again(wait) if wait >= Duration::from_secs(30) && wait <= Duration::from_secs(32))
        );
        assert!(matches!(asked(0), Next::Again(wait) if wait <= Duration::from_millis(100)));
        assert_eq!(asked(120), Next::Fail);
        assert_eq!(asked(u64::MAX), Next::Fail);
        assert_eq!(next(Kind::Reads, &trouble(Effect::None, None), 1, Duration::ZERO), Next::Fail);
    }
}
