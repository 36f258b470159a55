//! Reasons as people type them.

use super::fault::AskFault;

/// What is wrong with a reason, if something is: it's shown in one line to those who run into it.
#[must_use]
pub fn reason_fault(reason: Option<&str>) -> Option<AskFault> {
    let message = match reason {
        None => "no reason is given",
        Some(text) if text.trim().is_empty() => "the reason is empty",
        Some(text) if text.contains(char::is_control) => "the reason has a line break or another control character",
        Some(_) => return None,
    };
    Some(AskFault::new(message, "--reason TEXT says in one line why, for those who run into it"))
}
