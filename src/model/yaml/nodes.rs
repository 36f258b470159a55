//! The events that the fast reader has, and the anchors among them.

use std::ops::Range;

use super::event::{Event, Kind, Properties};
use super::line::Line;

/// More anchors than people name in one text; so many are compared with each alias.
const MOST_NAMES: usize = 64;

/// Events so far.
pub(super) struct Nodes<'t> {
    pub(super) events: Vec<Event<'t>>,
    /// How many anchors the events define.
    anchors: usize,
    /// The names of the last of them, and their numbers.
    names: Vec<(&'t str, usize)>,
}

/// How far a text was read, to come back to.
#[derive(Clone, Copy)]
pub(super) struct Mark {
    events: usize,
    anchors: usize,
}

/// A node that starts here: its properties were read, and the line is what is left behind them.
pub(super) struct Start<'t> {
    pub(super) properties: Option<Box<Properties>>,
    pub(super) line: Line<'t>,
}

impl<'t> Nodes<'t> {
    pub(super) fn with_capacity(capacity: usize) -> Self {
        Self { events: Vec::with_capacity(capacity), anchors: 0, names: Vec::new() }
    }

    pub(super) fn push(&mut self, kind: Kind<'t>, span: Range<usize>, properties: Option<Box<Properties>>) {
        self.events.push(Event { kind, span, properties });
    }

    /// Passes an anchor; `None` if what stands there is too odd for one.
    pub(super) fn start(&mut self, line: Line<'t>) -> Option<Start<'t>> {
        if !line.text.starts_with('&') {
            return Some(Start { properties: None, line });
        }
        let (name, behind) = named(line)?;
        (behind.text.is_empty() || behind.text.starts_with(' ')).then_some(())?;
        let anchor = Some(self.define(name)?);
        let properties = Some(Box::new(Properties { anchor, tag: None, end: Some(behind.start) }));
        Some(Start { properties, line: behind.skip_spaces(0) })
    }

    /// Adds the alias that starts here, and says what is left behind it.
    pub(super) fn alias(&mut self, line: Line<'t>) -> Option<Line<'t>> {
        let (name, behind) = named(line)?;
        // The last anchor of a name counts (YAML 1.2.2, 7.1).
        let (_, number) = self.names.iter().rev().find(|(known, _)| *known == name)?;
        self.push(Kind::Alias(*number), line.start..behind.start, None);
        Some(behind)
    }

    fn define(&mut self, name: &'t str) -> Option<usize> {
        (self.names.len() < MOST_NAMES).then_some(())?;
        self.anchors += 1;
        self.names.push((name, self.anchors));
        Some(self.anchors)
    }

    pub(super) fn mark(&self) -> Mark {
        Mark { events: self.events.len(), anchors: self.anchors }
    }

    /// Forgets all since the mark.
    pub(super) fn back_to(&mut self, mark: Mark) {
        self.events.truncate(mark.events);
        self.names.retain(|(_, number)| *number <= mark.anchors);
        self.anchors = mark.anchors;
    }

    /// Adds events of a part of the text that was read alone, and that begins at `offset`. Anchors of
    /// that part may have any name, so none from before can be told from them any more.
    pub(super) fn adopt(&mut self, part: impl Iterator<Item = Event<'t>>, offset: usize) {
        let anchors = self.anchors;
        let count = self.events.len();
        self.events.extend(part.map(|event| moved(event, offset, anchors)));
        let found = self.events.iter().skip(count).filter(|event| event.anchor().is_some()).count();
        if found > 0 {
            self.anchors += found;
            self.names.clear();
        }
    }
}

/// The name behind the indicator at the start, and what is left behind it. Of the characters that YAML allows
/// (1.2.2, 6.9.2), only those that all readers take for a name.
fn named(line: Line<'_>) -> Option<(&str, Line<'_>)> {
    let name = line.text.get(1..)?;
    let is_of_name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let length = name.bytes().position(|byte| !is_of_name(byte)).unwrap_or(name.len());
    (length > 0).then_some(())?;
    Some((name.get(..length)?, line.behind(1 + length)))
}

/// The event as one of the whole text.
fn moved(mut event: Event<'_>, offset: usize, anchors: usize) -> Event<'_> {
    event.span = event.span.start + offset..event.span.end + offset;
    if let Kind::Alias(anchor) = &mut event.kind {
        *anchor += anchors;
    }
    if let Some(properties) = &mut event.properties {
        properties.anchor = properties.anchor.map(|anchor| anchor + anchors);
        properties.end = properties.end.map(|end| end + offset);
    }
    event
}
