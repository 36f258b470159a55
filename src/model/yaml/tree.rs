//! Events as the tree that they describe, for questions off the fast path.

use super::event::{Event, Kind};

/// The keys and values of the mapping that starts at `mapping`, as numbers of events.
pub(in crate::model) fn entries(events: &[Event<'_>], mapping: usize) -> impl Iterator<Item = (usize, usize)> {
    let mut nodes = children(events, mapping);
    std::iter::from_fn(move || Some((nodes.next()?, nodes.next()?)))
}

/// The nodes right below the collection that starts at `collection`.
pub(in crate::model) fn children(events: &[Event<'_>], collection: usize) -> impl Iterator<Item = usize> {
    let nodes = std::iter::successors(Some(collection + 1), |at| after_node(events, *at));
    nodes.take_while(|at| !is_end(events, *at))
}

/// The text of a scalar.
pub(super) fn text_at<'e>(events: &'e [Event<'_>], at: usize) -> Option<&'e str> {
    match &events.get(at)?.kind {
        Kind::Scalar(text, _) => Some(text),
        _ => None,
    }
}

fn is_end(events: &[Event<'_>], at: usize) -> bool {
    matches!(events.get(at).map(|event| &event.kind), None | Some(Kind::MappingEnd | Kind::SequenceEnd))
}

/// The event after the whole node that begins at `at`.
pub(in crate::model) fn after_node(events: &[Event<'_>], at: usize) -> Option<usize> {
    let mut depth = 0_usize;
    for (next, event) in events.iter().enumerate().skip(at) {
        match event.kind {
            Kind::MappingStart(_) | Kind::SequenceStart(_) => depth += 1,
            Kind::MappingEnd | Kind::SequenceEnd => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Some(next + 1);
        }
    }
    None
}
