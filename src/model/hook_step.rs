//! What is found of a hook, and the steps that change it.

use crate::model::hook::{Entry, Hook, Manager};

/// What is found of one hook.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The hook.
    pub hook: Hook,
    /// The hook manager whose script stands at the hook's own name.
    pub manager: Option<Manager>,
    /// Where our script belongs, as a file of the hooks folder.
    pub place: String,
    /// What stands there.
    pub there: Entry,
    /// What is kept of the time before.
    pub before: Before,
}

/// What stands at the name for the hook of the time before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Before {
    /// Nothing.
    Nothing,
    /// The very hook that still stands in our place: bytes, mode and kind.
    Same,
    /// Something else.
    Another,
}

/// A change of one file in the hooks folder; each happens whole or not at all. Files are named without their folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Gives the file a name that is free: its own with a number behind it.
    SetAside {
        /// The file.
        file: String,
    },
    /// Makes the file, with its mode and be it a symlink, be found at a second name, too.
    Keep {
        /// The file.
        from: String,
        /// The second name, which is free.
        to: String,
    },
    /// Puts our script there, whatever is there now.
    Put {
        /// Where.
        to: String,
        /// Which.
        hook: Hook,
    },
    /// Renames a file, whatever has that name now.
    Move {
        /// The file.
        from: String,
        /// Its new name.
        to: String,
    },
    /// Removes the file.
    Remove {
        /// The file.
        file: String,
    },
}

/// What is to be done with one hook.
#[derive(Debug, Clone, PartialEq, Eq)]
#[must_use]
pub struct Planned {
    /// Where our script is or will be, as a file of the hooks folder.
    pub place: String,
    /// In this order.
    pub steps: Vec<Step>,
    /// What that comes to.
    pub end: End,
}

/// What a plan comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// Ours is installed, and alone.
    Installed,
    /// Ours is installed, and runs what was there first.
    Chained,
    /// Everything is as it should be.
    Unchanged,
    /// What was there before is back.
    Restored,
    /// Ours is gone, and nothing was there before.
    Removed,
    /// Nothing is there.
    Absent,
    /// Something is there, and nothing of it is ours.
    NotOurs,
    /// Ours was edited, and stays as it is.
    Edited,
    /// Something is in the way that is no file.
    InTheWay,
}
