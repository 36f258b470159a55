//! Where values files are: a path with `{stage}` and `{cloud}` in it.

use std::fmt;
use std::str::FromStr;

use crate::model::name::{EnvironmentName, StageName};

/// A path pattern such as `app-of-apps/values-{stage}-{cloud}.yaml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePattern {
    text: String,
    prefix: String,
    form: Form,
    suffix: String,
}

/// What stands between the pattern's fixed start and its fixed end.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Form {
    /// `{stage}`
    Stage,
    /// `{stage}`, this text, `{cloud}`
    StageCloud(String),
    /// `{cloud}`, this text, `{stage}`
    CloudStage(String),
}

/// What a path is to the pattern.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// The values file of this environment.
    Environment(EnvironmentName),
    /// It has the form of a values file, but no configured stage fits.
    Stray,
    /// Another file.
    No,
}

/// Why a text is no pattern.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct PatternError(pub String);

const STAGE: &str = "{stage}";
const CLOUD: &str = "{cloud}";

impl FilePattern {
    /// The pattern as it is written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The folder under which all values files are, without a slash at the end; empty for the top.
    #[must_use]
    pub fn root(&self) -> &str {
        self.prefix.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// What `path` is, where these stages are configured: the longest stage name that fits wins.
    ///
    /// Asked of every path of a tree, so a path that isn't ours costs two comparisons and no allocation.
    #[must_use]
    pub fn matches(&self, path: &str, stages: &[StageName]) -> Match {
        let Some(variable) =
            path.strip_prefix(self.prefix.as_str()).and_then(|rest| rest.strip_suffix(self.suffix.as_str()))
        else {
            return Match::No;
        };
        let fits = stages.iter().filter_map(|stage| Some((stage, self.form.cloud(variable, stage.as_str())?)));
        match fits.max_by_key(|(stage, _)| stage.as_str().len()) {
            Some((stage, cloud)) => Match::Environment(EnvironmentName::new(stage.clone(), cloud)),
            None if self.form.fits(variable) => Match::Stray,
            None => Match::No,
        }
    }

    /// The values file of an environment, whether it exists or not.
    #[must_use]
    pub fn path_of(&self, environment: &EnvironmentName) -> String {
        self.text.replace(STAGE, environment.stage().as_str()).replace(CLOUD, environment.cloud())
    }

    /// Whether the layout has clouds, so that a stage may have many environments.
    #[must_use]
    pub fn has_cloud(&self) -> bool {
        self.form != Form::Stage
    }
}

impl Form {
    /// The cloud that is left of the variable part when `stage` is taken out of it.
    fn cloud<'p>(&self, variable: &'p str, stage: &str) -> Option<&'p str> {
        let cloud = match self {
            Self::Stage => return (variable == stage).then_some(""),
            Self::StageCloud(between) => variable.strip_prefix(stage)?.strip_prefix(between.as_str())?,
            Self::CloudStage(between) => variable.strip_suffix(stage)?.strip_suffix(between.as_str())?,
        };
        is_name(cloud).then_some(cloud)
    }

    /// Whether some stage would fit, were it configured.
    fn fits(&self, variable: &str) -> bool {
        match self {
            Self::Stage => is_name(variable),
            Self::StageCloud(between) | Self::CloudStage(between) => {
                splits(variable, between).any(|(left, right)| is_name(left) && is_name(right))
            }
        }
    }
}

/// One or more characters of one path component.
fn is_name(text: &str) -> bool {
    !text.is_empty() && !text.contains('/')
}

/// Every way to split `text` at `between`.
fn splits<'t>(text: &'t str, between: &str) -> impl Iterator<Item = (&'t str, &'t str)> {
    text.match_indices(between).filter_map(|(at, found)| Some((text.get(..at)?, text.get(at + found.len()..)?)))
}

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

impl Form {
    fn between(&self) -> &str {
        match self {
            Self::Stage => "",
            Self::StageCloud(between) | Self::CloudStage(between) => between,
        }
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

impl fmt::Display for FilePattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}

impl Default for FilePattern {
    /// The EuroDaT layout: `app-of-apps/values-{stage}-{cloud}.yaml`.
    fn default() -> Self {
        let (prefix, between, suffix) = ("app-of-apps/values-", "-", ".yaml");
        Self {
            text: format!("{prefix}{STAGE}{between}{CLOUD}{suffix}"),
            prefix: prefix.to_owned(),
            form: Form::StageCloud(between.to_owned()),
            suffix: suffix.to_owned(),
        }
    }
}

#[cfg(test)]
#[path = "pattern_tests.rs"]
mod tests;
