//! Writes the man pages.

use clap::{Command, CommandFactory};
use clap_mangen::Man;
use git_eurodat::cli::Cli;

use super::tree;

/// Each page as its file's name and text: `git-eurodat.1`, and one for each command.
pub fn render() -> Vec<(String, String)> {
    let mut root = Cli::command().disable_help_subcommand(true);
    root.build();
    let mut pages = vec![page(root.clone(), "git-eurodat")];
    for command in tree::commands(&root) {
        let name = format!("git-eurodat-{}", command.get_name());
        pages.push(page(command.clone(), &name));
    }
    pages
}

fn page(command: Command, name: &str) -> (String, String) {
    let mut text = Vec::new();
    let version = concat!("git-eurodat ", env!("CARGO_PKG_VERSION"));
    let man = Man::new(command.display_name(name.to_owned()))
        .title(name.to_uppercase())
        .source(version)
        .manual("git-eurodat");
    man.render(&mut text).expect("a Vec takes all");
    (format!("{name}.1"), tidied(&String::from_utf8(text).expect("clap writes UTF-8")))
}

/// The section that clap calls extra is the table of exit codes, whose lines must stay lines.
fn tidied(text: &str) -> String {
    let text = match text.split_once(".SH EXTRA\nExit codes:\n") {
        None => text.to_owned(),
        Some((before, after)) => {
            let (codes, rest) = after.split_once(".SH").unwrap_or((after, ""));
            format!("{before}.SH \"EXIT STATUS\"\n.nf\n{codes}.fi\n.SH{rest}")
        }
    };
    text.lines().map(|line| line.trim_end().to_owned() + "\n").collect()
}
