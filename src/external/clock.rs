//! The clock.

use jiff::Timestamp;

/// The time now, by this machine.
#[must_use]
pub fn now() -> Timestamp {
    Timestamp::now()
}
