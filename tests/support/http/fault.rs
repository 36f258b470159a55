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
    /// This status answers the pack.
    Status(u16),
    /// This status answers the first request of a push, where forges refuse those who may not.
    Closed(u16),
}

/// The requests of a push that faults meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Moment {
    /// The question what there is.
    Opening,
    /// The pack.
    Pack,
}

impl Fault {
    fn moment(self) -> Moment {
        if matches!(self, Self::Closed(_)) { Moment::Opening } else { Moment::Pack }
    }
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

    /// The fault for a push at this moment, if it meets one.
    pub fn take(&mut self, moment: Moment) -> Option<Fault> {
        self.fault.filter(|fault| fault.moment() == moment)?;
        self.left = self.left.checked_sub(1)?;
        self.fault
    }
}
