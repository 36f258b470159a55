//! The man pages and completions that the program carries, so that `setup` works wherever it was built.

/// The man pages: the file's name and its text.
pub const MAN_PAGES: [(&str, &str); 15] = [
    ("git-eurodat.1", include_str!("../../completions/man/git-eurodat.1")),
    ("git-eurodat-bump.1", include_str!("../../completions/man/git-eurodat-bump.1")),
    ("git-eurodat-check.1", include_str!("../../completions/man/git-eurodat-check.1")),
    ("git-eurodat-demo.1", include_str!("../../completions/man/git-eurodat-demo.1")),
    ("git-eurodat-explain.1", include_str!("../../completions/man/git-eurodat-explain.1")),
    ("git-eurodat-freeze.1", include_str!("../../completions/man/git-eurodat-freeze.1")),
    ("git-eurodat-diff.1", include_str!("../../completions/man/git-eurodat-diff.1")),
    ("git-eurodat-hooks.1", include_str!("../../completions/man/git-eurodat-hooks.1")),
    ("git-eurodat-log.1", include_str!("../../completions/man/git-eurodat-log.1")),
    ("git-eurodat-promote.1", include_str!("../../completions/man/git-eurodat-promote.1")),
    ("git-eurodat-reject.1", include_str!("../../completions/man/git-eurodat-reject.1")),
    ("git-eurodat-rollback.1", include_str!("../../completions/man/git-eurodat-rollback.1")),
    ("git-eurodat-setup.1", include_str!("../../completions/man/git-eurodat-setup.1")),
    ("git-eurodat-status.1", include_str!("../../completions/man/git-eurodat-status.1")),
    ("git-eurodat-verify.1", include_str!("../../completions/man/git-eurodat-verify.1")),
];

/// What each rule means: a section each, under its id as the heading.
pub const RULES: &str = include_str!("../../docs/rules.md");
/// The completion for bash.
pub const BASH: &str = include_str!("../../completions/git-eurodat.bash");
/// The completion for zsh.
pub const ZSH: &str = include_str!("../../completions/_git-eurodat");
/// The completion for fish.
pub const FISH: &str = include_str!("../../completions/git-eurodat.fish");
/// What makes git's completion in fish ask ours.
pub const FISH_START: &str = include_str!("../../completions/conf.d/git-eurodat.fish");
/// The completion for PowerShell.
pub const POWER_SHELL: &str = include_str!("../../completions/git-eurodat.ps1");
