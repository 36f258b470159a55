# Completion for fish, of `git eurodat` by way of git's own completion and of `git-eurodat`.
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
        case status
            printf '%s\n' all fetch format=+ v/verbose h/help
        case explain
            printf '%s\n' r/release=+ e/environment=+ fetch format=+ v/verbose h/help
        case log
            printf '%s\n' e/environment=+ since=+ n/limit=+ fetch format=+ h/help
        case diff
            printf '%s\n' product=+ fetch format=+ h/help
        case promote
            printf '%s\n' r/release=+ override=+ e/environment=+ n/dry-run no-push offline strict v/verbose h/help
        case rollback
            printf '%s\n' to=+ reason=+ list e/environment=+ n/dry-run no-push offline strict v/verbose h/help
        case check
            printf '%s\n' staged rev=+ changed-since=+ fix schema format=+ o/output=+ h/help
        case verify
            printf '%s\n' since=+ pre-receive online strict deepen format=+ o/output=+ h/help
        case freeze
            printf '%s\n' until=+ reason=+ from=+ list h/help
        case reject
            printf '%s\n' reason=+ h/help
        case hooks
            printf '%s\n' n/dry-run h/help
        case setup
            printf '%s\n' n/dry-run h/help
        case '*'
            echo h/help
    end
end

complete -c git-eurodat -f
complete -c git-eurodat -n "__fish_git_eurodat_at '' 0" -s h -l help -d 'Print help'
complete -c git-eurodat -n "__fish_git_eurodat_at '' 0" -s V -l version -d 'Print version'
complete -c git-eurodat -n "__fish_git_eurodat_at '' 0" -a status -d 'Show which release runs where, since when, and what could move next'
complete -c git-eurodat -n "__fish_git_eurodat_at '' 0" -a explain -d 'Explain what could move in a stage and what is against it, or what a rule means'
complete -c git-eurodat -n "__fish_git_eurodat_at '' 0" -a log -d 'Show when each release reached each environment, by which commit and by whom'
complete -c git-eurodat -n "__fish_git_eurodat_at '' 0" -a diff -d 'Compare what two stages run: the releases between, the values that differ, the product\'s commits'
complete -c git-eurodat -n "__fish_git_eurodat_at '' 0" -a promote -d 'Propose a release for a stage: a commit, a branch and a merge request'
complete -c git-eurodat -n "__fish_git_eurodat_at '' 0" -a rollback -d 'Set a stage back to a release that ran there before: a commit, a branch and a merge request'
complete -c git-eurodat -n "__fish_git_eurodat_at '' 0" -a bump -d 'Set the release in the work tree\'s values files, and nothing else'
complete -c git-eurodat -n "__fish_git_eurodat_at '' 0" -a check -d 'Hold values files to syntax, schema, order and owners, with line and column'
complete -c git-eurodat -n "__fish_git_eurodat_at '' 0" -a verify -d 'Judge every release change of a merge request, a push or the history by what it did'
complete -c git-eurodat -n "__fish_git_eurodat_at '' 0" -a freeze -d 'Let stages take no promotion for a time: a freeze in the work tree\'s policy'
complete -c git-eurodat -n "__fish_git_eurodat_at '' 0" -a reject -d 'Let a release move no further: a rejection in the work tree\'s policy'
complete -c git-eurodat -n "__fish_git_eurodat_at '' 0" -a demo -d 'Take a guided tour in a throwaway repository'
complete -c git-eurodat -n "__fish_git_eurodat_at '' 0" -a hooks -d 'Install git hooks that check what is committed and pushed, beside those that are there'
complete -c git-eurodat -n "__fish_git_eurodat_at '' 0" -a setup -d 'Put the man pages and shell completions where git and your shell find them'
complete -c git-eurodat -n "__fish_git_eurodat_at '' 0" -a help -d 'Print the help of a command'

complete -c git-eurodat -n "__fish_git_eurodat_in status" -l all -d 'Show every environment, however many there are'
complete -c git-eurodat -n "__fish_git_eurodat_in status" -l fetch -d 'Ask the remote first; otherwise what was last fetched is judged'
complete -c git-eurodat -n "__fish_git_eurodat_in status" -l format -x -k -a 'text json' -d 'How to print it'
complete -c git-eurodat -n "__fish_git_eurodat_in status" -s v -l verbose -d 'Show each request to GitLab on the standard error while it happens, without secrets, and whose token is used'
complete -c git-eurodat -n "__fish_git_eurodat_in status" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c git-eurodat -n '__fish_git_eurodat_at status 0' -k -a '(__fish_git_eurodat_names stages)'

complete -c git-eurodat -n "__fish_git_eurodat_in explain" -s r -l release -x -k -a '(__fish_git_eurodat_names releases)' -d 'Explain this release; else the one that `promote` would take'
complete -c git-eurodat -n "__fish_git_eurodat_in explain" -s e -l environment -x -k -a '(__fish_git_eurodat_names environments)' -d 'Only this environment of the stage, such as qa-gcp (may be repeated)'
complete -c git-eurodat -n "__fish_git_eurodat_in explain" -l fetch -d 'Ask the remotes first; otherwise what was last fetched is judged'
complete -c git-eurodat -n "__fish_git_eurodat_in explain" -l format -x -k -a 'text json' -d 'How to print it'
complete -c git-eurodat -n "__fish_git_eurodat_in explain" -s v -l verbose -d 'Show each request to GitLab on the standard error while it happens, without secrets, and whose token is used'
complete -c git-eurodat -n "__fish_git_eurodat_in explain" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c git-eurodat -n '__fish_git_eurodat_at explain 0' -k -a '(__fish_git_eurodat_names stages rules)'

complete -c git-eurodat -n "__fish_git_eurodat_in log" -s e -l environment -x -k -a '(__fish_git_eurodat_names environments)' -d 'Only this environment, such as qa-gcp, also one that is gone (may be repeated)'
complete -c git-eurodat -n "__fish_git_eurodat_in log" -l since -x -d 'Only what was committed at or after this date, 2026-01-31 or 2026-01-31T10:00:00Z, by the committers\' clocks'
complete -c git-eurodat -n "__fish_git_eurodat_in log" -s n -l limit -x -d 'At most so many, the newest; without it the text shows 20 lines, the other formats all'
complete -c git-eurodat -n "__fish_git_eurodat_in log" -l fetch -d 'Ask the remote first; otherwise what was last fetched is shown'
complete -c git-eurodat -n "__fish_git_eurodat_in log" -l format -x -k -a 'text json csv' -d 'How to print it'
complete -c git-eurodat -n "__fish_git_eurodat_in log" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c git-eurodat -n '__fish_git_eurodat_at log 0' -k -a '(__fish_git_eurodat_names stages)'

complete -c git-eurodat -n "__fish_git_eurodat_in diff" -l product -x -k -a '(__fish_complete_directories (commandline -ct))' -d 'A clone of the product, for its tags and its commits between the two releases'
complete -c git-eurodat -n "__fish_git_eurodat_in diff" -l fetch -d 'Ask the remotes first; otherwise what was last fetched is compared'
complete -c git-eurodat -n "__fish_git_eurodat_in diff" -l format -x -k -a 'text json' -d 'How to print it'
complete -c git-eurodat -n "__fish_git_eurodat_in diff" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c git-eurodat -n '__fish_git_eurodat_at diff 0' -k -a '(__fish_git_eurodat_names stages)'
complete -c git-eurodat -n '__fish_git_eurodat_at diff 1' -k -a '(__fish_git_eurodat_names stages)'

complete -c git-eurodat -n "__fish_git_eurodat_in promote" -s r -l release -x -k -a '(__fish_git_eurodat_names releases)' -d 'The release; else the first releasing stage takes the product\'s newest, a later one what the stage before runs'
complete -c git-eurodat -n "__fish_git_eurodat_in promote" -l override -x -d 'Override a rule for this release where the policy allows it, such as no-downgrade="fixes the login" (may be repeated)'
complete -c git-eurodat -n "__fish_git_eurodat_in promote" -s e -l environment -x -k -a '(__fish_git_eurodat_names environments)' -d 'Only this environment of the stage, such as qa-gcp (may be repeated)'
complete -c git-eurodat -n "__fish_git_eurodat_in promote" -s n -l dry-run -d 'Show what would be done, and do nothing'
complete -c git-eurodat -n "__fish_git_eurodat_in promote" -l no-push -d 'Make the branch in this repository and push nothing'
complete -c git-eurodat -n "__fish_git_eurodat_in promote" -l offline -d 'Ask no remote; judge what was last fetched (implies --no-push)'
complete -c git-eurodat -n "__fish_git_eurodat_in promote" -l strict -d 'Refuse what can\'t be verified, too'
complete -c git-eurodat -n "__fish_git_eurodat_in promote" -s v -l verbose -d 'Show each request to GitLab on the standard error while it happens, without secrets, and whose token is used'
complete -c git-eurodat -n "__fish_git_eurodat_in promote" -s h -l help -d 'Print help'
complete -c git-eurodat -n '__fish_git_eurodat_at promote 0' -k -a '(__fish_git_eurodat_names stages)'

complete -c git-eurodat -n "__fish_git_eurodat_in rollback" -l to -x -k -a '(__fish_git_eurodat_names releases)' -d 'The release; else the newest that ran before in every environment, is older than what runs, and neither rejected nor rolled back'
complete -c git-eurodat -n "__fish_git_eurodat_in rollback" -l reason -x -d 'Why it is set back, for the commit\'s message and the merge request; needed for a release that was rolled back itself'
complete -c git-eurodat -n "__fish_git_eurodat_in rollback" -l list -d 'List the releases that ran in the stage, and do nothing'
complete -c git-eurodat -n "__fish_git_eurodat_in rollback" -s e -l environment -x -k -a '(__fish_git_eurodat_names environments)' -d 'Only this environment of the stage, such as qa-gcp (may be repeated)'
complete -c git-eurodat -n "__fish_git_eurodat_in rollback" -s n -l dry-run -d 'Show what would be done, and do nothing'
complete -c git-eurodat -n "__fish_git_eurodat_in rollback" -l no-push -d 'Make the branch in this repository and push nothing'
complete -c git-eurodat -n "__fish_git_eurodat_in rollback" -l offline -d 'Ask no remote; judge what was last fetched (implies --no-push)'
complete -c git-eurodat -n "__fish_git_eurodat_in rollback" -l strict -d 'Refuse what can\'t be verified, too'
complete -c git-eurodat -n "__fish_git_eurodat_in rollback" -s v -l verbose -d 'Show each request to GitLab on the standard error while it happens, without secrets, and whose token is used'
complete -c git-eurodat -n "__fish_git_eurodat_in rollback" -s h -l help -d 'Print help'
complete -c git-eurodat -n '__fish_git_eurodat_at rollback 0' -k -a '(__fish_git_eurodat_names stages)'

complete -c git-eurodat -n "__fish_git_eurodat_in bump" -s h -l help -d 'Print help'
complete -c git-eurodat -n '__fish_git_eurodat_at bump 0' -k -a '(__fish_git_eurodat_names environments stages)'
complete -c git-eurodat -n '__fish_git_eurodat_at bump 1' -k -a '(__fish_git_eurodat_names releases)'

complete -c git-eurodat -n "__fish_git_eurodat_in check" -l staged -d 'Judge what is staged for the next commit, as a pre-commit hook does'
complete -c git-eurodat -n "__fish_git_eurodat_in check" -l rev -x -d 'Judge the files of a commit instead of the work tree\'s'
complete -c git-eurodat -n "__fish_git_eurodat_in check" -l changed-since -x -d 'Judge only what changed since the line of work left this branch or commit'
complete -c git-eurodat -n "__fish_git_eurodat_in check" -l fix -d 'Mend what has one safe mend, such as a missing quote around 1.10, and nothing else of the file'
complete -c git-eurodat -n "__fish_git_eurodat_in check" -l schema -d 'Print the built-in schema of EuroDaT\'s values, a start for the chart\'s values.schema.json'
complete -c git-eurodat -n "__fish_git_eurodat_in check" -l format -x -k -a 'text json sarif code-quality junit' -d 'How to print it'
complete -c git-eurodat -n "__fish_git_eurodat_in check" -s o -l output -x -k -a '(__fish_complete_directories (commandline -ct))' -d 'Write the report to this file, and text for people to the standard output'
complete -c git-eurodat -n "__fish_git_eurodat_in check" -s h -l help -d 'Print help (see more with \'--help\')'

complete -c git-eurodat -n "__fish_git_eurodat_in verify" -l since -x -d 'Judge the target branch\'s history since this tag, commit or date'
complete -c git-eurodat -n "__fish_git_eurodat_in verify" -l pre-receive -d 'Judge a push as a server\'s pre-receive hook; reads the lines that git gives the hook'
complete -c git-eurodat -n "__fish_git_eurodat_in verify" -l online -d 'Ask the product\'s remote for its tags, which this repository doesn\'t hold'
complete -c git-eurodat -n "__fish_git_eurodat_in verify" -l strict -d 'Say no to what can\'t be verified, too'
complete -c git-eurodat -n "__fish_git_eurodat_in verify" -l deepen -d 'Fetch the target branch and the history that a shallow clone lacks'
complete -c git-eurodat -n "__fish_git_eurodat_in verify" -l format -x -k -a 'text json sarif code-quality junit' -d 'How to print it'
complete -c git-eurodat -n "__fish_git_eurodat_in verify" -s o -l output -x -k -a '(__fish_complete_directories (commandline -ct))' -d 'Write the report to this file, and text for people to the standard output'
complete -c git-eurodat -n "__fish_git_eurodat_in verify" -s h -l help -d 'Print help (see more with \'--help\')'

complete -c git-eurodat -n "__fish_git_eurodat_in freeze" -l until -x -d 'When it ends: a time such as 2027-01-04T00:00:00Z, a date (midnight in UTC), or how long it lasts, such as 3d'
complete -c git-eurodat -n "__fish_git_eurodat_in freeze" -l reason -x -d 'Why, for those who run into it'
complete -c git-eurodat -n "__fish_git_eurodat_in freeze" -l from -x -d 'When it starts: a time or a date; now where it isn\'t named'
complete -c git-eurodat -n "__fish_git_eurodat_in freeze" -l list -d 'List the freezes of the work tree\'s policy, and whether each holds now'
complete -c git-eurodat -n "__fish_git_eurodat_in freeze" -s h -l help -d 'Print help'
complete -c git-eurodat -n '__fish_git_eurodat_in freeze' -k -a '(__fish_git_eurodat_names stages)'

complete -c git-eurodat -n "__fish_git_eurodat_in reject" -l reason -x -d 'Why, for those who run into it'
complete -c git-eurodat -n "__fish_git_eurodat_in reject" -s h -l help -d 'Print help'
complete -c git-eurodat -n '__fish_git_eurodat_at reject 0' -k -a '(__fish_git_eurodat_names releases)'

complete -c git-eurodat -n "__fish_git_eurodat_in demo" -s h -l help -d 'Print help'
complete -c git-eurodat -n '__fish_git_eurodat_at demo 0' -k -a '(__fish_complete_directories (commandline -ct))'

complete -c git-eurodat -n "__fish_git_eurodat_in hooks" -s n -l dry-run -d 'Show what would be done, and do nothing'
complete -c git-eurodat -n "__fish_git_eurodat_in hooks" -s h -l help -d 'Print help (see more with \'--help\')'
complete -c git-eurodat -n '__fish_git_eurodat_at hooks 0' -k -a 'install uninstall'

complete -c git-eurodat -n "__fish_git_eurodat_in setup" -s n -l dry-run -d 'Show where the files would go, and write nothing'
complete -c git-eurodat -n "__fish_git_eurodat_in setup" -s h -l help -d 'Print help'

complete -c git-eurodat -n '__fish_git_eurodat_at help 0' -k -a 'status explain log diff promote rollback bump check verify freeze reject demo hooks setup'
