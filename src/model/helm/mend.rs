//! The one edit that mends a value which lacks its quotes, such as `1.10`.

use super::finding::{Finding, Meant};
use super::source::Source;
use super::steps::key_path;
use super::tree::Place;
use crate::model::diagnostic::{Diagnostic, Mend};
use crate::model::yaml::{Kind, ScalarStyle, locate};

/// Adds what mends the value at `place`, where the text as it is written is what the schema wants.
pub(super) fn mend(diagnostic: Diagnostic, finding: &Finding, own: &Source<'_, '_>, place: &Place) -> Diagnostic {
    let Some(written) = unquoted(own, place) else { return diagnostic };
    let is_meant = match &finding.meant {
        Meant::NoString => false,
        Meant::AnyString => true,
        Meant::OneOf(texts) => texts.iter().any(|text| text == written),
    };
    if !is_meant {
        return diagnostic;
    }
    let mend = key_path(&finding.steps).and_then(|key| {
        let target = locate(own.text, own.events, &key).ok()?;
        (target.at == place.at).then(|| Mend { key, value: written.to_owned() })
    });
    Diagnostic { mend, ..diagnostic }.help(format!("write it in quotes: \"{written}\""))
}

/// The text of a plain scalar that Helm reads as a number or a boolean.
fn unquoted<'e>(own: &Source<'e, '_>, place: &Place) -> Option<&'e str> {
    use super::number::{Plain, plain};
    let event = own.events.get(place.at)?;
    match &event.kind {
        Kind::Scalar(text, ScalarStyle::Plain) if event.tag().is_none() => {
            (!matches!(plain(text), Plain::Null | Plain::Text)).then_some(text)
        }
        _ => None,
    }
}
