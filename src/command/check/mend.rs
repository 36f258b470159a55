//! `--fix`: the byte-exact edit of what has one safe mend.

use std::collections::BTreeMap;
use std::path::Path;

use crate::external::git::{OwnLock, Repository};
use crate::external::work_tree::{read, replace};
use crate::failure::Failure;
use crate::model::diagnostic::Mend;
use crate::model::edit::{SetOptions, set_scalar};
use crate::model::report::Report;

/// Mends what a report offers a mend for; says one line for each value that it changed. What can't be edited exactly stays
/// as it is, and in the next report.
///
/// # Errors
/// When a file can't be read or written.
pub fn mend(repository: &Repository, top: &Path, report: &Report) -> Result<Vec<String>, Failure> {
    let mut mends: BTreeMap<&str, Vec<(&Mend, String)>> = BTreeMap::new();
    for found in &report.diagnostics {
        if let Some(mend) = &found.mend {
            let place = found.excerpts.first().map_or_else(|| found.path.clone(), ToString::to_string);
            mends.entry(&found.path).or_default().push((mend, place));
        }
    }
    let lock = OwnLock::take(&repository.own_folder(), "edit.lock")?;
    let mut told = Vec::new();
    for (path, mends) in mends {
        let path = top.join(path);
        let mut text = read(&path)?;
        let before = told.len();
        for (mend, place) in mends {
            if let Ok(new) = set_scalar(&text, &mend.key, &mend.value, SetOptions::default()) {
                told.extend(
                    (new != text).then(|| format!("mended {place}: {} is the string {:?}", mend.key, mend.value)),
                );
                text = new;
            }
        }
        if told.len() > before {
            replace(&lock, &path, &text)?;
        }
    }
    Ok(told)
}
