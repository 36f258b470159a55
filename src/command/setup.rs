//! `git eurodat setup`: puts the man pages and completions where git and the shells find them.

use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

use crate::{
    cli::SetupArgs,
    external::user_folders::{self, FolderError, UserFolders},
    failure::{Failure, Problem},
    model::shipped,
};

/// Writes the files, or only lists them, and says what a shell must be told.
///
/// # Errors
/// Where home is unknown or a file can't be written.
pub fn run(args: &SetupArgs) -> Result<String, Failure> {
    let folders = UserFolders::find().map_err(refused)?;
    if let Some(page) = folders.packaged_page("git-eurodat.1") {
        return Ok(format!("A package has put the man pages and completions in place: {}\n", page.display()));
    }
    let mut told = String::new();
    for (path, text) in files(&folders) {
        let verb = settle(&path, text, args).map_err(refused)?;
        let _ = writeln!(told, "{verb:<11} {}", path.display());
    }
    Ok(told + &notes(&folders))
}

fn files(folders: &UserFolders) -> Vec<(PathBuf, &'static str)> {
    let man = folders.man();
    let mut files: Vec<_> = shipped::MAN_PAGES.iter().map(|(name, text)| (man.join(name), *text)).collect();
    files.push((folders.bash(), shipped::BASH));
    files.push((folders.zsh(), shipped::ZSH));
    files.push((folders.fish(), shipped::FISH));
    files.push((folders.fish_start(), shipped::FISH_START));
    files.push((folders.power_shell(), shipped::POWER_SHELL));
    files
}

/// Brings one file to its text and says what that took.
fn settle(path: &Path, text: &str, args: &SetupArgs) -> Result<&'static str, FolderError> {
    if user_folders::holds(path, text) {
        return Ok("unchanged");
    }
    if args.dry_run {
        return Ok("would write");
    }
    user_folders::put(path, text).map(|()| "wrote")
}

/// What doesn't work by itself, for each shell that is here.
fn notes(folders: &UserFolders) -> String {
    let mut notes = String::new();
    if let Some(root) = folders.missing_from_manpath() {
        notes += &note(
            "man doesn't look there yet: add to your shell's profile",
            &format!("export MANPATH={}:", quoted(&root, r"'\''")),
        );
    }
    if folders.has_program("bash") {
        let line = format!(". {}", quoted(&folders.bash(), r"'\''"));
        notes += &note("bash finds it through bash-completion; without that, add to ~/.bashrc", &line);
    }
    if folders.has_program("zsh") {
        let functions = folders.zsh().parent().map(Path::to_owned).unwrap_or_default();
        let line = format!("fpath=({} $fpath)", quoted(&functions, r"'\''"));
        notes += &note("zsh: add to ~/.zshrc, before compinit", &line);
    }
    if folders.has_program("fish") {
        notes += "\nfish finds it by itself\n";
    }
    if folders.has_program("pwsh") || folders.has_program("powershell") {
        notes += &note("PowerShell: add to $PROFILE", &format!(". {}", quoted(&folders.power_shell(), "''")));
    }
    notes
}

fn note(what: &str, line: &str) -> String {
    format!("\n{what}:\n  {line}\n")
}

/// The path for a shell to read; bash on Windows wants slashes, PowerShell takes them.
fn quoted(path: &Path, quote: &str) -> String {
    let text = path.display().to_string();
    let text = if cfg!(windows) { text.replace('\\', "/") } else { text };
    format!("'{}'", text.replace('\'', quote))
}

fn refused(error: FolderError) -> Failure {
    let problem = Problem::new(error.to_string());
    match error {
        FolderError::NoHome => Failure::outside(problem.help("set HOME")),
        FolderError::Write { source, .. } => Failure::outside(problem.note(source.to_string())),
    }
}
