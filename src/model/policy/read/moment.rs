//! Points in time as the policy writes them.

use jiff::Timestamp;
use toml_edit::Datetime;

use super::super::format::{Field, Span};
use super::faults::Faults;

/// A point in time; a local time is none, since it comes at another moment in each time zone.
pub(super) fn read(key: &str, field: Field<Datetime>, faults: &mut Faults<'_>) -> Option<(Span, Timestamp)> {
    let (span, written) = faults.take(key, field)?;
    let read = moment(&written);
    if read.is_none() {
        let help = "write it as `2026-12-18T00:00:00Z`, or with another offset than `Z`".to_owned();
        faults.error(&span, format!("`{key}` is no point in time: `{written}`"), Some(help));
    }
    read.map(|moment| (span, moment))
}

/// The point in time that is written, if one is.
pub(in crate::model::policy) fn moment(written: &Datetime) -> Option<Timestamp> {
    let whole = written.date.is_some() && written.time.is_some() && written.offset.is_some();
    whole.then(|| written.to_string().parse().ok()).flatten()
}
