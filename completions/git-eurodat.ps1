using namespace System.Management.Automation
using namespace System.Management.Automation.Language

Register-ArgumentCompleter -Native -CommandName 'git-eurodat' -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $commandElements = $commandAst.CommandElements
    $command = @(
        'git-eurodat'
        for ($i = 1; $i -lt $commandElements.Count; $i++) {
            $element = $commandElements[$i]
            if ($element -isnot [StringConstantExpressionAst] -or
                $element.StringConstantType -ne [StringConstantType]::BareWord -or
                $element.Value.StartsWith('-') -or
                $element.Value -eq $wordToComplete) {
                break
        }
        $element.Value
    }) -join ';'

    $completions = @(switch ($command) {
        'git-eurodat' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('-V', '-V ', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('--version', '--version', [CompletionResultType]::ParameterName, 'Print version')
            [CompletionResult]::new('status', 'status', [CompletionResultType]::ParameterValue, 'Show which release runs where, since when, and what could move next')
            [CompletionResult]::new('explain', 'explain', [CompletionResultType]::ParameterValue, 'Explain what could move in a stage and what is against it, or what a rule means')
            [CompletionResult]::new('log', 'log', [CompletionResultType]::ParameterValue, 'Show when each release reached each environment, by which commit and by whom')
            [CompletionResult]::new('diff', 'diff', [CompletionResultType]::ParameterValue, 'Compare what two stages run: the releases between, the values that differ, the product''s commits')
            [CompletionResult]::new('promote', 'promote', [CompletionResultType]::ParameterValue, 'Propose a release for a stage: a commit, a branch and a merge request')
            [CompletionResult]::new('rollback', 'rollback', [CompletionResultType]::ParameterValue, 'Set a stage back to a release that ran there before: a commit, a branch and a merge request')
            [CompletionResult]::new('bump', 'bump', [CompletionResultType]::ParameterValue, 'Set the release in the work tree''s values files, and nothing else')
            [CompletionResult]::new('check', 'check', [CompletionResultType]::ParameterValue, 'Hold values files to syntax, schema, order and owners, with line and column')
            [CompletionResult]::new('verify', 'verify', [CompletionResultType]::ParameterValue, 'Judge every release change of a merge request, a push or the history by what it did')
            [CompletionResult]::new('freeze', 'freeze', [CompletionResultType]::ParameterValue, 'Let stages take no promotion for a time: a freeze in the work tree''s policy')
            [CompletionResult]::new('reject', 'reject', [CompletionResultType]::ParameterValue, 'Let a release move no further: a rejection in the work tree''s policy')
            [CompletionResult]::new('demo', 'demo', [CompletionResultType]::ParameterValue, 'Take a guided tour in a throwaway repository')
            [CompletionResult]::new('hooks', 'hooks', [CompletionResultType]::ParameterValue, 'Install git hooks that check what is committed and pushed, beside those that are there')
            [CompletionResult]::new('setup', 'setup', [CompletionResultType]::ParameterValue, 'Put the man pages and shell completions where git and your shell find them')
            [CompletionResult]::new('help', 'help', [CompletionResultType]::ParameterValue, 'Print the help of a command')
            break
        }
        'git-eurodat;status' {
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('--all', '--all', [CompletionResultType]::ParameterName, 'Show every environment, however many there are')
            [CompletionResult]::new('--fetch', '--fetch', [CompletionResultType]::ParameterName, 'Ask the remote first; otherwise what was last fetched is judged')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show each request to GitLab on the standard error while it happens, without secrets, and whose token is used')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show each request to GitLab on the standard error while it happens, without secrets, and whose token is used')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'git-eurodat;explain' {
            [CompletionResult]::new('-r', '-r', [CompletionResultType]::ParameterName, 'Explain this release; else the one that `promote` would take')
            [CompletionResult]::new('--release', '--release', [CompletionResultType]::ParameterName, 'Explain this release; else the one that `promote` would take')
            [CompletionResult]::new('-e', '-e', [CompletionResultType]::ParameterName, 'Only this environment of the stage, such as qa-gcp (may be repeated)')
            [CompletionResult]::new('--environment', '--environment', [CompletionResultType]::ParameterName, 'Only this environment of the stage, such as qa-gcp (may be repeated)')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('--fetch', '--fetch', [CompletionResultType]::ParameterName, 'Ask the remotes first; otherwise what was last fetched is judged')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show each request to GitLab on the standard error while it happens, without secrets, and whose token is used')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show each request to GitLab on the standard error while it happens, without secrets, and whose token is used')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'git-eurodat;log' {
            [CompletionResult]::new('-e', '-e', [CompletionResultType]::ParameterName, 'Only this environment, such as qa-gcp, also one that is gone (may be repeated)')
            [CompletionResult]::new('--environment', '--environment', [CompletionResultType]::ParameterName, 'Only this environment, such as qa-gcp, also one that is gone (may be repeated)')
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Only what was committed at or after this date, 2026-01-31 or 2026-01-31T10:00:00Z, by the committers'' clocks')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'At most so many, the newest; without it the text shows 20 lines, the other formats all')
            [CompletionResult]::new('--limit', '--limit', [CompletionResultType]::ParameterName, 'At most so many, the newest; without it the text shows 20 lines, the other formats all')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('--fetch', '--fetch', [CompletionResultType]::ParameterName, 'Ask the remote first; otherwise what was last fetched is shown')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'git-eurodat;diff' {
            [CompletionResult]::new('--product', '--product', [CompletionResultType]::ParameterName, 'A clone of the product, for its tags and its commits between the two releases')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('--fetch', '--fetch', [CompletionResultType]::ParameterName, 'Ask the remotes first; otherwise what was last fetched is compared')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'git-eurodat;promote' {
            [CompletionResult]::new('-r', '-r', [CompletionResultType]::ParameterName, 'The release; else the first releasing stage takes the product''s newest, a later one what the stage before runs')
            [CompletionResult]::new('--release', '--release', [CompletionResultType]::ParameterName, 'The release; else the first releasing stage takes the product''s newest, a later one what the stage before runs')
            [CompletionResult]::new('--override', '--override', [CompletionResultType]::ParameterName, 'Override a rule for this release where the policy allows it, such as no-downgrade="fixes the login" (may be repeated)')
            [CompletionResult]::new('-e', '-e', [CompletionResultType]::ParameterName, 'Only this environment of the stage, such as qa-gcp (may be repeated)')
            [CompletionResult]::new('--environment', '--environment', [CompletionResultType]::ParameterName, 'Only this environment of the stage, such as qa-gcp (may be repeated)')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show what would be done, and do nothing')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be done, and do nothing')
            [CompletionResult]::new('--no-push', '--no-push', [CompletionResultType]::ParameterName, 'Make the branch in this repository and push nothing')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Ask no remote; judge what was last fetched (implies --no-push)')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Refuse what can''t be verified, too')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show each request to GitLab on the standard error while it happens, without secrets, and whose token is used')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show each request to GitLab on the standard error while it happens, without secrets, and whose token is used')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'git-eurodat;rollback' {
            [CompletionResult]::new('--to', '--to', [CompletionResultType]::ParameterName, 'The release; else the newest that ran before in every environment, is older than what runs, and neither rejected nor rolled back')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why it is set back, for the commit''s message and the merge request; needed for a release that was rolled back itself')
            [CompletionResult]::new('-e', '-e', [CompletionResultType]::ParameterName, 'Only this environment of the stage, such as qa-gcp (may be repeated)')
            [CompletionResult]::new('--environment', '--environment', [CompletionResultType]::ParameterName, 'Only this environment of the stage, such as qa-gcp (may be repeated)')
            [CompletionResult]::new('--list', '--list', [CompletionResultType]::ParameterName, 'List the releases that ran in the stage, and do nothing')
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show what would be done, and do nothing')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be done, and do nothing')
            [CompletionResult]::new('--no-push', '--no-push', [CompletionResultType]::ParameterName, 'Make the branch in this repository and push nothing')
            [CompletionResult]::new('--offline', '--offline', [CompletionResultType]::ParameterName, 'Ask no remote; judge what was last fetched (implies --no-push)')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Refuse what can''t be verified, too')
            [CompletionResult]::new('-v', '-v', [CompletionResultType]::ParameterName, 'Show each request to GitLab on the standard error while it happens, without secrets, and whose token is used')
            [CompletionResult]::new('--verbose', '--verbose', [CompletionResultType]::ParameterName, 'Show each request to GitLab on the standard error while it happens, without secrets, and whose token is used')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'git-eurodat;bump' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'git-eurodat;check' {
            [CompletionResult]::new('--rev', '--rev', [CompletionResultType]::ParameterName, 'Judge the files of a commit instead of the work tree''s')
            [CompletionResult]::new('--changed-since', '--changed-since', [CompletionResultType]::ParameterName, 'Judge only what changed since the line of work left this branch or commit')
            [CompletionResult]::new('--pre-push', '--pre-push', [CompletionResultType]::ParameterName, 'Judge what a push sends to the target branch; reads what git tells a pre-push hook')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the report to this file, and text for people to the standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the report to this file, and text for people to the standard output')
            [CompletionResult]::new('--staged', '--staged', [CompletionResultType]::ParameterName, 'Judge what is staged for the next commit, as a pre-commit hook does')
            [CompletionResult]::new('--fix', '--fix', [CompletionResultType]::ParameterName, 'Mend what has one safe mend, such as a missing quote around 1.10, and nothing else of the file')
            [CompletionResult]::new('--schema', '--schema', [CompletionResultType]::ParameterName, 'Print the built-in schema of EuroDaT''s values, a start for the chart''s values.schema.json')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'git-eurodat;verify' {
            [CompletionResult]::new('--since', '--since', [CompletionResultType]::ParameterName, 'Judge the target branch''s history since this tag, commit or date')
            [CompletionResult]::new('--format', '--format', [CompletionResultType]::ParameterName, 'How to print it')
            [CompletionResult]::new('-o', '-o', [CompletionResultType]::ParameterName, 'Write the report to this file, and text for people to the standard output')
            [CompletionResult]::new('--output', '--output', [CompletionResultType]::ParameterName, 'Write the report to this file, and text for people to the standard output')
            [CompletionResult]::new('--pre-receive', '--pre-receive', [CompletionResultType]::ParameterName, 'Judge a push as a server''s pre-receive hook; reads the lines that git gives the hook')
            [CompletionResult]::new('--online', '--online', [CompletionResultType]::ParameterName, 'Ask the product''s remote for its tags, which this repository doesn''t hold')
            [CompletionResult]::new('--strict', '--strict', [CompletionResultType]::ParameterName, 'Say no to what can''t be verified, too')
            [CompletionResult]::new('--deepen', '--deepen', [CompletionResultType]::ParameterName, 'Fetch the target branch and the history that a shallow clone lacks')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'git-eurodat;freeze' {
            [CompletionResult]::new('--until', '--until', [CompletionResultType]::ParameterName, 'When it ends: a time such as 2027-01-04T00:00:00Z, a date (midnight in UTC), or how long it lasts, such as 3d')
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why, for those who run into it')
            [CompletionResult]::new('--from', '--from', [CompletionResultType]::ParameterName, 'When it starts: a time or a date; now where it isn''t named')
            [CompletionResult]::new('--list', '--list', [CompletionResultType]::ParameterName, 'List the freezes of the work tree''s policy, and whether each holds now')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'git-eurodat;reject' {
            [CompletionResult]::new('--reason', '--reason', [CompletionResultType]::ParameterName, 'Why, for those who run into it')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'git-eurodat;demo' {
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'git-eurodat;hooks' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show what would be done, and do nothing')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show what would be done, and do nothing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help (see more with ''--help'')')
            break
        }
        'git-eurodat;setup' {
            [CompletionResult]::new('-n', '-n', [CompletionResultType]::ParameterName, 'Show where the files would go, and write nothing')
            [CompletionResult]::new('--dry-run', '--dry-run', [CompletionResultType]::ParameterName, 'Show where the files would go, and write nothing')
            [CompletionResult]::new('-h', '-h', [CompletionResultType]::ParameterName, 'Print help')
            [CompletionResult]::new('--help', '--help', [CompletionResultType]::ParameterName, 'Print help')
            break
        }
        'git-eurodat;help' {
            break
        }
    })

    $completions.Where{ $_.CompletionText -like "$wordToComplete*" } |
        Sort-Object -Property ListItemText
}
