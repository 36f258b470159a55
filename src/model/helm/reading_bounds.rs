//! How much a values file may hold, so that a short text can't become endless values.

use super::refusal::Fault;

/// So many values may come through aliases; Helm's reader allows four times as many.
const MOST_ALIASED: usize = 100_000;

/// A text counts for one value more for each so many bytes.
const BYTES: usize = 64;

/// Nesting as deep as the parser allows for what is written out.
const DEEPEST: usize = 255;

/// What was read so far.
#[derive(Debug, Default)]
pub(super) struct Bounds {
    depth: usize,
    aliases: usize,
    spent: usize,
}

impl Bounds {
    /// Notes a scalar of so many bytes.
    pub(super) fn spend(&mut self, bytes: usize) -> Result<(), Fault> {
        if self.aliases > 0 {
            self.spent += 1 + bytes / BYTES;
        }
        if self.spent > MOST_ALIASED { Err(Fault::Bomb { most: MOST_ALIASED }) } else { Ok(()) }
    }

    /// Steps into a collection.
    pub(super) fn enter(&mut self) -> Result<(), Fault> {
        self.spend(0)?;
        self.depth += 1;
        if self.depth > DEEPEST { Err(Fault::TooDeep(DEEPEST)) } else { Ok(()) }
    }

    pub(super) fn leave(&mut self) {
        self.depth = self.depth.saturating_sub(1);
    }

    pub(super) fn enter_alias(&mut self) {
        self.aliases += 1;
    }

    pub(super) fn leave_alias(&mut self) {
        self.aliases = self.aliases.saturating_sub(1);
    }
}
