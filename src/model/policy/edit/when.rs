//! Points in time as people type them.

use jiff::{SignedDuration, Timestamp};
use toml_edit::Datetime;

use super::super::duration;
use super::super::read::moment;

/// A point in time: as in [RFC 3339](https://www.rfc-editor.org/rfc/rfc3339), or a date, whose midnight in UTC is
/// meant. A time without an offset is none, as in the policy.
pub(super) fn point(text: &str) -> Option<Timestamp> {
    let written: Datetime = text.parse().ok()?;
    match (written.date, written.time) {
        (Some(_), None) => format!("{text}T00:00:00Z").parse().ok(),
        _ => moment(&written),
    }
}

/// The end of a time that starts at `from`: a point in time, or how long it takes, as the policy writes spans of time.
pub(super) fn end(text: &str, from: Timestamp) -> Option<Timestamp> {
    let span = || {
        let span = SignedDuration::try_from(duration::parse(text).ok()?).ok()?;
        from.checked_add(span).ok()
    };
    point(text).or_else(span)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(moment: Option<Timestamp>) -> Option<String> {
        moment.map(|moment| moment.to_string())
    }

    #[test]
    fn points() {
        for (text, expected) in [
            ("2027-01-04T00:00:00Z", "2027-01-04T00:00:00Z"),
            ("2027-01-04 00:00:00z", "2027-01-04T00:00:00Z"),
            ("2027-01-04T01:00:00+01:00", "2027-01-04T00:00:00Z"),
            ("2027-01-04T00:00:00.25Z", "2027-01-04T00:00:00.25Z"),
            ("2027-01-04", "2027-01-04T00:00:00Z"),
        ] {
            assert_eq!(shown(point(text)).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn no_points() {
        for text in ["", "2027-01-04T00:00:00", "00:00:00", "2027-02-30", "20270104", "tomorrow", "3d", "2027-1-4"] {
            assert_eq!(point(text), None, "{text}");
        }
    }

    #[test]
    fn ends() {
        let from = point("2026-12-18").expect("a date");
        for (text, expected) in [
            ("36h", Some("2026-12-19T12:00:00Z")),
            ("3d", Some("2026-12-21T00:00:00Z")),
            ("1d12h", Some("2026-12-19T12:00:00Z")),
            ("2027-01-04", Some("2027-01-04T00:00:00Z")),
            ("999999999w", None),
            ("18446744073709551615s", None),
            ("-3d", None),
        ] {
            assert_eq!(shown(end(text, from)).as_deref(), expected, "{text}");
        }
    }
}
