//! A key that isn't there: whether a merge brings it, and what was perhaps meant.

use super::asked::Asked;
use super::error::YamlError;
use super::fault::Fault;
use super::merge::Merges;
use super::near::nearest;
use super::tree::{entries, text_at};
use super::walk::Gap;
use crate::model::key_path::KeyPath;

/// The refusal for a path whose next key is missing at each of `gaps`, all equally deep.
pub(super) fn missing(asked: &Asked<'_, '_, '_>, gaps: &[&Gap]) -> YamlError {
    let key = asked.path.to_string();
    let merges = Merges::new(asked.events);
    if let Some(found) = gaps.iter().find_map(|gap| merges.bring(gap.mapping, wanted(asked, gap))) {
        let error = YamlError::nowhere(Fault::Merged { key });
        let error = error.and(asked.position(found.merge), "merged here");
        return error.and(asked.position(found.key), "from here");
    }
    let near = gaps.iter().find_map(|gap| near(asked, gap));
    let error = YamlError::nowhere(Fault::Missing { key, near });
    match gaps.first() {
        Some(gap) => error.and(asked.position(gap.mapping), "not in this mapping"),
        None => error,
    }
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
