//! Turns the lines of simple YAML into events.

use std::ops::Range;

use super::event::{Event, Kind, Layout};
use super::line::Line;
use super::style::ScalarStyle;
use super::token::{Token, key, value};

/// Fewer than the full parser's limit, so that one reports what is deeper.
const DEEPEST: usize = 200;

/// Reads line by line; once a line is too odd, it is of no use but to go back.
pub(super) struct Reader<'t> {
    text: &'t str,
    events: Vec<Event<'t>>,
    open: Vec<Open>,
    /// Where the value of the last key or dash is missing, so far.
    pending: Option<usize>,
}

/// A collection that is open where the reader stands.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Open {
    column: usize,
    kind: Collection,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Collection {
    Mapping,
    Sequence,
}

const OUTERMOST: Open = Open { column: 0, kind: Collection::Mapping };

impl<'t> Reader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, events: Vec::with_capacity(text.len() / 16), open: Vec::new(), pending: None }
    }

    /// Reads a line; `None` if it is odd.
    pub(super) fn line(&mut self, line: Line<'t>) -> Option<()> {
        let kind = if line.is_item() { Collection::Sequence } else { Collection::Mapping };
        let here = Open { column: line.column, kind };
        if self.opens_below(here) {
            self.open(here, line.start)?;
        } else {
            self.fill_pending();
            self.close_to(here);
        }
        (self.open.last() == Some(&here)).then_some(())?;
        match kind {
            Collection::Mapping => self.entry(key(line)?),
            Collection::Sequence => self.item(line),
        }
    }

    /// Ends what is open but the outermost mapping, which begins `at` if it hasn't; says how many
    /// events there are then. `None` if what is outermost is no mapping.
    pub(super) fn end_entry(&mut self, at: usize) -> Option<usize> {
        if self.open.is_empty() {
            self.open(OUTERMOST, at)?;
        }
        (self.open.first() == Some(&OUTERMOST)).then_some(())?;
        self.fill_pending();
        self.close_to(OUTERMOST);
        Some(self.events.len())
    }

    /// Forgets all after the first `count` events, as of when [`Self::end_entry`] counted them; what
    /// comes in their place is the caller's to add.
    pub(super) fn back_to(&mut self, count: usize) -> &mut Vec<Event<'t>> {
        self.open.truncate(1);
        self.pending = None;
        self.events.truncate(count);
        &mut self.events
    }

    /// Whether this line is the start of the value that the last key or dash waits for.
    fn opens_below(&self, here: Open) -> bool {
        let Some(parent) = self.open.last() else { return here.column == 0 };
        // A sequence may stand at the column of its key (YAML 1.2.2, 8.2.1).
        let beside = *parent == Open { column: here.column, kind: Collection::Mapping };
        self.pending.is_some() && (here.column > parent.column || (beside && here.kind == Collection::Sequence))
    }

    fn open(&mut self, here: Open, at: usize) -> Option<()> {
        if self.open.is_empty() {
            self.push(Kind::DocumentStart, at..at);
        }
        self.pending = None;
        self.push(start(here.kind, Layout::Block), at..at);
        self.open.push(here);
        (self.open.len() < DEEPEST).then_some(())
    }

    fn fill_pending(&mut self) {
        if let Some(at) = self.pending.take() {
            self.push(Kind::Scalar("".into(), ScalarStyle::Plain), at..at);
        }
    }

    /// Closes what ends before a line that stands `here`.
    fn close_to(&mut self, here: Open) {
        while let Some(top) = self.open.last() {
            let beside = top.column == here.column && top.kind == Collection::Sequence && here.kind != top.kind;
            if top.column <= here.column && !beside {
                return;
            }
            self.close();
        }
    }

    fn close(&mut self) {
        if let Some(closed) = self.open.pop() {
            let at = self.text.len();
            self.push(end(closed.kind), at..at);
        }
    }

    /// `- value`, `- key: value` or `-`.
    fn item(&mut self, line: Line<'t>) -> Option<()> {
        let inner = line.skip_spaces(1);
        if inner.is_done() || inner.is_item() {
            self.pending = Some(line.start + 1);
            return inner.is_done().then_some(());
        }
        let Some(key) = key(inner) else { return self.value(inner) };
        self.open(Open { column: inner.column, kind: Collection::Mapping }, inner.start)?;
        self.entry(key)
    }

    /// `key: value` or `key:`.
    fn entry(&mut self, key: Token<'t>) -> Option<()> {
        let end = key.span.end;
        self.push(key.kind, key.span);
        if key.rest.is_done() {
            self.pending = Some(end);
            return Some(());
        }
        self.value(key.rest)
    }

    fn value(&mut self, line: Line<'t>) -> Option<()> {
        let Token { kind, span, .. } = value(line)?;
        let closing = match kind {
            Kind::MappingStart(_) => Some(Kind::MappingEnd),
            Kind::SequenceStart(_) => Some(Kind::SequenceEnd),
            _ => None,
        };
        let end = span.end;
        self.push(kind, span);
        if let Some(closing) = closing {
            self.push(closing, end..end);
        }
        Some(())
    }

    /// All events, unless there was no line.
    pub(super) fn finish(mut self) -> Option<Vec<Event<'t>>> {
        self.fill_pending();
        while !self.open.is_empty() {
            self.close();
        }
        if self.events.is_empty() {
            return None;
        }
        let at = self.text.len();
        self.push(Kind::DocumentEnd, at..at);
        Some(self.events)
    }

    fn push(&mut self, kind: Kind<'t>, span: Range<usize>) {
        self.events.push(Event { kind, span, properties: None });
    }
}

fn start(kind: Collection, layout: Layout) -> Kind<'static> {
    match kind {
        Collection::Mapping => Kind::MappingStart(layout),
        Collection::Sequence => Kind::SequenceStart(layout),
    }
}

fn end(kind: Collection) -> Kind<'static> {
    match kind {
        Collection::Mapping => Kind::MappingEnd,
        Collection::Sequence => Kind::SequenceEnd,
    }
}
