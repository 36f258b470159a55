//! A key that isn't there: whether a merge brings it, and what was perhaps meant.

use super::asked::Asked;
use super::error::YamlError;
use super::fault::Fault;
use super::merge::Merges;
use super::near::nearest;
use super::tree::{entries, text_at};
use super::walk::Gap;
use crate::model::key_path::KeyPath;

/// The refusal for a path of which each of `gaps` lacks a key; those that come nearest to having it lack the last.
pub(super) fn missing(asked: &Asked<'_, '_, '_>, gaps: &[Gap]) -> YamlError {
    let key = asked.path.to_string();
    let merges = Merges::new(asked.events);
    if let Some(found) = gaps.iter().find_map(|gap| merges.bring(gap.mapping, wanted(asked, gap))) {
        let error = YamlError::nowhere(Fault::Merged { key });
        let error = error.and(asked.position(found.merge), "merged here");
        return error.and(asked.position(found.key), "from here");
    }
    if let Some(error) = gaps.iter().find_map(|gap| merged_over(asked, &around(gap))) {
        return error;
    }
    let deepest = gaps.iter().map(|gap| gap.matched).max();
    let gaps: Vec<&Gap> = gaps.iter().filter(|gap| Some(gap.matched) == deepest).collect();
    let near = gaps.iter().find_map(|gap| near(asked, gap));
    let error = YamlError::nowhere(Fault::Missing { key, near });
    match gaps.first() {
        Some(gap) => error.and(asked.position(gap.mapping), "not in this mapping"),
        None => error,
    }
}

/// The mappings around a gap, with its own, which its key stands before.
fn around(gap: &Gap) -> Vec<usize> {
    gap.ancestors.iter().copied().chain([gap.mapping]).collect()
}

/// The refusal for a path whose keys some merge replaces: `nodes` are the mappings from the root in, and at the end what
/// stands at the last key.
///
/// A merge before the key loses to it in all readers; of one behind it Helm takes what it brings, and others don't.
pub(super) fn merged_over(asked: &Asked<'_, '_, '_>, nodes: &[usize]) -> Option<YamlError> {
    let merges = Merges::new(asked.events);
    let steps = nodes.iter().zip(nodes.iter().skip(1)).zip(asked.path.keys()).enumerate();
    steps.into_iter().find_map(|(depth, ((mapping, node), wanted))| {
        let own = node.checked_sub(1)?;
        let found = merges.bring_behind(*mapping, wanted, own)?;
        let error = YamlError::nowhere(Fault::MergedOver { key: asked.path_to(depth + 1) });
        let error = error.and(asked.position(found.merge), "merged here").and(asked.position(found.key), "from here");
        Some(error.and(asked.position(own), "over this"))
    })
}

fn wanted<'a>(asked: &'a Asked<'_, '_, '_>, gap: &Gap) -> &'a str {
    asked.path.keys().get(gap.matched).map_or("", String::as_str)
}

/// The path that was perhaps meant: one key written otherwise, or several that are one with dots.
fn near(asked: &Asked<'_, '_, '_>, gap: &Gap) -> Option<String> {
    let keys = || entries(asked.events, gap.mapping).filter_map(|(key, _)| text_at(asked.events, key));
    let rest = asked.path.keys().get(gap.matched..)?;
    let dotted = (2..=rest.len()).find_map(|count| {
        let dotted = rest.get(..count)?.join(".");
        keys().find(|key| *key == dotted).map(|key| (key, count))
    });
    let (key, count) = dotted.or_else(|| nearest(wanted(asked, gap), keys()).map(|key| (key, 1)))?;
    let before = asked.path.keys().iter().take(gap.matched).map(String::as_str);
    let after = rest.iter().skip(count).map(String::as_str);
    KeyPath::from_keys(before.chain([key]).chain(after)).map(|path| path.to_string())
}
