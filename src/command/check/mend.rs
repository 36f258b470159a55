//! `--fix`: the byte-exact edit of what has one safe mend.

use std::collections::BTreeMap;
use std::path::Path;

use crate::external::git::{OwnLock, Repository};
use crate::external::work_tree::{read, replace};
use crate::failure::Failure;
use crate::model::diagnostic::Mend;
use crate::model::edit::{SetOptions, set_scalar};
use crate::model::report::Report;

/// Mends what a report offers a mend for; says whether any file was changed. What can't be edited exactly stays as it
/// is, and in the next report.
///
/// # Errors
/// When a file can't be read or written.
pub fn mend(repository: &Repository, top: &Path, report: &Report) -> Result<bool, Failure> {
    let mut mends: BTreeMap<&str, Vec<&Mend>> = BTreeMap::new();
    for found in &report.diagnostics {
        if let Some(mend) = &found.mend {
            mends.entry(&found.path).or_default().push(mend);
        }
    }
    let lock = OwnLock::take(&repository.own_folder(), "edit.lock")?;
    let mut any = false;
    for (path, mends) in mends {
        let path = top.join(path);
        let old = read(&path)?;
        let new = mends.into_iter().fold(old.clone(), |text, mend| mended(&text, mend).unwrap_or(text));
        if new != old {
            replace(&lock, &path, &new)?;
            any = true;
        }
    }
    Ok(any)
}

fn mended(text: &[u8], mend: &Mend) -> Option<Vec<u8>> {
    set_scalar(text, &mend.key, &mend.value, SetOptions::default()).ok()
}
