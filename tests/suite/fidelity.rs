//! Edits compared byte for byte with files: `tests/fidelity/`, one folder a case.

use std::fs;
use std::path::{Path, PathBuf};

use git_eurodat::model::edit::{Aliases, SetOptions, set_scalar};
use git_eurodat::model::yaml::YamlError;
use libtest_mimic::{Failed, Trial};

/// One trial a case.
pub fn trials() -> Vec<Trial> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fidelity");
    let entries = fs::read_dir(root).into_iter().flatten().flatten();
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(|path| path.is_dir()).collect();
    cases.sort();
    let there = Trial::test("fidelity::has-cases", {
        let count = cases.len();
        move || at_least(150, count)
    });
    cases.into_iter().map(trial).chain([there]).collect()
}

/// So that a suite that isn't found doesn't pass.
fn at_least(wanted: usize, count: usize) -> Result<(), Failed> {
    if count < wanted { Err(format!("only {count} cases").into()) } else { Ok(()) }
}

fn trial(case: PathBuf) -> Trial {
    let name = case.file_name().unwrap_or_default().to_string_lossy().into_owned();
    Trial::test(format!("fidelity::{name}"), move || judge(&case))
}

fn judge(case: &Path) -> Result<(), Failed> {
    let ask = Ask::read(&case.join("case.toml"))?;
    let before = fs::read(case.join("before.yaml"))?;
    let path = ask.key.parse().map_err(|error| format!("{error}"))?;
    let outcome = set_scalar(&before, &path, &ask.value, SetOptions { aliases: ask.aliases });
    match (outcome, fs::read(case.join("after.yaml"))) {
        (Ok(edited), Ok(after)) => same(&after, &edited),
        (Err(error), Err(_)) => same_refusal(&case.join("refused.txt"), &refused(&error)),
        (Ok(edited), Err(_)) => Err(format!("not refused:\n{}", edited.escape_ascii()).into()),
        (Err(error), Ok(_)) => Err(format!("refused: {}", refused(&error)).into()),
    }
}

/// What `case.toml` asks for.
struct Ask {
    key: String,
    value: String,
    aliases: Aliases,
}

impl Ask {
    fn read(path: &Path) -> Result<Self, Failed> {
        let table: toml_edit::DocumentMut = fs::read_to_string(path)?.parse()?;
        let text = |key: &str| table.get(key).and_then(|item| item.as_str());
        let aliases = match text("aliases") {
            Some("follow") => Aliases::Follow,
            _ => Aliases::Refuse,
        };
        let key = text("key").ok_or("case.toml has no key")?.to_owned();
        let value = text("value").ok_or("case.toml has no value")?.to_owned();
        Ok(Self { key, value, aliases })
    }
}

/// The message, the places and the help of a refusal, as `refused.txt` has them.
fn refused(error: &YamlError) -> String {
    let places = error.places().iter().map(|place| format!("  {}: {}\n", place.position, place.note));
    let help = error.help().map(|help| format!("help: {help}\n"));
    [format!("{}\n", error.message())].into_iter().chain(places).chain(help).collect()
}

/// Compares with `refused.txt`, or writes it if `SNAPSHOTS=overwrite`; bytes of YAML are never written.
fn same_refusal(file: &Path, refused: &str) -> Result<(), Failed> {
    if std::env::var_os("SNAPSHOTS").is_some_and(|what| what == "overwrite") {
        fs::write(file, refused)?;
    }
    same(&fs::read(file)?, refused.as_bytes())
}

fn same(expected: &[u8], actual: &[u8]) -> Result<(), Failed> {
    if expected == actual {
        return Ok(());
    }
    Err(format!("expected: {}\nactual:   {}", expected.escape_ascii(), actual.escape_ascii()).into())
}
