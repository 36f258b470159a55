//! The only module that knows granit-parser: its events become ours.

use std::borrow::Cow;
use std::ops::Range;

use granit_parser::{ErrorKind, Event as Raw, Parser, ScalarStyle as RawStyle, ScanError, Span, StructureStyle};

use super::error::YamlError;
use super::event::{Event, Kind, Layout, Properties, Tag};
use super::fault::Fault;
use super::style::ScalarStyle;
use crate::model::position::Position;

/// All events of the stream, to its end.
///
/// Indentation is read as Helm's parser reads it: a flow collection may close at a lower column
/// than YAML 1.2 asks for. A block scalar on the last line has no line break if the text has none,
/// also as Helm reads it.
pub(in crate::model) fn read(text: &str) -> Result<Vec<Event<'_>>, YamlError> {
    let options = granit_parser::options! {
        emit_comments: false,
        emit_anchor_events: true,
        block_scalar_eof_without_line_feed: true,
    };
    let mut events = Vec::with_capacity(text.len() / 16);
    for next in Parser::new_from_str_with_options(text, options) {
        let (raw, span) = next.map_err(|error| refusal(text, &error))?;
        push(&mut events, raw, &span);
    }
    Ok(events)
}

fn push<'t>(events: &mut Vec<Event<'t>>, raw: Raw<'t>, span: &Span) {
    let range = span.byte_range().unwrap_or_default();
    if let Raw::Anchor(..) = raw {
        note_anchor(events, range.end);
        return;
    }
    let tag = raw.tag().map(resolved);
    let anchor = raw.anchor_id();
    if let Some(kind) = kind_of(raw, &range) {
        let end = span.tag_span().and_then(|tag| tag.byte_range()).map(|tag| tag.end);
        let has_properties = anchor.is_some() || tag.is_some();
        let properties = has_properties.then(|| Box::new(Properties { anchor, tag, end }));
        events.push(Event { kind, span: range, properties });
    }
}

/// The parser tells where an anchor stands only after its node.
fn note_anchor(events: &mut [Event<'_>], end: usize) {
    if let Some(properties) = events.last_mut().and_then(|node| node.properties.as_mut()) {
        properties.end = properties.end.max(Some(end));
    }
}

fn kind_of<'t>(raw: Raw<'t>, range: &Range<usize>) -> Option<Kind<'t>> {
    Some(match raw {
        Raw::DocumentStart(..) => Kind::DocumentStart,
        Raw::DocumentEnd => Kind::DocumentEnd,
        Raw::MappingStart(style, ..) => Kind::MappingStart(layout(style)),
        Raw::MappingEnd => Kind::MappingEnd,
        Raw::SequenceStart(style, ..) => Kind::SequenceStart(layout(style)),
        Raw::SequenceEnd => Kind::SequenceEnd,
        // The parser gives an empty node the text `~`.
        Raw::Scalar(_, RawStyle::Plain, ..) if range.is_empty() => Kind::Scalar(Cow::Borrowed(""), ScalarStyle::Plain),
        Raw::Scalar(value, style, ..) => Kind::Scalar(value, scalar_style(style)),
        Raw::Alias(anchor) => Kind::Alias(anchor),
        _ => return None,
    })
}

fn layout(style: StructureStyle) -> Layout {
    match style {
        StructureStyle::Block => Layout::Block,
        StructureStyle::Flow => Layout::Flow,
    }
}

fn scalar_style(style: RawStyle) -> ScalarStyle {
    match style {
        RawStyle::Plain => ScalarStyle::Plain,
        RawStyle::SingleQuoted => ScalarStyle::SingleQuoted,
        RawStyle::DoubleQuoted => ScalarStyle::DoubleQuoted,
        RawStyle::Literal => ScalarStyle::Literal,
        RawStyle::Folded => ScalarStyle::Folded,
    }
}

fn resolved(tag: &granit_parser::Tag) -> Tag {
    let (handle, suffix) = tag.parts();
    Tag(format!("{handle}{suffix}").into())
}

fn refusal(text: &str, error: &ScanError) -> YamlError {
    let fault = match error.kind() {
        ErrorKind::TabNotAllowed | ErrorKind::TabInBlockIndentation | ErrorKind::TabInIndentation => Fault::Tab,
        ErrorKind::RecursionLimitExceeded => Fault::TooDeep,
        ErrorKind::UnknownAnchor => Fault::UnknownAnchor,
        _ => Fault::Syntax(error.info()),
    };
    let offset = error.marker().byte_offset().unwrap_or(text.len());
    YamlError::at(fault, Position::of(text.as_bytes(), offset))
}
