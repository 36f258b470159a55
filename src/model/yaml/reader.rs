//! Turns the lines of simple YAML into events.

use std::ops::Range;

use super::event::{Event, Kind, Layout, Properties};
use super::inline::node;
use super::line::Line;
use super::nodes::{Mark, Nodes};
use super::style::ScalarStyle;
use super::token::{Key, key};

/// Fewer than the full parser's limit, so that one reports what is deeper.
const DEEPEST: usize = 200;

/// Reads line by line; once a line is too odd, it is of no use but to go back.
pub(super) struct Reader<'t> {
    text: &'t str,
    nodes: Nodes<'t>,
    open: Vec<Open>,
    /// The value of the last key or dash, where that is missing so far.
    pending: Option<Pending>,
}

/// A value that comes on the next line, or not at all.
struct Pending {
    /// Where it stands if there is none: behind its key, its dash or its anchor.
    at: usize,
    properties: Option<Box<Properties>>,
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
        Self { text, nodes: Nodes::with_capacity(text.len() / 8), open: Vec::new(), pending: None }
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
            Collection::Mapping => self.entry(key(line, Layout::Block)?),
            Collection::Sequence => self.item(line),
        }
    }

    /// Ends what is open but the outermost mapping, which begins `at` if it hasn't; says how far that is.
    /// `None` if what is outermost is no mapping.
    pub(super) fn end_entry(&mut self, at: usize) -> Option<Mark> {
        if self.open.is_empty() {
            self.open(OUTERMOST, at)?;
        }
        (self.open.first() == Some(&OUTERMOST)).then_some(())?;
        self.fill_pending();
        self.close_to(OUTERMOST);
        Some(self.nodes.mark())
    }

    /// Forgets all since [`Self::end_entry`] gave the mark; what comes in its place is the caller's to add.
    pub(super) fn back_to(&mut self, mark: Mark) -> &mut Nodes<'t> {
        self.open.truncate(1);
        self.pending = None;
        self.nodes.back_to(mark);
        &mut self.nodes
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
        let properties = self.pending.take().and_then(|pending| pending.properties);
        self.nodes.push(start(here.kind), at..at, properties);
        self.open.push(here);
        (self.open.len() < DEEPEST).then_some(())
    }

    fn fill_pending(&mut self) {
        if let Some(Pending { at, properties }) = self.pending.take() {
            self.nodes.push(Kind::Scalar("".into(), ScalarStyle::Plain), at..at, properties);
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
            self.pending = Some(Pending { at: line.start + 1, properties: None });
            return inner.is_done().then_some(());
        }
        let Some(key) = key(inner, Layout::Block) else { return self.value(inner) };
        self.open(Open { column: inner.column, kind: Collection::Mapping }, inner.start)?;
        self.entry(key)
    }

    /// `key: value` or `key:`.
    fn entry(&mut self, Key { kind, span, rest }: Key<'t>) -> Option<()> {
        let at = span.end;
        self.push(kind, span);
        if rest.is_done() {
            self.pending = Some(Pending { at, properties: None });
            return Some(());
        }
        self.value(rest)
    }

    /// A value that starts on the line of its key or dash, if only by an anchor.
    fn value(&mut self, line: Line<'t>) -> Option<()> {
        let start = self.nodes.start(line)?;
        if start.line.is_done() {
            let at = start.properties.as_ref()?.end?;
            self.pending = Some(Pending { at, properties: start.properties });
            return Some(());
        }
        let room = DEEPEST.saturating_sub(self.open.len());
        node(&mut self.nodes, start, Layout::Block, room)?.ends().then_some(())
    }

    /// All events, unless there was no line.
    pub(super) fn finish(mut self) -> Option<Vec<Event<'t>>> {
        self.fill_pending();
        while !self.open.is_empty() {
            self.close();
        }
        if self.nodes.events.is_empty() {
            return None;
        }
        let at = self.text.len();
        self.push(Kind::DocumentEnd, at..at);
        Some(self.nodes.events)
    }

    fn push(&mut self, kind: Kind<'t>, span: Range<usize>) {
        self.nodes.push(kind, span, None);
    }
}

fn start(kind: Collection) -> Kind<'static> {
    match kind {
        Collection::Mapping => Kind::MappingStart(Layout::Block),
        Collection::Sequence => Kind::SequenceStart(Layout::Block),
    }
}

fn end(kind: Collection) -> Kind<'static> {
    match kind {
        Collection::Mapping => Kind::MappingEnd,
        Collection::Sequence => Kind::SequenceEnd,
    }
}
