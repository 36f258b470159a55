//! A fast reader of the YAML that most values files are written in; it gives up on any other.
//!
//! Block mappings and sequences of scalars that stand on one line, comments, blank lines, `{}` and
//! `[]`, one document. On such text it gives the events that the full parser gives, some fifteen
//! times faster; a test and a fuzz target hold the two together. In doubt it gives up: that costs
//! time, and never an answer.

use std::ops::Range;

use super::event::{Event, Kind, Layout};
use super::line::{Line, has_plain_breaks, lines};
use super::scalar::ScalarStyle;
use super::token::{Token, key, value};

/// The events of the text, or `None` if it is not as simple as that.
pub(in crate::model) fn read(text: &str) -> Option<Vec<Event<'_>>> {
    has_plain_breaks(text).then_some(())?;
    let mut reader = Reader { text, events: Vec::with_capacity(text.len() / 16), open: Vec::new(), pending: None };
    for line in lines(text) {
        reader.line(line)?;
    }
    reader.finish()
}

/// Fewer than the full parser's limit, so that one reports what is deeper.
const DEEPEST: usize = 200;

struct Reader<'t> {
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

impl<'t> Reader<'t> {
    fn line(&mut self, line: Line<'t>) -> Option<()> {
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

    fn finish(mut self) -> Option<Vec<Event<'t>>> {
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
