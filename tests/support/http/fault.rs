//! What goes wrong on demand.

/// A fault that meets pushes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// The connection closes after this many bytes of the pack; the repository sees nothing of it.
    DieMidPush {
        /// How many bytes of the body are read first.
        after: usize,
    },
    /// The push is done, and the connection closes before the answer.
    LoseAnswer,
    /// This status answers instead.
    Status(u16),
}

/// A fault and how many pushes it still meets.
#[derive(Debug, Default)]
pub struct Plan {
    fault: Option<Fault>,
    left: usize,
}

impl Plan {
    /// A fault for this many pushes.
    pub fn new(fault: Fault, pushes: usize) -> Self {
        Self { fault: Some(fault), left: pushes }
    }

    /// The fault for this push, if it meets one.
    pub fn take(&mut self) -> Option<Fault> {
        self.left = self.left.checked_sub(1)?;
        self.fault
    }
}
