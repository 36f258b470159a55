//! Writes the completion for bash.
//!
//! Not clap's own: that completes nothing after a command of a hyphenated program and defines no function that
//! git's completion would call.

use std::fmt::Write;

use clap::{Arg, Command};

use super::tree::{self, Offer};

/// The whole file.
pub fn render(root: &Command) -> String {
    format!("{HEAD}{}\n{}\n{}{TAIL}", options(root), values(root), arguments(root))
}

fn options(root: &Command) -> String {
    let mut arms = arm("", &option_words(root));
    for command in root.get_subcommands() {
        arms += &arm(command.get_name(), &option_words(command));
    }
    function("The options of a command.", "__git_eurodat_options", "\"$1\"", &arms)
}

fn option_words(command: &Command) -> String {
    let words = tree::options(command).filter_map(|arg| {
        let spelling = tree::spellings(arg).into_iter().next()?;
        Some(if tree::takes_value(arg) { format!("{spelling}=") } else { spelling })
    });
    words.collect::<Vec<_>>().join(" ")
}

fn values(root: &Command) -> String {
    let mut arms = String::new();
    for command in root.get_subcommands() {
        for arg in tree::options(command).filter(|arg| tree::takes_value(arg)) {
            let spellings = tree::spellings(arg);
            let patterns: Vec<_> = spellings.iter().map(|option| format!("{} {option}", command.get_name())).collect();
            arms += &arm(&patterns.join("\" | \""), &words(arg));
        }
    }
    function("The value of an option; no for an option that takes none.", "__git_eurodat_value", "\"$1 $2\"", &arms)
}

fn arguments(root: &Command) -> String {
    let names: Vec<_> = root.get_subcommands().map(Command::get_name).collect();
    let mut arms = arm(" 0", &names.join(" "));
    for command in root.get_subcommands() {
        for (index, arg) in command.get_positionals().enumerate() {
            let number = if tree::repeats(arg) { "\"*\"".to_owned() } else { index.to_string() };
            arms += &arm(&format!("{} {number}", command.get_name()), &words(arg));
        }
    }
    function("An argument without a name, counted from 0.", "__git_eurodat_argument", "\"$1 $2\"", &arms)
}

fn words(arg: &Arg) -> String {
    match tree::offer(arg) {
        Offer::Names(kinds) => kinds.iter().map(|kind| format!("@{kind}")).collect::<Vec<_>>().join(" "),
        Offer::Words(words) => words.join(" "),
        Offer::Path | Offer::Nothing => String::new(),
    }
}

fn arm(pattern: &str, offer: &str) -> String {
    format!("        \"{pattern}\") offer=\"{offer}\" ;;\n")
}

fn function(comment: &str, name: &str, subject: &str, arms: &str) -> String {
    let mut text = String::new();
    let _ = writeln!(text, "# {comment}\n{name}()\n{{\n    case {subject} in");
    let _ = writeln!(text, "{arms}        *) return 1 ;;\n    esac\n}}");
    text
}

const HEAD: &str = r#"# Completion for bash, of `git eurodat` by way of git's own completion and of `git-eurodat`.
#
# Written from the command line's types by the test suite; EURODAT_BLESS=1 writes it anew.

# The names that the repository knows. What git was given before the command (-C, --git-dir) is what git's
# completion has read it to be.
__git_eurodat_names()
{
    git ${__git_C_args[@]+"${__git_C_args[@]}"} ${__git_dir:+--git-dir="$__git_dir"} \
        eurodat complete "$1" 2>/dev/null
}

# Each function below sets offer: words, and @kinds of names.

"#;

const TAIL: &str = r#"
# Takes words, one a line, that start with $cur and need no quotes: a name that comes from a repository is typed
# for the user, and must never be code.
__git_eurodat_take()
{
    local word
    while read -r word; do
        word=${word%$'\r'}
        [[ $word == "$cur"* && $word != *[!A-Za-z0-9._+/@,=-]* ]] || continue
        case $word in
            *=) COMPREPLY+=("$before$word") ;;
            *) COMPREPLY+=("$before$word ") ;;
        esac
    done
}

__git_eurodat_offer()
{
    local word
    local -a offers
    IFS=' ' read -ra offers <<<"$1"
    for word in ${offers[@]+"${offers[@]}"}; do
        case $word in
            @*) __git_eurodat_take < <(__git_eurodat_names "${word#@}") ;;
            *) __git_eurodat_take <<<"$word" ;;
        esac
    done
}

# Completes words[cword]; $1 is where among the words eurodat stands.
__git_eurodat_complete()
{
    local at command="" count=0 offer="" before=""
    COMPREPLY=()
    for ((at = $1 + 1; at < cword; at++)); do
        if __git_eurodat_value "$command" "${words[at]}"; then
            # The next word is its value; bash may have made a word of the = between.
            [[ ${words[at + 1]-} != "=" ]] || at=$((at + 1))
            at=$((at + 1))
        elif [[ ${words[at]} == -* ]]; then
            :
        elif [[ -z $command ]]; then
            command=${words[at]}
        else
            count=$((count + 1))
        fi
    done

    if ((at > cword)); then
        cur=${cur#=}
    elif [[ $cur == --*=* ]]; then
        __git_eurodat_value "$command" "${cur%%=*}" || return 0
        # Where = separates words, only what follows it is replaced.
        [[ $COMP_WORDBREAKS == *=* ]] || before=${cur%%=*}=
        cur=${cur#*=}
    elif [[ $cur == -* ]]; then
        __git_eurodat_options "$command" || return 0
    else
        __git_eurodat_argument "$command" "$count" || return 0
    fi
    __git_eurodat_offer "$offer"
}

# Git's completion calls this for `git eurodat`.
_git_eurodat()
{
    # Versions of git before 2.33 don't say where the command stands.
    local at=${__git_cmd_idx-}
    if [[ -z $at ]]; then
        for ((at = 1; at < cword; at++)); do
            [[ ${words[at]} != eurodat ]] || break
        done
    fi
    __git_eurodat_complete "$at"
}

__git_eurodat_main()
{
    local cur cword words
    if declare -F _get_comp_words_by_ref >/dev/null; then
        _get_comp_words_by_ref -n =: cur words cword
    else
        words=("${COMP_WORDS[@]}")
        cword=$COMP_CWORD
        cur=${words[cword]}
    fi
    __git_eurodat_complete 0
}

complete -o bashdefault -o default -o nospace -F __git_eurodat_main git-eurodat
"#;
