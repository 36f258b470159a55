//! Policy files: each in `tests/policy/valid` is read without a word, each in `invalid` gets the errors that stand
//! beside it in a `.stderr` file, each in `warned` the warnings. `EURODAT_BLESS=1` rewrites those.

use std::path::{Path, PathBuf};

use git_eurodat::failure::{Class, Failure, Problem};
use git_eurodat::model::policy::{self, PolicyProblem};
use git_eurodat::render::failure::{failure, warning};
use git_eurodat::render::style::Style;
use libtest_mimic::{Failed, Trial};

use super::blessed;

type Test = fn(&Path) -> Result<(), Failed>;

/// One test a file.
pub fn trials() -> Vec<Trial> {
    let kinds: [(&str, Test); 3] = [("valid", valid), ("invalid", invalid), ("warned", warned)];
    kinds.into_iter().flat_map(|(kind, test)| of_folder(kind, test)).collect()
}

/// A test for each policy in a folder; one that fails where there is none.
fn of_folder(kind: &str, test: Test) -> Vec<Trial> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/policy").join(kind);
    let entries = std::fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut files: Vec<PathBuf> = entries.filter(|file| file.extension().is_some_and(|end| end == "toml")).collect();
    files.sort();
    if files.is_empty() {
        files.push(folder.join("none.toml"));
    }
    files.into_iter().map(|file| trial(kind, file, test)).collect()
}

fn trial(kind: &str, file: PathBuf, test: Test) -> Trial {
    let name = format!("policy/{kind}/{}", file.file_stem().unwrap_or_default().display());
    Trial::test(name, move || test(&file))
}

fn valid(file: &Path) -> Result<(), Failed> {
    let text = std::fs::read_to_string(file)?;
    match policy::read(&text) {
        Ok((_, warnings)) if warnings.is_empty() => Ok(()),
        Ok((_, warnings)) => Err(warned_text(&warnings, &text).into()),
        Err(errors) => Err(failed_text(&errors, &text).into()),
    }
}

fn invalid(file: &Path) -> Result<(), Failed> {
    let text = std::fs::read_to_string(file)?;
    match policy::read(&text) {
        Ok(_) => Err("it was read".into()),
        Err(errors) => compare(&failed_text(&errors, &text), file),
    }
}

fn warned(file: &Path) -> Result<(), Failed> {
    let text = std::fs::read_to_string(file)?;
    match policy::read(&text) {
        Ok((_, warnings)) => compare(&warned_text(&warnings, &text), file),
        Err(errors) => Err(failed_text(&errors, &text).into()),
    }
}

fn problem(found: &PolicyProblem, text: &str) -> Problem {
    let problem = Problem::new(found.message.clone()).at(found.excerpt(".eurodat.toml", text));
    Problem { help: found.help.clone(), ..problem }
}

fn failed_text(errors: &[PolicyProblem], text: &str) -> String {
    let problems = errors.iter().map(|error| problem(error, text)).collect();
    failure(&Failure { class: Class::Usage, problems }, Style::Plain)
}

fn warned_text(warnings: &[PolicyProblem], text: &str) -> String {
    warnings.iter().map(|found| warning(&problem(found, text), Style::Plain)).collect::<Vec<_>>().join("\n")
}

fn compare(actual: &str, file: &Path) -> Result<(), Failed> {
    blessed::compare(actual, &file.with_extension("stderr"))
}
