//! How long a server asks to wait.

use std::time::Duration;

use http::HeaderMap;
use jiff::Timestamp;
use jiff::fmt::rfc2822::DateTimeParser;

/// Reads `Retry-After`, seconds or a date ([RFC 9110](https://www.rfc-editor.org/rfc/rfc9110#field.retry-after)), else
/// `RateLimit-Reset`, seconds of Unix
/// ([GitLab's page](https://docs.gitlab.com/administration/settings/user_and_ip_rate_limits/#response-headers)).
#[must_use]
pub fn wait(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    retry_after(headers, now).or_else(|| {
        let reset = text(headers, "ratelimit-reset")?.parse().ok()?;
        Some(until(Timestamp::from_second(reset).ok()?, now))
    })
}

/// `Retry-After` alone.
#[must_use]
pub fn retry_after(headers: &HeaderMap, now: Timestamp) -> Option<Duration> {
    let text = text(headers, "retry-after")?;
    match text.parse() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        Err(_) => DateTimeParser::new().parse_timestamp(text).ok().map(|date| until(date, now)),
    }
}

fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

/// What has passed already is no wait.
fn until(date: Timestamp, now: Timestamp) -> Duration {
    Duration::try_from(date.duration_since(now)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_dates_and_resets_are_read() {
        let now: Timestamp = "2026-11-24T10:00:00Z".parse().unwrap();
        for (pairs, expected) in [
            (&[("retry-after", "7")][..], Some(7)),
            (&[("retry-after", "7"), ("ratelimit-reset", "1795514460")], Some(7)),
            (&[("retry-after", "Tue, 24 Nov 2026 10:00:30 GMT")], Some(30)),
            (&[("retry-after", "Tue, 24 Nov 2026 09:00:30 GMT")], Some(0)),
            (&[("retry-after", "soon"), ("ratelimit-reset", "1795514460")], Some(60)),
            (&[("retry-after", "-1")], None),
            (&[("ratelimit-reset", "99999999999999999")], None),
            (&[], None),
        ] {
            let headers = pairs.iter().map(|(name, value)| (name.parse().unwrap(), value.parse().unwrap())).collect();
            assert_eq!(wait(&headers, now), expected.map(Duration::from_secs), "{pairs:?}");
        }
    }
}
