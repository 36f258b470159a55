//! Reads, decides, splices, proves.

use super::proof::prove;
use super::refusal::{refuse_aliases, refuse_tag};
use super::splice::Splice;
use crate::model::key_path::KeyPath;
use crate::model::yaml::{Scalar, YamlError, locate, read, text_of};

/// How to set a scalar; the default is the careful way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SetOptions {
    /// What to do if aliases change along with the value.
    pub aliases: Aliases,
}

/// What to do if the value, or a mapping around it, has an anchor that aliases stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Aliases {
    /// Refuse, and name each alias.
    #[default]
    Refuse,
    /// Set the value, and so what each alias means.
    Follow,
}

/// `text` with the scalar at `path` set to the string `value`, byte for byte the same elsewhere.
///
/// The new value reads as that string to YAML 1.1 and 1.2 readers alike. It is written in the style
/// of the old one where that can hold it: what can't stand plain gets double quotes, a block scalar
/// stays one (folded becomes literal for several lines) unless only double quotes hold the value.
/// Where no value is written, one is inserted after the colon. A text that says `value` already
/// comes back as it is.
///
/// Before it returns, the new text is read and compared with the old: exactly this value differs.
///
/// # Errors
///
/// All of [`scalar_at`](crate::model::yaml::scalar_at)'s; and if aliases would change too
/// ([`Aliases`]), if a tag makes the value something else than a string, if the key is an explicit
/// one without a colon, or if the proof fails.
pub fn set_scalar(text: &[u8], path: &KeyPath, value: &str, options: SetOptions) -> Result<Vec<u8>, YamlError> {
    let text = text_of(text)?;
    let events = read(text)?;
    let target = locate(text, &events, path)?;
    if says(&Scalar::of(text, target.value), value) {
        return Ok(text.as_bytes().to_vec());
    }
    refuse_tag(text, &target)?;
    if options.aliases == Aliases::Refuse {
        refuse_aliases(text, &events, &target)?;
    }
    let splice = Splice::plan(text, &target, value)?;
    let edited = splice.apply(text);
    prove(&events, &edited, &splice.expectation(target.at, value))?;
    Ok(edited.into_bytes())
}

/// Whether the scalar is this string; the number `1.10` isn't the string of the same spelling.
fn says(scalar: &Scalar, value: &str) -> bool {
    scalar.is_string && scalar.value == value
}
