//! A second opinion: libyaml, whose rules are those of Go's YAML packages and so of Helm.

use libyaml_safer::{EventData, Parser, ScalarStyle};

/// The events of a text; `None` where libyaml refuses it, or its port to Rust panics.
///
/// The last line gets a line break if it has none: without one the port panics in a block scalar.
pub fn events(text: &[u8]) -> Option<Vec<EventData>> {
    std::panic::catch_unwind(|| {
        let whole = [text, b"\n"].concat();
        let mut input = if text.ends_with(b"\n") { text } else { &*whole };
        let mut parser = Parser::new();
        parser.set_input_string(&mut input);
        parser.map(|event| event.ok().map(|event| event.data)).collect::<Option<Vec<_>>>()
    })
    .ok()
    .flatten()
}

/// The text of a scalar, and whether it is written plain.
pub fn scalar(event: &EventData) -> Option<(&str, bool)> {
    match event {
        EventData::Scalar { value, style, .. } => Some((value, *style == ScalarStyle::Plain)),
        _ => None,
    }
}
