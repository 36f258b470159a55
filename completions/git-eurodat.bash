# Completion for bash, of `git eurodat` by way of git's own completion and of `git-eurodat`.
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

# The options of a command.
__git_eurodat_options()
{
    case "$1" in
        "") offer="--help --version" ;;
        "status") offer="--all --fetch --format= --verbose --help" ;;
        "explain") offer="--release= --environment= --fetch --format= --verbose --help" ;;
        "log") offer="--environment= --since= --limit= --fetch --format= --help" ;;
        "diff") offer="--product= --fetch --format= --help" ;;
        "promote") offer="--release= --override= --environment= --dry-run --no-push --offline --strict --verbose --help" ;;
        "rollback") offer="--to= --reason= --list --environment= --dry-run --no-push --offline --strict --verbose --help" ;;
        "bump") offer="--help" ;;
        "check") offer="--staged --rev= --changed-since= --fix --schema --format= --output= --help" ;;
        "verify") offer="--since= --pre-receive --online --strict --deepen --format= --output= --help" ;;
        "freeze") offer="--until= --reason= --from= --list --help" ;;
        "reject") offer="--reason= --help" ;;
        "demo") offer="--help" ;;
        "hooks") offer="--dry-run --help" ;;
        "setup") offer="--dry-run --help" ;;
        "help") offer="" ;;
        *) return 1 ;;
    esac
}

# The value of an option; no for an option that takes none.
__git_eurodat_value()
{
    case "$1 $2" in
        "status --format") offer="text json" ;;
        "explain --release" | "explain -r") offer="@releases" ;;
        "explain --environment" | "explain -e") offer="@environments" ;;
        "explain --format") offer="text json" ;;
        "log --environment" | "log -e") offer="@environments" ;;
        "log --since") offer="" ;;
        "log --limit" | "log -n") offer="" ;;
        "log --format") offer="text json csv" ;;
        "diff --product") offer="" ;;
        "diff --format") offer="text json" ;;
        "promote --release" | "promote -r") offer="@releases" ;;
        "promote --override") offer="" ;;
        "promote --environment" | "promote -e") offer="@environments" ;;
        "rollback --to") offer="@releases" ;;
        "rollback --reason") offer="" ;;
        "rollback --environment" | "rollback -e") offer="@environments" ;;
        "check --rev") offer="" ;;
        "check --changed-since") offer="" ;;
        "check --format") offer="text json sarif code-quality junit" ;;
        "check --output" | "check -o") offer="" ;;
        "verify --since") offer="" ;;
        "verify --format") offer="text json sarif code-quality junit" ;;
        "verify --output" | "verify -o") offer="" ;;
        "freeze --until") offer="" ;;
        "freeze --reason") offer="" ;;
        "freeze --from") offer="" ;;
        "reject --reason") offer="" ;;
        *) return 1 ;;
    esac
}

# An argument without a name, counted from 0.
__git_eurodat_argument()
{
    case "$1 $2" in
        " 0") offer="status explain log diff promote rollback bump check verify freeze reject demo hooks setup help" ;;
        "status 0") offer="@stages" ;;
        "explain 0") offer="@stages @rules" ;;
        "log 0") offer="@stages" ;;
        "diff 0") offer="@stages" ;;
        "diff 1") offer="@stages" ;;
        "promote 0") offer="@stages" ;;
        "rollback 0") offer="@stages" ;;
        "bump 0") offer="@environments @stages" ;;
        "bump 1") offer="@releases" ;;
        "check "*"") offer="" ;;
        "verify 0") offer="" ;;
        "freeze "*"") offer="@stages" ;;
        "reject 0") offer="@releases" ;;
        "demo 0") offer="" ;;
        "hooks 0") offer="install uninstall" ;;
        "help 0") offer="status explain log diff promote rollback bump check verify freeze reject demo hooks setup" ;;
        *) return 1 ;;
    esac
}

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
