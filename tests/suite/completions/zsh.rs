//! Writes the completion for zsh: clap's own, told where the repository's names belong.

use clap::{Arg, Command, ValueHint};
use clap_complete::{generate, shells::Zsh};

use super::tree::{self, Offer};

/// The whole file.
pub fn render(root: &Command) -> String {
    let mut text = Vec::new();
    let marked = root.clone().mut_subcommands(|command| command.mut_args(mark));
    generate(Zsh, &mut marked.clone(), "git-eurodat", &mut text);
    let mut text = String::from_utf8(text).expect("clap writes UTF-8");
    for (action, names) in MARKS {
        text = text.replace(&format!(":{action}'"), &format!(": _git-eurodat_names {names}'"));
    }
    for (there, instead) in INSERTIONS {
        assert!(text.contains(there), "clap_complete no longer writes {there:?}");
        text = text.replacen(there, instead, 1);
    }
    text
}

/// What clap writes for a hint that we have no other use for, and the names that belong there.
const MARKS: [(&str, &str); 4] = [
    ("_users", "stages"),
    ("_hosts", "environments"),
    ("_email_addresses", "environments stages"),
    ("_urls", "releases"),
];

fn mark(arg: Arg) -> Arg {
    let hint = match tree::offer(&arg) {
        Offer::Names(["stages"]) => ValueHint::Username,
        Offer::Names(["environments"]) => ValueHint::Hostname,
        Offer::Names(["environments", "stages"]) => ValueHint::EmailAddress,
        Offer::Names(_) => ValueHint::Url,
        _ => return arg,
    };
    arg.value_hint(hint)
}

const INSERTIONS: [(&str, &str); 3] = [
    ("#compdef git-eurodat\n", HEAD),
    ("_git-eurodat() {\n", "_git-eurodat() {\n    _git-eurodat_remember\n"),
    ("if [ \"$funcstack[1]\"", NAMES_AND_END),
];

const HEAD: &str = "\
#compdef git-eurodat
#description promote releases through the stages of a GitOps repository
#
# Written from the command line's types by the test suite; EURODAT_BLESS=1 writes it anew.
";

const NAMES_AND_END: &str = r#"# Remembers the -C that git was given, which git's completion keeps in a variable that ours shadows;
# --git-dir and --work-tree it puts into the environment.
_git-eurodat_remember() {
    typeset -ga _git_eurodat_options
    _git_eurodat_options=()
    if [[ $service == git ]] && (( ${+opt_args[-C]} )); then
        _git_eurodat_options=(-C ${(Q)~opt_args[-C]})
    fi
}

# Offers the names that the repository knows, in the order that they come.
_git-eurodat_names() {
    local kind expl ret=1
    local -a names
    for kind; do
        names=(${(f)"$(_call_program $kind git ${(q)_git_eurodat_options} eurodat complete $kind 2>/dev/null)"})
        _wanted -V $kind expl ${kind%s} compadd -a names && ret=0
    done
    return ret
}

if [ "$funcstack[1]""#;
