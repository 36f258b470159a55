//! Keys that this version doesn't know. They are warnings: a newer version's keys must not stop an older tool.

use toml_edit::{Item, Table, TableLike, Value};

use super::super::format::{
    FreezeFile, GitLabFile, MergeRequestsFile, PolicyFile, ProductFile, RepositoryFile, StageFile, ValuesFile,
    VerifyFile, names_of,
};
use super::faults::Faults;
use crate::model::nearest::did_you_mean;

/// Warns of every unknown key.
pub(super) fn judge(root: &Table, faults: &mut Faults<'_>) {
    judge_keys(root, names_of::<PolicyFile>(), faults);
    let sections = [
        ("repository", names_of::<RepositoryFile>()),
        ("gitlab", names_of::<GitLabFile>()),
        ("merge-requests", names_of::<MergeRequestsFile>()),
        ("product", names_of::<ProductFile>()),
        ("values", names_of::<ValuesFile>()),
        ("stages", names_of::<StageFile>()),
        ("freezes", names_of::<FreezeFile>()),
        ("verify", names_of::<VerifyFile>()),
    ];
    for (section, names) in sections {
        for table in root.get(section).map(tables).unwrap_or_default() {
            judge_keys(table, names, faults);
        }
    }
}

fn judge_keys(table: &dyn TableLike, names: &[&str], faults: &mut Faults<'_>) {
    for (name, _) in table.iter().filter(|(name, _)| !names.contains(name)) {
        let span = table.key(name).and_then(toml_edit::Key::span).unwrap_or_default();
        let help = did_you_mean(name, names.iter().copied())
            .unwrap_or_else(|| format!("the keys here are `{}`", names.join("`, `")));
        faults.warning(&span, format!("unknown key `{name}`"), Some(help));
    }
}

/// The tables at a key: one, or those of an array, however they are written.
fn tables(item: &Item) -> Vec<&dyn TableLike> {
    match item {
        Item::ArrayOfTables(tables) => tables.iter().map(|table| table as &dyn TableLike).collect(),
        Item::Value(Value::Array(values)) => {
            values.iter().filter_map(Value::as_inline_table).map(|table| table as &dyn TableLike).collect()
        }
        other => other.as_table_like().into_iter().collect(),
    }
}
