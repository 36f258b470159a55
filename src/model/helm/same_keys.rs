//! Keys that are written differently and read the same, such as `1` and `0x1`: Helm takes either.

use std::collections::HashMap;

use super::refusal::{Fault, Refusal};
use super::scalar::{Read, scalar_at};
use crate::model::yaml::{Event, entries};

/// Refuses the mapping that starts at `mapping` if two of its keys read the same.
///
/// Keys that are also written the same are for the rule `values-syntax`.
pub(super) fn refuse_same_keys(events: &[Event<'_>], mapping: usize) -> Result<(), Refusal> {
    let mut seen: HashMap<String, &str> = HashMap::new();
    for (at, _) in entries(events, mapping) {
        let key = scalar_at(events, at);
        let Some(read) = key.read().and_then(Read::key).ok().filter(|_| !key.is_merge()) else { continue };
        let first = *seen.entry(read.clone()).or_insert(key.text);
        if first != key.text {
            return Err(Refusal { fault: Fault::SameKey(read), at });
        }
    }
    Ok(())
}
