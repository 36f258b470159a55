//! How long a release ran, by the dates of the commits: they are what the committing clients said.

use std::time::Duration;

use jiff::Timestamp;

use crate::model::name::EnvironmentName;
use crate::model::release::Release;
use crate::model::timeline::Stay;

/// The longest stretch of a release in one environment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Stretch<'a> {
    /// The environment.
    pub environment: &'a EnvironmentName,
    /// How long; none where it never ran. Dates that make no sense are no time.
    pub ran: Option<Duration>,
    /// The stay that was so long.
    pub stay: Option<&'a Stay>,
    /// Since when it runs there, if it still does.
    pub since: Option<Timestamp>,
}

impl<'a> Stretch<'a> {
    /// The longest up to now; where nobody knows the time, the longest that has ended.
    pub(super) fn longest(
        (environment, stays): (&'a EnvironmentName, &'a [Stay]),
        release: &Release,
        now: Option<Timestamp>,
    ) -> Self {
        let ran = stays.iter().filter(|stay| stay.runs(release)).map(|stay| (length(stay, now), stay));
        let longest = ran.max_by_key(|(length, _)| *length);
        let running = stays.last().filter(|stay| stay.until.is_none() && stay.runs(release));
        Self {
            environment,
            ran: longest.map(|(length, _)| length),
            stay: longest.map(|(_, stay)| stay),
            since: running.map(|stay| stay.since.time),
        }
    }
}

/// No stay lasts longer than to this moment, whatever a commit says of its end.
fn length(stay: &Stay, now: Option<Timestamp>) -> Duration {
    let end = stay.until.map(|until| until.time).into_iter().chain(now).min();
    let length = end.map(|end| end.duration_since(stay.since.time));
    length.and_then(|length| length.try_into().ok()).unwrap_or_default()
}
