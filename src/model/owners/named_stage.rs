//! Which stage a pattern seems to mean.

use crate::model::name::StageName;
use crate::model::policy::Policy;

const STAGE: &str = "{stage}";
const CLOUD: &str = "{cloud}";
const WILDCARDS: [char; 3] = ['*', '?', '['];

/// The stage that a pattern names where values files have theirs, with wildcards for the cloud: `values-qa-*.yaml` and
/// `/app-of-apps/values-qa*` name qa, whatever else they match. `None` where wildcards stand for the stage too.
#[must_use]
pub fn named_stage<'p>(pattern: &str, policy: &'p Policy) -> Option<&'p StageName> {
    let levels: Vec<&str> = policy.values.files.as_str().split('/').collect();
    let level = levels.iter().position(|name| name.contains(STAGE))?;
    let name = at_level(pattern, level, levels.len())?;
    let (before, after) = levels.get(level)?.split_once(STAGE)?;
    let named = policy.stages.iter().map(|stage| &stage.name).filter(|stage| match before.split_once(CLOUD) {
        Some((_, between)) => ends(name, stage, [between, after]).is_some(),
        None => starts(name, stage, [before, after.split(CLOUD).next().unwrap_or_default()]).is_some(),
    });
    named.max_by_key(|stage| stage.as_str().len())
}

/// The pattern's name at this level of folders, counted from the top where that is possible, else from the end.
fn at_level(pattern: &str, level: usize, depth: usize) -> Option<&str> {
    let names: Vec<&str> = pattern.split('/').collect();
    let from_top = pattern.starts_with('/') && !names.iter().take(level + 2).any(|name| *name == "**");
    let index = if from_top {
        level + 1
    } else if pattern.ends_with('/') {
        return None;
    } else {
        (names.len() + level).checked_sub(depth)?
    };
    names.get(index).copied()
}

/// Whether a name is fixed text, the stage, and then its end, a wildcard or what parts the stage from the cloud.
fn starts(name: &str, stage: &StageName, [before, between]: [&str; 2]) -> Option<()> {
    let behind = name.strip_prefix(before)?.strip_prefix(stage.as_str())?;
    let is_whole = behind.is_empty() || behind.starts_with(WILDCARDS);
    (is_whole || !between.is_empty() && behind.starts_with(between)).then_some(())
}

/// The same from the end, where the cloud stands first.
fn ends(name: &str, stage: &StageName, [between, after]: [&str; 2]) -> Option<()> {
    let ahead = name.strip_suffix(after)?.strip_suffix(stage.as_str())?;
    (ahead.is_empty() || ahead.ends_with(['*', '?', ']']) || ahead.ends_with(between)).then_some(())
}

#[cfg(test)]
mod tests {
    use super::named_stage;
    use crate::model::policy::{Policy, Values};

    fn named(files: &str, pattern: &str) -> String {
        let files = files.parse().expect("a pattern");
        let policy = Policy { values: Values { files, ..Values::default() }, ..Policy::default() };
        named_stage(pattern, &policy).map(ToString::to_string).unwrap_or_default()
    }

    #[test]
    fn stages_that_patterns_name() {
        for (pattern, stage) in [
            ("values-qa-*.yaml", "qa"),
            ("/app-of-apps/values-qa-*.yaml", "qa"),
            ("/app-of-apps/values-qa*", "qa"),
            ("/**/values-qa-*", "qa"),
            ("/app-of-apps/**/values-qa-*", "qa"),
            ("values-qa-i*.yaml", "qa"),
            ("values-qa?*", "qa"),
            ("values-qa[-_]*", "qa"),
            ("values-qa-int-*.yaml", "qa-int"),
            ("values-qa-int*.yaml", "qa-int"),
            ("values-qa-gcp.yaml", "qa"),
            ("values-q*.yaml", ""),
            ("values-*-gcp.yaml", ""),
            ("values-qax-*.yaml", ""),
            ("*.yaml", ""),
            ("*", ""),
            ("/app-of-apps/", ""),
            ("app-of-apps/", ""),
            ("", ""),
        ] {
            assert_eq!(named("app-of-apps/values-{stage}-{cloud}.yaml", pattern), stage, "{pattern}");
        }
    }

    #[test]
    fn other_layouts() {
        for (files, pattern, stage) in [
            ("envs/{stage}/{cloud}/values.yaml", "/envs/qa*/", "qa"),
            ("envs/{stage}/{cloud}/values.yaml", "/envs/qa/*/values.yaml", "qa"),
            ("envs/{stage}/{cloud}/values.yaml", "qa*/*/values.yaml", "qa"),
            ("envs/{stage}/{cloud}/values.yaml", "values.yaml", ""),
            ("envs/{stage}.yaml", "/envs/qa*.yaml", "qa"),
            ("envs/{stage}.yaml", "/envs/qa.yaml", "qa"),
            ("{cloud}-{stage}.yaml", "*-qa.yaml", "qa"),
            ("{cloud}-{stage}.yaml", "*qa-int.yaml", "qa-int"),
            ("{cloud}-{stage}.yaml", "*.yaml", ""),
            ("{cloud}/{stage}.yaml", "/*/qa*", "qa"),
        ] {
            assert_eq!(named(files, pattern), stage, "{files} {pattern}");
        }
    }
}
