//! The committed JSON schema is the one that the types give; `EURODAT_BLESS=1` rewrites it.

use std::path::Path;

use git_eurodat::model::policy;
use libtest_mimic::{Failed, Trial};

use super::blessed;

/// One test.
pub fn trials() -> Vec<Trial> {
    vec![Trial::test("schema/eurodat", eurodat)]
}

fn eurodat() -> Result<(), Failed> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/eurodat.schema.json");
    let schema = serde_json::to_string_pretty(&policy::schema())?;
    blessed::compare(&format!("{schema}\n"), &file)
}
