//! Scalars that can be read, and mustn't be set.

use crate::model::position::Position;
use crate::model::yaml::{Event, Fault, Kind, Target, YamlError};

/// Refuses a value whose tag makes it a number, a boolean or something of the user's own.
pub(super) fn refuse_tag(text: &str, target: &Target<'_, '_>) -> Result<(), YamlError> {
    match target.value.tag() {
        Some(tag) if !tag.is_string() => {
            let position = Position::of(text.as_bytes(), target.value.span.start);
            Err(YamlError::at(Fault::Tagged { tag: tag.shown() }, position))
        }
        _ => Ok(()),
    }
}

/// Refuses if an alias stands for the value or for a mapping around it; names every such alias.
pub(super) fn refuse_aliases(text: &str, events: &[Event<'_>], target: &Target<'_, '_>) -> Result<(), YamlError> {
    let around = target.ancestors.iter().filter_map(|mapping| mapping.anchor());
    let anchors: Vec<usize> = around.chain(target.value.anchor()).collect();
    let is_changed = |event: &&Event<'_>| matches!(event.kind, Kind::Alias(anchor) if anchors.contains(&anchor));
    let offsets: Vec<usize> = events.iter().filter(is_changed).map(|event| event.span.start).collect();
    if offsets.is_empty() {
        return Ok(());
    }
    let error = YamlError::nowhere(Fault::Aliased { count: offsets.len() });
    let named = Position::of_all(text.as_bytes(), &offsets).into_iter();
    Err(named.fold(error, |error, position| error.and(position, "an alias of it")))
}
