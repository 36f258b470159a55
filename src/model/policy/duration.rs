//! Spans of time as the policy writes them: `24h`, `90m`, `7d`, `1d12h`.

use std::time::Duration;

/// The units, largest first, in seconds.
const UNITS: [(char, u64); 5] = [('w', 7 * 24 * 3600), ('d', 24 * 3600), ('h', 3600), ('m', 60), ('s', 1)];

/// Why a text is no span of time.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum DurationError {
    /// Not numbers with units.
    #[error("`{0}` is no span of time")]
    Form(String),
    /// Longer than any release runs.
    #[error("`{0}` is too long a time")]
    TooLong(String),
}

/// Reads whole numbers with units, each unit at most once, the largest first. A day has 24 hours: a release that
/// must run for a day shall not run for less because clocks changed.
pub(super) fn parse(text: &str) -> Result<Duration, DurationError> {
    let wrong = || DurationError::Form(text.to_owned());
    let mut units = UNITS.iter();
    let mut seconds = Some(0_u64);
    for part in text.split_inclusive(|c: char| !c.is_ascii_digit()) {
        let unit = part.chars().next_back().ok_or_else(wrong)?;
        let number = part.strip_suffix(unit).filter(|digits| !digits.is_empty()).ok_or_else(wrong)?;
        let (_, length) = units.find(|(name, _)| *name == unit).ok_or_else(wrong)?;
        let part = number.parse::<u64>().ok().and_then(|count| count.checked_mul(*length));
        seconds = seconds.zip(part).and_then(|(sum, part)| sum.checked_add(part));
    }
    if text.is_empty() {
        Err(wrong())
    } else {
        seconds.map(Duration::from_secs).ok_or_else(|| DurationError::TooLong(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seconds(text: &str) -> Option<u64> {
        parse(text).ok().map(|duration| duration.as_secs())
    }

    #[test]
    fn numbers_with_units() {
        assert_eq!(seconds("24h"), Some(86_400));
        assert_eq!(seconds("90m"), Some(5_400));
        assert_eq!(seconds("7d"), Some(604_800));
        assert_eq!(seconds("1w1d1h1m1s"), Some(604_800 + 86_400 + 3_600 + 61));
        assert_eq!(seconds("0s"), Some(0));
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "24", "h", "24 h", "1h1h", "1m1h", "1.5h", "-1h", "1y", "1h30", "24H", "١h", " 1h"] {
            assert_eq!(parse(text), Err(DurationError::Form(text.to_owned())), "{text}");
        }
    }

    #[test]
    fn no_overflow() {
        for text in ["99999999999999999999s", "18446744073709551615w", "18446744073709551615m1s"] {
            assert_eq!(parse(text), Err(DurationError::TooLong(text.to_owned())), "{text}");
        }
    }
}
