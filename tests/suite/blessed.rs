//! Expected outputs that are files: compared, or rewritten where `EURODAT_BLESS=1` asks for it.

use std::path::Path;

use libtest_mimic::Failed;
use snapbox::{Assert, Data};

/// Whether `actual` is what the file holds; tells the difference.
pub fn compare(actual: &str, file: &Path) -> Result<(), Failed> {
    if std::env::var_os("EURODAT_BLESS").is_some_and(|bless| bless == "1") {
        return std::fs::write(file, actual).map_err(Failed::from);
    }
    let expected = std::fs::read_to_string(file).unwrap_or_default();
    let name = file.display().to_string();
    Assert::new()
        .normalize_paths(false)
        .try_eq(Some(&name), Data::text(actual), Data::text(expected))
        .map_err(Failed::from)
}
