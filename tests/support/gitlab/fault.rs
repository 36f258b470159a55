//! What goes wrong on demand.

use std::time::Duration;

/// A fault that meets a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// 429, to be tried again after this many seconds.
    TooMany(u64),
    /// This status with an HTML page, where JSON must be.
    Page(u16),
    /// The connection goes before the request is read.
    ResetBefore,
    /// The request takes effect, and the connection goes before the answer.
    ResetAfter,
    /// The request takes effect, and the answer's body breaks off in the middle.
    Torn,
    /// The answer comes after this time.
    Slow(Duration),
    /// 401 with a body that repeats the token.
    EchoToken,
}

/// Which requests a plan looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Door {
    /// The API's.
    #[default]
    Api,
    /// Git's.
    Git,
    /// All.
    Both,
}

/// Which requests meet which fault.
#[derive(Debug, Clone, Default)]
pub struct Plan {
    faults: Vec<Fault>,
    every: usize,
    left: Option<usize>,
    door: Door,
    method: Option<String>,
    part: Option<String>,
    seen: usize,
    met: usize,
}

impl Plan {
    /// Every n-th request meets a fault, these in turn.
    pub fn every(n: usize, faults: &[Fault]) -> Self {
        Self { faults: faults.to_vec(), every: n, ..Self::default() }
    }

    /// The next n requests meet a fault, these in turn.
    pub fn next(n: usize, faults: &[Fault]) -> Self {
        Self { faults: faults.to_vec(), every: 1, left: Some(n), ..Self::default() }
    }

    /// At most this many faults.
    pub fn at_most(mut self, faults: usize) -> Self {
        self.left = Some(faults);
        self
    }

    /// Only requests of this method.
    pub fn only(mut self, method: &str) -> Self {
        self.method = Some(method.to_owned());
        self
    }

    /// Only requests whose path has this part.
    pub fn on(mut self, part: &str) -> Self {
        self.part = Some(part.to_owned());
        self
    }

    /// Requests at this door.
    pub fn at(mut self, door: Door) -> Self {
        self.door = door;
        self
    }

    /// The fault that meets this request, if one does.
    pub fn take(&mut self, door: Door, method: &str, path: &str) -> Option<Fault> {
        let looks = self.door == Door::Both || self.door == door;
        let meant = self.method.as_ref().is_none_or(|wanted| wanted == method)
            && self.part.as_ref().is_none_or(|part| path.contains(part.as_str()));
        if self.faults.is_empty() || !looks || !meant {
            return None;
        }
        self.seen += 1;
        if !self.seen.is_multiple_of(self.every) || self.left == Some(0) {
            return None;
        }
        self.left = self.left.map(|left| left - 1);
        let fault = self.faults[self.met % self.faults.len()];
        self.met += 1;
        Some(fault)
    }
}
