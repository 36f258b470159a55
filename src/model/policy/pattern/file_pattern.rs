//! Where values files are: a path with `{stage}` and `{cloud}` in it.

use std::fmt;

use super::form::{CLOUD, Form, STAGE};
use crate::model::name::{EnvironmentName, StageName};

/// A path pattern such as `app-of-apps/values-{stage}-{cloud}.yaml`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilePattern {
    pub(super) text: String,
    pub(super) prefix: String,
    pub(super) form: Form,
    pub(super) suffix: String,
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

    /// Whether the fixed text before the first placeholder is a part of a file's or folder's name, such as `values-`: then
    /// what fits it is meant to be a values file.
    #[must_use]
    pub fn is_telling(&self) -> bool {
        !self.prefix.is_empty() && !self.prefix.ends_with('/')
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
        match self.fitting(variable, stages) {
            Some((stage, cloud)) => Match::Environment(EnvironmentName::new(stage.clone(), cloud)),
            None if self.form.fits(variable) => Match::Stray,
            None => Match::No,
        }
    }

    /// The stage that a values file belongs to; none for every other path. The same as [`matches`](Self::matches), for
    /// those who ask of thousands.
    #[must_use]
    pub fn stage_of<'s>(&self, path: &str, stages: &'s [StageName]) -> Option<&'s StageName> {
        let variable = path.strip_prefix(self.prefix.as_str())?.strip_suffix(self.suffix.as_str())?;
        self.fitting(variable, stages).map(|(stage, _)| stage)
    }

    /// Whether a folder of this path could hold values files of these stages, by itself or in folders below it.
    #[must_use]
    pub fn could_hold(&self, folder: &str, stages: &[StageName]) -> bool {
        let depth = folder.split('/').count();
        let below: Vec<&str> = self.text.split('/').skip(depth).collect();
        let below = below.join("/").replace(CLOUD, "x");
        let holds = |stage: &StageName| {
            self.stage_of(&format!("{folder}/{}", below.replace(STAGE, stage.as_str())), stages).is_some()
        };
        !below.is_empty() && stages.iter().any(holds)
    }

    /// Whether a path is no values file of these stages and would be one, were it written in other case or without odd
    /// characters: many disks hold the two as one file.
    #[must_use]
    pub fn is_lookalike(&self, path: &str, stages: &[StageName]) -> bool {
        if self.stage_of(path, stages).is_some() {
            return path.chars().any(is_odd);
        }
        let plain = |text: &str| text.chars().filter(|c| !is_odd(*c)).collect::<String>().to_lowercase();
        let pattern = Self { prefix: plain(&self.prefix), suffix: plain(&self.suffix), ..self.clone() };
        let stages: Vec<StageName> = stages.iter().map(|stage| StageName::new(plain(stage.as_str()))).collect();
        pattern.stage_of(&plain(path), &stages).is_some()
    }

    fn fitting<'s, 'v>(&self, variable: &'v str, stages: &'s [StageName]) -> Option<(&'s StageName, &'v str)> {
        let fits = stages.iter().filter_map(|stage| Some((stage, self.form.cloud(variable, stage.as_str())?)));
        fits.max_by_key(|(stage, _)| stage.as_str().len())
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

/// Marks that combine with the character before and what isn't seen: Unicode writes the same name in two ways by them
/// ([normalization forms](https://www.unicode.org/reports/tr15/)), and disks differ in whether those are one.
fn is_odd(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
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
