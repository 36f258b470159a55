//! Completion tried in the real shells, with git's own completion around it.

use std::path::{Path, PathBuf};

use libtest_mimic::{Failed, Trial};

use super::sandbox::{Sandbox, is_here, requires_tools};

/// A shell, and what of it must be here to try it.
#[derive(Clone, Copy)]
struct Shell {
    name: &'static str,
    needs: &'static [&'static str],
    complete: fn(&Sandbox, &Path, &str) -> String,
}

const BASH_COMPLETION: &str = "/usr/share/bash-completion/bash_completion";
const GIT_COMPLETION: &str = "/usr/share/bash-completion/completions/git";

const SHELLS: [Shell; 4] = [
    Shell { name: "bash", needs: &["bash", BASH_COMPLETION, GIT_COMPLETION], complete: bash },
    Shell { name: "bash_without_bash_completion", needs: &["bash", GIT_COMPLETION], complete: bash_alone },
    Shell { name: "zsh", needs: &["zsh"], complete: zsh },
    Shell { name: "fish", needs: &["fish"], complete: fish },
];

/// A line up to the cursor, and what must and must not be offered there.
struct Case {
    name: &'static str,
    /// `IAC` stands for the repository's path; without it, the line is typed inside of the repository.
    line: &'static str,
    offered: &'static [&'static str],
    not_offered: &'static [&'static str],
}

const CASES: [Case; 25] = [
    case("subcommand", "git euro", &["eurodat"], &[]),
    case("command", "git eurodat pro", &["promote"], &["status"]),
    case("command_of_program", "git-eurodat pro", &["promote"], &["status"]),
    case("commands", "git eurodat ", &["promote", "status", "help"], &["complete"]),
    case("help", "git eurodat help pro", &["promote"], &["complete"]),
    case("flag", "git eurodat promote --st", &["--strict"], &["--offline"]),
    case("words", "git eurodat status --format ", &["text", "json"], &["qa"]),
    case("stages", "git eurodat promote ", &["qa", "qa-int", "prod"], &["qa-gcp"]),
    case("stages_of_program", "git-eurodat promote q", &["qa", "qa-int"], &["prod"]),
    case("stages_after_a_value", "git eurodat promote -r 1.5.0 ", &["qa", "prod"], &["1.5.0"]),
    case("stages_elsewhere", "git -C IAC eurodat promote ", &["qa", "prod"], &[]),
    case("stages_of_git_dir", "git --git-dir=IAC/.git eurodat promote ", &["qa", "prod"], &[]),
    case("no_second_stage", "git eurodat promote qa ", &[], &["qa-int", "prod"]),
    case("environments", "git eurodat promote qa --environment ", &["qa-gcp", "qa-azure"], &["qa-int"]),
    case("environments_after_an_equals_sign", "git eurodat promote --environment=qa-g", &["qa-gcp"], &["qa-azure"]),
    case("releases", "git eurodat promote qa --release ", &["1.5.0", "1.4.2"], &["qa"]),
    case("stages_to_roll_back", "git eurodat rollback ", &["qa", "qa-int", "prod"], &["qa-gcp"]),
    case("releases_to_go_back_to", "git eurodat rollback qa --to ", &["1.5.0", "1.4.2"], &["qa"]),
    case("places", "git eurodat bump qa", &["qa", "qa-int", "qa-gcp"], &["prod"]),
    case("stages_to_freeze", "git eurodat freeze p", &["prod"], &["qa"]),
    case("more_stages_to_freeze", "git eurodat freeze qa ", &["qa-int", "prod"], &["1.5.0"]),
    case("releases_to_reject", "git eurodat reject 1.", &["1.5.0", "1.4.2"], &["qa"]),
    case("stages_of_the_log", "git eurodat log -e qa-gcp q", &["qa", "qa-int"], &["qa-gcp"]),
    case("second_stage", "git eurodat diff qa p", &["prod"], &["qa"]),
    case("releases_for_a_place", "git eurodat bump qa-gcp 1.", &["1.5.0", "1.4.2"], &["qa"]),
];

const fn case(
    name: &'static str,
    line: &'static str,
    offered: &'static [&'static str],
    not_offered: &'static [&'static str],
) -> Case {
    Case { name, line, offered, not_offered }
}

/// Every case in every shell.
pub fn trials() -> Vec<Trial> {
    let mut trials = Vec::new();
    for shell in SHELLS {
        let missing = shell.needs.iter().copied().find(|tool| !is_here(tool));
        trials.push(trial(shell, "quiet_outside_a_repository", missing, quiet_outside));
        for case in &CASES {
            trials.push(trial(shell, case.name, missing, move |shell| try_case(shell, case)));
        }
    }
    let bash = SHELLS[1];
    let missing = bash.needs.iter().copied().find(|tool| !is_here(tool));
    trials.push(trial(bash, "types_no_code", missing, |_| types_no_code()));
    trials
}

fn trial(
    shell: Shell,
    name: &str,
    missing: Option<&str>,
    test: impl FnOnce(Shell) -> Result<(), Failed> + Send + 'static,
) -> Trial {
    let ignored = missing.is_some() && !requires_tools();
    let reason = missing.map(|tool| format!("no {tool} here")).unwrap_or_default();
    Trial::test(format!("completions::{}::{name}", shell.name), move || test(shell))
        .with_kind(reason)
        .with_ignored_flag(ignored)
}

fn try_case(shell: Shell, case: &Case) -> Result<(), Failed> {
    let sandbox = Sandbox::ready();
    let folder = if case.line.contains("IAC") { sandbox.outside() } else { sandbox.repository() };
    let line = case.line.replace("IAC", "../iac");
    let printed = (shell.complete)(&sandbox, &folder, &line);
    let offers = offers(&printed);
    for word in case.offered {
        if !offers.contains(word) {
            return Err(format!("{line:?} must offer {word}, but offers {offers:?}").into());
        }
    }
    match case.not_offered.iter().find(|word| offers.contains(word)) {
        Some(word) => Err(format!("{line:?} must not offer {word}, but offers {offers:?}").into()),
        None => Ok(()),
    }
}

fn quiet_outside(shell: Shell) -> Result<(), Failed> {
    let sandbox = Sandbox::ready();
    let printed = (shell.complete)(&sandbox, &sandbox.outside(), "git eurodat promote ");
    if printed.contains("qa") || printed.contains("fatal") || printed.contains("error") {
        return Err(format!("outside a repository it offers {printed:?}").into());
    }
    Ok(())
}

/// Zsh and fish quote what they insert; bash inserts it as it is, and anyone may name a stage who may push.
fn types_no_code() -> Result<(), Failed> {
    let sandbox = Sandbox::ready();
    let ours = sandbox.home().join(".local/share/bash-completion/completions/git-eurodat");
    let names = r#"git() { printf '%s\n' qa '$(touch owned)' 'a;b' '`id`' 'a|b' "a'b" '*'; }"#;
    let printed =
        drive_bash(&sandbox, &sandbox.repository(), &format!(". {}; {names}", ours.display()), "git-eurodat promote ");
    match offers(&printed)[..] {
        ["qa"] if !sandbox.repository().join("owned").exists() => Ok(()),
        _ => Err(format!("bash would type {printed:?}").into()),
    }
}

/// The words offered: what stands before a description, and after an option's equals sign.
fn offers(printed: &str) -> Vec<&str> {
    let words = printed.lines().map(|line| line.split('\t').next().unwrap_or_default().trim());
    words
        .map(|word| word.split_once('=').map_or(word, |(_, value)| if value.is_empty() { word } else { value }))
        .collect()
}

fn bash(sandbox: &Sandbox, folder: &Path, line: &str) -> String {
    let load = format!(". {BASH_COMPLETION}; _completion_loader ${{1%% *}}");
    drive_bash(sandbox, folder, &load, line)
}

fn bash_alone(sandbox: &Sandbox, folder: &Path, line: &str) -> String {
    let ours = sandbox.home().join(".local/share/bash-completion/completions/git-eurodat");
    let load = format!(". {GIT_COMPLETION}; . {}", ours.display());
    drive_bash(sandbox, folder, &load, line)
}

/// Calls the function that bash would call, with the words that readline would have made of the line.
fn drive_bash(sandbox: &Sandbox, folder: &Path, load: &str, line: &str) -> String {
    let script = format!(
        r#"set -- "$1"; {load}
        COMP_LINE=$1 COMP_POINT=${{#1}} COMP_TYPE=9 COMP_KEY=9
        split=${{1//=/ = }}; read -ra COMP_WORDS <<<"$split"
        [[ $split != *" " ]] || COMP_WORDS+=("")
        COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1))
        read -ra specification < <(complete -p "${{COMP_WORDS[0]}}")
        for ((i = 0; i < ${{#specification[@]}}; i++)); do
            [[ ${{specification[i]}} != -F ]] || call=${{specification[i + 1]}}
        done
        "$call" "${{COMP_WORDS[0]}}" "${{COMP_WORDS[-1]}}" "${{COMP_WORDS[-2]}}"
        printf '%s\n' "${{COMPREPLY[@]}}""#
    );
    text(sandbox, "bash", &["--norc", "-c", &script, "bash", line], folder)
}

fn fish(sandbox: &Sandbox, folder: &Path, line: &str) -> String {
    text(sandbox, "fish", &["-c", "complete -C $argv[1]", line], folder)
}

/// Types the line in a terminal of zsh's own and lets it insert every match.
fn zsh(sandbox: &Sandbox, folder: &Path, line: &str) -> String {
    let functions: PathBuf = sandbox.home().join(".local/share/zsh/site-functions");
    let settings = format!(
        "fpath=({} $fpath); autoload -U compinit; compinit -u -D; PS1= PS2= RPS1=; unsetopt zle_bracketed_paste; \
         zle -C every complete-word _generic; bindkey '^Xa' every; \
         zstyle ':completion:every::::' completer _all_matches _complete; zstyle ':completion:every:*' insert true; \
         tell() {{ print -r -- \"<<$BUFFER>>\"; exit }}; zle -N tell; bindkey '^Xb' tell; print -r -- RE''ADY",
        functions.display()
    );
    let script = r#"zmodload zsh/zpty; zpty terminal "zsh -f -i"; zpty -w terminal "$1"
        zpty -r terminal seen '*READY*'; zpty -w -n terminal "$2"$'\x18a\x18b'
        zpty -r terminal seen '*<<*>>*'; print -r -- ${${seen##*<<}%%>>*}"#;
    let buffer = text(sandbox, "zsh", &["-f", "-c", script, "zsh", &settings, line], folder);
    buffer.split_whitespace().skip(before_cursor(line)).collect::<Vec<_>>().join("\n")
}

fn before_cursor(line: &str) -> usize {
    line.split_whitespace().count() - usize::from(!line.ends_with(' '))
}

fn text(sandbox: &Sandbox, program: &str, arguments: &[&str], folder: &Path) -> String {
    let output = sandbox.run(program, arguments, folder);
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}
