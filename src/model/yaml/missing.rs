//! A key that isn't there: whether a merge brings it, and what was perhaps meant.

use super::error::YamlError;
use super::event::{Event, Kind};
use super::fault::Fault;
use super::locate::Asked;
use super::walk::Gap;
use crate::model::key_path::KeyPath;

/// The refusal for a path whose key at `gap` is missing.
pub(super) fn missing(asked: &Asked<'_, '_, '_>, gap: Option<&Gap>) -> YamlError {
    let key = asked.path.to_string();
    let Some(gap) = gap else {
        return YamlError::nowhere(Fault::Missing { key, near: None });
    };
    let wanted = asked.path.keys().get(gap.matched).map_or("", String::as_str);
    let entries = Entries { events: asked.events, at: gap.mapping + 1 };
    if let Some((merge, there)) = merged(asked.events, gap.mapping, wanted) {
        let error = YamlError::nowhere(Fault::Merged { key });
        let error = error.and(asked.position(merge), "merged here");
        return error.and(asked.position(there), "from here");
    }
    let keys = entries.filter_map(|(at, _)| text_of(asked.events, at));
    let near = nearest(wanted, keys).map(|near| path_with(asked, gap.matched, near));
    let error = YamlError::nowhere(Fault::Missing { key, near });
    error.and(asked.position(gap.mapping), "not in this mapping")
}

fn path_with(asked: &Asked<'_, '_, '_>, matched: usize, near: &str) -> String {
    let keys = asked.path.keys();
    let before = keys.iter().take(matched).map(String::as_str);
    let after = keys.iter().skip(matched + 1).map(String::as_str);
    KeyPath::from_keys(before.chain([near]).chain(after)).map_or_else(String::new, |path| path.to_string())
}

/// The merge key in `mapping` that brings `wanted`, and where that stands (yaml.org/type/merge).
fn merged(events: &[Event<'_>], mapping: usize, wanted: &str) -> Option<(usize, usize)> {
    let mut seen = vec![mapping];
    let mut waiting = merges(events, mapping);
    while let Some((merge, source)) = waiting.pop() {
        if seen.contains(&source) || seen.len() > 1000 {
            continue;
        }
        seen.push(source);
        let mut entries = Entries { events, at: source + 1 };
        if let Some((key, _)) = entries.find(|(at, _)| text_of(events, *at) == Some(wanted)) {
            return Some((merge, key));
        }
        waiting.extend(merges(events, source).into_iter().map(|(_, source)| (merge, source)));
    }
    None
}

/// Every mapping that is merged into `mapping`, with its merge key.
fn merges(events: &[Event<'_>], mapping: usize) -> Vec<(usize, usize)> {
    let entries = Entries { events, at: mapping + 1 };
    let merges = entries.filter(|(key, _)| text_of(events, *key) == Some("<<"));
    merges.flat_map(|(key, value)| sources(events, value).into_iter().map(move |source| (key, source))).collect()
}

/// The mappings that the value of a merge key stands for: itself, or each of a sequence.
fn sources(events: &[Event<'_>], value: usize) -> Vec<usize> {
    match events.get(value).map(|event| &event.kind) {
        Some(Kind::SequenceStart(_)) => {
            let items = std::iter::successors(Some(value + 1), |at| after_node(events, *at));
            let items = items.take_while(|at| !is_end(events, *at));
            items.filter_map(|at| mapping_at(events, at)).collect()
        }
        _ => mapping_at(events, value).into_iter().collect(),
    }
}

fn mapping_at(events: &[Event<'_>], at: usize) -> Option<usize> {
    match events.get(at)?.kind {
        Kind::MappingStart(_) => Some(at),
        Kind::Alias(anchor) => events
            .iter()
            .position(|event| event.anchor() == Some(anchor) && matches!(event.kind, Kind::MappingStart(_))),
        _ => None,
    }
}

/// The keys and values of a mapping, from its first key on.
struct Entries<'e, 't> {
    events: &'e [Event<'t>],
    at: usize,
}

impl Iterator for Entries<'_, '_> {
    type Item = (usize, usize);

    fn next(&mut self) -> Option<Self::Item> {
        let key = self.at;
        if is_end(self.events, key) {
            return None;
        }
        let value = after_node(self.events, key)?;
        self.at = after_node(self.events, value)?;
        Some((key, value))
    }
}

fn is_end(events: &[Event<'_>], at: usize) -> bool {
    matches!(events.get(at).map(|event| &event.kind), None | Some(Kind::MappingEnd | Kind::SequenceEnd))
}

/// The event after the whole node that begins at `at`.
fn after_node(events: &[Event<'_>], at: usize) -> Option<usize> {
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

fn text_of<'e>(events: &'e [Event<'_>], at: usize) -> Option<&'e str> {
    match &events.get(at)?.kind {
        Kind::Scalar(text, _) => Some(text),
        _ => None,
    }
}

/// The key that was perhaps meant: at most a third of its characters differ.
fn nearest<'k>(wanted: &str, keys: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    let limit = wanted.chars().count().div_ceil(3);
    let rated = keys.filter_map(|key| distance(wanted, key, limit).map(|distance| (distance, key)));
    rated.min_by_key(|(distance, _)| *distance).map(|(_, key)| key)
}

/// How many characters to insert, remove or replace, letter case aside; `None` above `limit`.
fn distance(one: &str, other: &str, limit: usize) -> Option<usize> {
    let (one, other): (Vec<char>, Vec<char>) = (lower(one), lower(other));
    if one.len().abs_diff(other.len()) > limit || one.len() > 100 {
        return None;
    }
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (line, char) in one.iter().enumerate() {
        row = next_row(&row, line, |column| other.get(column) == Some(char));
    }
    row.last().copied().filter(|distance| *distance <= limit)
}

fn next_row(row: &[usize], line: usize, same: impl Fn(usize) -> bool) -> Vec<usize> {
    let mut next = vec![line + 1];
    for (column, pair) in row.windows(2).enumerate() {
        if let ([diagonal, above], Some(left)) = (pair, next.last()) {
            let replaced = diagonal + usize::from(!same(column));
            next.push(replaced.min(above + 1).min(left + 1));
        }
    }
    next
}

fn lower(text: &str) -> Vec<char> {
    text.chars().flat_map(char::to_lowercase).collect()
}
