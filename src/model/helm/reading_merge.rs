//! Merge keys as Helm's reader has them: `<<: *base` sets the keys of another mapping.
//!
//! Unlike yaml.org/type/merge says, a merge also goes over the keys that stand before it.

use super::reading::{Reading, refused};
use super::refusal::{Fault, Refusal};
use super::tree::Tree;
use crate::model::yaml::{Kind, children};

impl Reading<'_, '_> {
    /// Sets the keys that the node which comes next brings.
    pub(super) fn merge<T: Tree>(&mut self, entries: &mut T::Entries) -> Result<(), Refusal> {
        let at = self.next;
        let Some(event) = self.events.get(at) else { return Ok(()) };
        match event.kind {
            Kind::SequenceStart(_) => self.merge_each::<T>(entries)?,
            _ => self.merge_one::<T>(entries)?,
        }
        self.anchors.extend(event.anchor().map(|anchor| (anchor, at)));
        Ok(())
    }

    /// Of a sequence the earlier mappings go over the later ones.
    fn merge_each<T: Tree>(&mut self, entries: &mut T::Entries) -> Result<(), Refusal> {
        let start = self.next;
        let items: Vec<usize> = children(self.events, start).collect();
        self.next = start + 1;
        for item in items.iter().rev() {
            self.next = *item;
            self.merge_one::<T>(entries)?;
        }
        let last = items.last().copied().unwrap_or(start);
        self.next = crate::model::yaml::after_node(self.events, start).unwrap_or(last);
        Ok(())
    }

    fn merge_one<T: Tree>(&mut self, entries: &mut T::Entries) -> Result<(), Refusal> {
        let at = self.next;
        match self.events.get(at).map(|event| &event.kind) {
            Some(Kind::MappingStart(_)) => {
                self.fill::<T>(entries)?;
                let anchor = self.events.get(at).and_then(crate::model::yaml::Event::anchor);
                self.anchors.extend(anchor.map(|anchor| (anchor, at)));
                Ok(())
            }
            Some(Kind::Alias(anchor)) => self.aliased(*anchor, |reading| {
                if reading.mapping_is_next() { reading.fill::<T>(entries) } else { Err(refused(at)(Fault::Merge)) }
            }),
            _ => Err(refused(at)(Fault::Merge)),
        }
    }

    fn mapping_is_next(&self) -> bool {
        matches!(self.events.get(self.next).map(|event| &event.kind), Some(Kind::MappingStart(_)))
    }
}
