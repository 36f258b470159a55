//! The variable part of a values file's path.

/// Where the stage stands.
pub(super) const STAGE: &str = "{stage}";
/// Where the cloud stands.
pub(super) const CLOUD: &str = "{cloud}";

/// What stands between the pattern's fixed start and its fixed end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Form {
    /// `{stage}`
    Stage,
    /// `{stage}`, this text, `{cloud}`
    StageCloud(String),
    /// `{cloud}`, this text, `{stage}`
    CloudStage(String),
}

impl Form {
    /// The cloud that is left of the variable part when `stage` is taken out of it.
    pub(super) fn cloud<'p>(&self, variable: &'p str, stage: &str) -> Option<&'p str> {
        let cloud = match self {
            Self::Stage => return (variable == stage).then_some(""),
            Self::StageCloud(between) => variable.strip_prefix(stage)?.strip_prefix(between.as_str())?,
            Self::CloudStage(between) => variable.strip_suffix(stage)?.strip_suffix(between.as_str())?,
        };
        // What stands for bytes that are no UTF-8: such a file's name can't name an environment.
        (is_name(cloud) && !cloud.contains(char::REPLACEMENT_CHARACTER)).then_some(cloud)
    }

    /// Whether some stage would fit, were it configured.
    pub(super) fn fits(&self, variable: &str) -> bool {
        match self {
            Self::Stage => is_name(variable),
            Self::StageCloud(between) | Self::CloudStage(between) => {
                splits(variable, between).any(|(left, right)| is_name(left) && is_name(right))
            }
        }
    }

    /// The fixed text between the two placeholders.
    pub(super) fn between(&self) -> &str {
        match self {
            Self::Stage => "",
            Self::StageCloud(between) | Self::CloudStage(between) => between,
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
