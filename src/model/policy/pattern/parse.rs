//! From text to pattern.

use std::str::FromStr;

use super::file_pattern::FilePattern;
use super::form::{CLOUD, Form, STAGE};

/// Why a text is no pattern.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct PatternError(pub String);

impl FromStr for FilePattern {
    type Err = PatternError;

    fn from_str(text: &str) -> Result<Self, PatternError> {
        judge_path(text)?;
        let (before, after) =
            text.split_once(STAGE).ok_or_else(|| PatternError(format!("`{text}` has no `{STAGE}`")))?;
        let (prefix, form, suffix) = match (before.split_once(CLOUD), after.split_once(CLOUD)) {
            (None, None) => (before, Form::Stage, after),
            (None, Some((between, suffix))) => (before, Form::StageCloud(between.to_owned()), suffix),
            (Some((prefix, between)), _) => (prefix, Form::CloudStage(between.to_owned()), after),
        };
        [prefix, form.between(), suffix].into_iter().try_for_each(judge_literal)?;
        if form.between().is_empty() && form != Form::Stage {
            return Err(PatternError(format!(
                "something must stand between `{STAGE}` and `{CLOUD}`, such as `-` or `/`"
            )));
        }
        Ok(Self { text: text.to_owned(), prefix: prefix.to_owned(), form, suffix: suffix.to_owned() })
    }
}

/// A path as git writes it in trees: from the top, with `/`, no empty, `.` or `..` component.
fn judge_path(text: &str) -> Result<(), PatternError> {
    let odd = |part: &str| matches!(part, "" | "." | "..");
    if text.split('/').any(odd) || text.contains(['\\', '\0', '\n']) {
        return Err(PatternError(format!("`{text}` is no path from the top of the repository")));
    }
    Ok(())
}

/// The fixed parts hold no brace: it would be a placeholder that doesn't exist, or one that comes twice.
fn judge_literal(part: &str) -> Result<(), PatternError> {
    let Some(at) = part.find(['{', '}']) else { return Ok(()) };
    let from = part.get(at..).unwrap_or_default();
    let placeholder = from.find('}').and_then(|end| from.get(..=end)).unwrap_or(from);
    Err(PatternError(match placeholder {
        STAGE | CLOUD => format!("`{placeholder}` stands there twice"),
        _ => format!("`{placeholder}` is no placeholder; there are `{STAGE}` and `{CLOUD}`"),
    }))
}
