//! Builds a tree from events as Helm's reader does.

use std::collections::HashMap;

use super::reading_bounds::Bounds;
use super::refusal::{Fault, Refusal};
use super::same_keys::refuse_same_keys;
use super::scalar::{Read as ReadScalar, scalar_at};
use super::tree::{Key, Tree};
use crate::model::yaml::{Event, Kind};

/// Reads the events of one document; the stack is bounded by [`Bounds`].
pub(super) struct Reading<'e, 't> {
    pub(super) events: &'e [Event<'t>],
    /// The number of the event that comes next.
    pub(super) next: usize,
    /// Where the anchored nodes that are complete begin.
    pub(super) anchors: HashMap<usize, usize>,
    pub(super) bounds: Bounds,
}

type Read<T> = Result<T, Refusal>;

impl<'e, 't> Reading<'e, 't> {
    pub(super) fn at(events: &'e [Event<'t>], next: usize) -> Self {
        Self { events, next, anchors: HashMap::new(), bounds: Bounds::default() }
    }

    /// The node that comes next.
    pub(super) fn node<T: Tree>(&mut self) -> Read<T> {
        let at = self.next;
        let Some(event) = self.events.get(at) else { return self.scalar(at, "") };
        let node = match &event.kind {
            Kind::Alias(anchor) => return self.aliased(*anchor, Self::node),
            Kind::MappingStart(_) => self.mapping()?,
            Kind::SequenceStart(_) => self.sequence()?,
            Kind::Scalar(text, _) => self.scalar(at, text)?,
            _ => self.scalar(at, "")?,
        };
        self.anchors.extend(event.anchor().map(|anchor| (anchor, at)));
        Ok(node)
    }

    fn scalar<T: Tree>(&mut self, at: usize, text: &'e str) -> Read<T> {
        self.next = at + 1;
        self.bounds.spend(text.len()).map_err(refused(at))?;
        let scalar = scalar_at(self.events, at);
        scalar.read().and_then(|read| T::scalar(read, at)).map_err(refused(at))
    }

    fn sequence<T: Tree>(&mut self) -> Read<T> {
        let start = self.enter()?;
        let mut items = Vec::new();
        while !self.leaves() {
            items.push(self.node()?);
        }
        Ok(T::sequence(items, start))
    }

    fn mapping<T: Tree>(&mut self) -> Read<T> {
        let start = self.next;
        let mut entries = T::Entries::default();
        self.fill::<T>(&mut entries)?;
        Ok(T::mapping(entries, start))
    }

    /// Sets the keys of the mapping that comes next, over those of `entries`.
    pub(super) fn fill<T: Tree>(&mut self, entries: &mut T::Entries) -> Read<()> {
        let start = self.enter()?;
        let mut any_reads_otherwise = false;
        while !self.leaves() {
            if scalar_at(self.events, self.next).is_merge() {
                self.next += 1;
                self.merge::<T>(entries)?;
                continue;
            }
            let key = self.key()?;
            any_reads_otherwise |= key.text != scalar_at(self.events, key.at).text;
            let value = self.node()?;
            T::set(entries, key, value);
        }
        if any_reads_otherwise { refuse_same_keys(self.events, start) } else { Ok(()) }
    }

    fn key(&mut self) -> Read<Key> {
        let at = self.next;
        self.next += 1;
        let named = match self.events.get(at).map(|event| &event.kind) {
            Some(Kind::Alias(anchor)) => self.anchors.get(anchor).copied(),
            _ => Some(at),
        };
        let named = named.ok_or(Refusal { fault: Fault::Circle, at })?;
        match self.events.get(named).map(|event| &event.kind) {
            Some(Kind::MappingStart(_)) => return Err(Refusal { fault: Fault::CollectionKey("mapping"), at }),
            Some(Kind::SequenceStart(_)) => return Err(Refusal { fault: Fault::CollectionKey("sequence"), at }),
            _ => {}
        }
        let event = self.events.get(at);
        self.anchors.extend(event.and_then(Event::anchor).map(|anchor| (anchor, at)));
        let scalar = scalar_at(self.events, named);
        self.bounds.spend(scalar.text.len()).map_err(refused(at))?;
        let text = scalar.read().and_then(ReadScalar::key).map_err(refused(at))?;
        Ok(Key { text, at })
    }

    /// Reads what an anchor stands for in place of its alias.
    pub(super) fn aliased<T>(&mut self, anchor: usize, read: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        let at = self.next;
        let target = self.anchors.get(&anchor).copied().ok_or(Refusal { fault: Fault::Circle, at })?;
        self.next = target;
        self.bounds.enter_alias();
        let read = read(self).map_err(|refusal| match refusal.fault {
            Fault::Bomb { .. } | Fault::TooDeep(_) => Refusal { at, ..refusal },
            _ => refusal,
        })?;
        self.bounds.leave_alias();
        self.next = at + 1;
        Ok(read)
    }

    /// Steps into the collection that comes next, and says where it starts.
    fn enter(&mut self) -> Read<usize> {
        let at = self.next;
        self.bounds.enter().map_err(refused(at))?;
        self.next += 1;
        Ok(at)
    }

    /// Whether the collection ends here; then steps out of it.
    pub(super) fn leaves(&mut self) -> bool {
        let event = self.events.get(self.next).map(|event| &event.kind);
        let ends = matches!(event, None | Some(Kind::MappingEnd | Kind::SequenceEnd));
        if ends {
            self.next += 1;
            self.bounds.leave();
        }
        ends
    }
}

pub(super) fn refused(at: usize) -> impl FnOnce(Fault) -> Refusal {
    move |fault| Refusal { fault, at }
}
