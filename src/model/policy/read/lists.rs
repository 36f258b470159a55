//! The lists that grow by the day: freezes, rejected releases, overrides.

use std::collections::BTreeMap;

use super::super::format::{Field, FreezeFile, Key, Span};
use super::super::types::Freeze;
use super::faults::Faults;
use super::{moment, rules::RULES};
use crate::model::name::StageName;
use crate::model::nearest::did_you_mean;
use crate::model::release::Release;

/// `[[freezes]]`
pub(super) fn freezes(
    field: Field<Vec<Field<FreezeFile>>>,
    known: &[StageName],
    faults: &mut Faults<'_>,
) -> Vec<Freeze> {
    let tables = faults.take_all("freezes", field);
    tables.into_iter().filter_map(|(table, file)| freeze(table, file, known, faults)).collect()
}

fn freeze(table: Span, file: FreezeFile, known: &[StageName], faults: &mut Faults<'_>) -> Option<Freeze> {
    judge_missing(&table, &file, faults);
    let stages = stages("stages", file.stages, known, faults);
    let from = moment::read("from", file.from, faults);
    let until = moment::read("until", file.until, faults);
    let reason = faults.take("reason", file.reason);
    let ((_, from), (span, until)) = from.zip(until)?;
    if until <= from {
        faults.error(&span, "the freeze ends before it starts", Some(format!("`until` must be later than {from}")));
    }
    Some(Freeze { stages, from, until, reason: reason?.1 })
}

fn judge_missing(table: &Span, file: &FreezeFile, faults: &mut Faults<'_>) {
    let missing = [
        ("stages", file.stages == Field::Absent),
        ("from", file.from == Field::Absent),
        ("until", file.until == Field::Absent),
        ("reason", file.reason == Field::Absent),
    ];
    let missing: Vec<_> = missing.into_iter().filter_map(|(key, missing)| missing.then_some(key)).collect();
    if !missing.is_empty() {
        faults.error(table, format!("a freeze needs `{}`", missing.join("`, `")), None);
    }
}

/// `[rejected]`
pub(super) fn rejected(
    field: Field<BTreeMap<Key, Field<String>>>,
    faults: &mut Faults<'_>,
) -> BTreeMap<Release, String> {
    let entries = faults.take("rejected", field).map(|(_, entries)| entries).unwrap_or_default();
    entries.into_iter().filter_map(|(key, reason)| rejection(&key, reason, faults)).collect()
}

fn rejection(key: &Key, reason: Field<String>, faults: &mut Faults<'_>) -> Option<(Release, String)> {
    let release = key.text().parse::<Release>();
    let release = release.map_err(|why| faults.error(&key.span(), why.to_string(), Some(quoted()))).ok()?;
    let (_, reason) = faults.take(key.text(), reason)?;
    Some((release, reason))
}

fn quoted() -> String {
    "write the release in quotes and the reason behind it: `\"1.4.3\" = \"loses contracts\"`".to_owned()
}

/// `[overrides]`
pub(super) fn overrides(
    field: Field<BTreeMap<Key, Field<Vec<Field<String>>>>>,
    known: &[StageName],
    faults: &mut Faults<'_>,
) -> BTreeMap<String, Vec<StageName>> {
    let entries = faults.take("overrides", field).map(|(_, entries)| entries).unwrap_or_default();
    let mut overrides = BTreeMap::new();
    for (rule, field) in entries {
        if !RULES.contains(&rule.text()) {
            let help = did_you_mean(rule.text(), RULES);
            faults.warning(&rule.span(), format!("unknown rule `{}`", rule.text()), help);
        }
        overrides.insert(rule.text().to_owned(), stages(rule.text(), field, known, faults));
    }
    overrides
}

/// Names of configured stages.
fn stages(key: &str, field: Field<Vec<Field<String>>>, known: &[StageName], faults: &mut Faults<'_>) -> Vec<StageName> {
    let names = faults.take_all(key, field).into_iter();
    names.filter_map(|at| configured(at, known, faults)).collect()
}

fn configured((span, name): (Span, String), known: &[StageName], faults: &mut Faults<'_>) -> Option<StageName> {
    let found = known.iter().find(|stage| stage.as_str() == name).cloned();
    if found.is_none() {
        let names: Vec<&str> = known.iter().map(StageName::as_str).collect();
        let help = did_you_mean(&name, names.iter().copied())
            .unwrap_or_else(|| format!("the stages are `{}`", names.join("`, `")));
        faults.error(&span, format!("there is no stage `{name}`"), Some(help));
    }
    found
}
