//! Dates as people type them.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

/// A point in time as [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339) writes it, `2026-01-31T10:00:00Z`; without an
/// offset it's taken as UTC, and without a time as the start of the day: `2026-01-31`, `2026-01-31 10:00`.
///
/// # Errors
/// Where it is none; the text says how to write one.
pub fn date(text: &str) -> Result<Timestamp, String> {
    let in_utc = |civil: DateTime| TimeZone::UTC.to_timestamp(civil).ok();
    let read = text.parse().ok().or_else(|| in_utc(text.parse().ok()?));
    read.ok_or_else(|| "write it as 2026-01-31 or 2026-01-31T10:00:00Z".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        date(text).map_or_else(|why| why, |time| time.to_string())
    }

    #[test]
    fn days_begin_in_utc() {
        assert_eq!(read("2026-01-31"), "2026-01-31T00:00:00Z");
        assert_eq!(read("2026-01-31 10:30"), "2026-01-31T10:30:00Z");
    }

    #[test]
    fn offsets_count() {
        assert_eq!(read("2026-01-31T10:00:00+01:00"), "2026-01-31T09:00:00Z");
        assert_eq!(read("2026-01-31T10:00:00Z"), "2026-01-31T10:00:00Z");
    }

    #[test]
    fn anything_else_is_refused() {
        for text in ["", "yesterday", "2026-02-30", "31.01.2026", "10:00"] {
            assert!(read(text).starts_with("write it as"), "{text}");
        }
    }
}
