//! Reads the edited text and compares it with the old, event by event.

use crate::model::yaml::{Event, Fault, Kind, Scalar, ScalarStyle, YamlError, read_again};

/// What the edited text must say, in one place.
#[derive(Debug)]
pub(super) struct Expectation<'a> {
    /// The number of the value's event.
    pub(super) at: usize,
    pub(super) value: &'a str,
    pub(super) style: ScalarStyle,
}

/// Proves that `edited` says what `events` say, but for the one value, which is as expected.
pub(super) fn prove(events: &[Event<'_>], edited: &str, expected: &Expectation<'_>) -> Result<(), YamlError> {
    let after = read_again(edited).map_err(|_| YamlError::nowhere(Fault::Unproven))?;
    let same_elsewhere = events.len() == after.len()
        && events.iter().zip(&after).enumerate().all(|(at, (old, new))| {
            if at == expected.at {
                is_expected(edited, new, expected) && new.has_properties_of(old)
            } else {
                new.says_the_same(old)
            }
        });
    if same_elsewhere { Ok(()) } else { Err(YamlError::nowhere(Fault::Unproven)) }
}

fn is_expected(edited: &str, event: &Event<'_>, expected: &Expectation<'_>) -> bool {
    matches!(&event.kind, Kind::Scalar(value, style) if value == expected.value && *style == expected.style)
        && Scalar::of(edited, event).is_string
}
