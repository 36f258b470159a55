//! Writes the completion for fish.
//!
//! Not clap's own: that knows no arguments without a name.

use std::fmt::Write;

use clap::{Arg, Command};

use super::tree::{self, Offer};

/// The whole file.
pub fn render(root: &Command) -> String {
    let mut text = HEAD.replace("@specs@", &optspecs(root));
    text += &options(root, "__fish_git_eurodat_at '' 0");
    for command in root.get_subcommands() {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        let _ = writeln!(
            text,
            "complete -c git-eurodat -n \"__fish_git_eurodat_at '' 0\" -a {} -d {}",
            command.get_name(),
            quoted(&about)
        );
    }
    for command in root.get_subcommands() {
        let name = command.get_name();
        text += "\n";
        text += &options(command, &format!("__fish_git_eurodat_in {name}"));
        for (index, arg) in command.get_positionals().enumerate() {
            let at = if tree::repeats(arg) {
                format!("__fish_git_eurodat_in {name}")
            } else {
                format!("__fish_git_eurodat_at {name} {index}")
            };
            if let Some(offer) = words(arg) {
                let _ = writeln!(text, "complete -c git-eurodat -n '{at}' -k -a {offer}");
            }
        }
    }
    text
}

fn options(command: &Command, condition: &str) -> String {
    let lines = tree::options(command).map(|arg| {
        let mut line = format!("complete -c git-eurodat -n \"{condition}\"");
        let _ = arg.get_short().map(|short| write!(line, " -s {short}"));
        let _ = arg.get_long().map(|long| write!(line, " -l {long}"));
        if tree::takes_value(arg) {
            line += " -x";
            let _ = words(arg).map(|offer| write!(line, " -k -a {offer}"));
        }
        let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
        line + &format!(" -d {}\n", quoted(&help))
    });
    lines.collect()
}

/// What fish's `argparse` has to know to tell a command's arguments from its options' values.
fn optspecs(root: &Command) -> String {
    let mut arms = String::new();
    for command in root.get_subcommands() {
        let specs: Vec<_> = tree::options(command).filter_map(spec).collect();
        // The default does for the others: argparse wants one specification at least.
        if !specs.is_empty() && specs != ["h/help"] {
            let _ =
                writeln!(arms, "        case {}\n            printf '%s\\n' {}", command.get_name(), specs.join(" "));
        }
    }
    arms
}

fn spec(arg: &Arg) -> Option<String> {
    let value = if tree::takes_value(arg) { "=+" } else { "" };
    let name = match (arg.get_short(), arg.get_long()) {
        (Some(short), Some(long)) => format!("{short}/{long}"),
        (Some(short), None) => short.to_string(),
        (None, Some(long)) => long.to_owned(),
        (None, None) => return None,
    };
    Some(name + value)
}

fn words(arg: &Arg) -> Option<String> {
    match tree::offer(arg) {
        Offer::Names(kinds) => Some(format!("'(__fish_git_eurodat_names {})'", kinds.join(" "))),
        Offer::Words(words) => Some(quoted(&words.join(" "))),
        Offer::Path => Some("'(__fish_complete_directories (commandline -ct))'".to_owned()),
        Offer::Nothing => None,
    }
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\\', "\\\\").replace('\'', "\\'"))
}

const HEAD: &str = r#"# Completion for fish, of `git eurodat` by way of git's own completion and of `git-eurodat`.
#
# Written from the command line's types by the test suite; EURODAT_BLESS=1 writes it anew.

# The names that the repository knows.
function __fish_git_eurodat_names
    for kind in $argv
        git (__fish_git_eurodat_global_options) eurodat complete $kind 2>/dev/null
    end
end

# What git was given before the command. Git's completion asks ours with a command line that has lost it; the
# line that the user typed is in a variable of its own.
function __fish_git_eurodat_global_options
    status print-stack-trace | string match -q '*__fish_git_complete_custom_command*'
    and set -q __fish_git_cmdline
    or return 0
    echo -- $__fish_git_cmdline | read -lat words
    set -e words[1]
    argparse -s (__fish_git_global_optspecs) -- $words 2>/dev/null
    or return 0
    set -l count (math (count $words) - (count $argv))
    test $count -gt 0
    and printf '%s\n' $words[1..$count] | string replace -r '^~(?=/|$)' $HOME
end

# Whether the command is this one.
function __fish_git_eurodat_in -a command
    set -l words (commandline -opc)
    test "$words[2]" = $command
end

# Whether the word at the cursor would be this argument of this command, counted from 0.
function __fish_git_eurodat_at -a command index
    set -l words (commandline -opc)
    test "$words[2]" = "$command"
    or return 1
    set -e words[1..2]
    argparse -i (__fish_git_eurodat_optspecs "$command") -- $words 2>/dev/null
    and test (count $argv) -eq $index
end

function __fish_git_eurodat_optspecs -a command
    switch $command
@specs@        case '*'
            echo h/help
    end
end

complete -c git-eurodat -f
"#;
