//! The committed files are what the command line's types say; `EURODAT_BLESS=1` makes them so.

use std::{fs, path::Path};

use libtest_mimic::{Failed, Trial};

use crate::suite::blessed;

use super::{bash, fish, man, power_shell, tree, zsh};

/// One trial for each committed file, and one that none is left over.
pub fn trials() -> Vec<Trial> {
    let files = files();
    let pages: Vec<_> = files.iter().filter_map(|(name, _)| name.strip_prefix("man/")).map(str::to_owned).collect();
    let mut trials = vec![Trial::test("completions::no_page_left_over", move || no_page_left_over(&pages))];
    trials.extend(
        files
            .into_iter()
            .map(|(name, text)| Trial::test(format!("completions::current::{name}"), move || current(&name, &text))),
    );
    trials
}

fn files() -> Vec<(String, String)> {
    let root = tree::built();
    let mut files = vec![
        ("git-eurodat.bash".to_owned(), bash::render(&root)),
        ("_git-eurodat".to_owned(), zsh::render(&tree::visible())),
        ("git-eurodat.fish".to_owned(), fish::render(&root)),
        ("git-eurodat.ps1".to_owned(), power_shell::render(&tree::visible())),
    ];
    files.extend(man::render().into_iter().map(|(name, text)| (format!("man/{name}"), text)));
    files
}

fn current(name: &str, text: &str) -> Result<(), Failed> {
    blessed::compare(text, &Path::new(env!("CARGO_MANIFEST_DIR")).join("completions").join(name))
}

fn no_page_left_over(pages: &[String]) -> Result<(), Failed> {
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("completions/man"))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if !pages.contains(&name) {
            return Err(format!("completions/man/{name} is of a command that there isn't").into());
        }
    }
    Ok(())
}
