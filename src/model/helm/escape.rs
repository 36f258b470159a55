//! Escapes of YAML 1.2 that Helm's reader refuses.

use std::borrow::Cow;

use super::refusal::{Fault, Refusal};
use crate::model::yaml::{Event, Kind, ScalarStyle};

/// Refuses `\/` (YAML 1.2.2, 5.7; not in 1.1) and halves of UTF-16 pairs in double quotes.
pub(super) fn refused_escape(text: &str, events: &[Event<'_>]) -> Result<(), Refusal> {
    for (at, event) in events.iter().enumerate() {
        // What has escapes is owned: it isn't what is written.
        if let Kind::Scalar(Cow::Owned(_), ScalarStyle::DoubleQuoted) = event.kind
            && let Some(escape) = text.get(event.span.clone()).and_then(refused)
        {
            return Err(Refusal { fault: Fault::Escape(escape), at });
        }
    }
    Ok(())
}

fn refused(written: &str) -> Option<&'static str> {
    let mut rest = written;
    while let Some((_, behind)) = rest.split_once('\\') {
        let is_half = |hex: &str| u32::from_str_radix(hex, 16).is_ok_and(|code| (0xD800..0xE000).contains(&code));
        match behind.as_bytes().first() {
            Some(b'/') => return Some("\\/"),
            Some(b'u') if behind.get(1..5).is_some_and(is_half) => return Some("\\uD800"),
            Some(b'U') if behind.get(1..9).is_some_and(is_half) => return Some("\\U0000D800"),
            _ => {}
        }
        let mut chars = behind.chars();
        chars.next();
        rest = chars.as_str();
    }
    None
}
