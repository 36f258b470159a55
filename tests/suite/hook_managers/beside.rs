//! Our own hooks beside a manager's, whoever came first and whoever comes again.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use libtest_mimic::Trial;

use crate::suite::hooks::{StandIn, hooks, listing, repository, script};
use crate::support::forge::executable;
use crate::support::iac::write;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial_with;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial_with(&["pre-commit"], "hook_managers::pre_commit_came_first", || came_first("pre-commit")),
        trial_with(&["prek"], "hook_managers::prek_came_first", || came_first("prek")),
        trial_with(&["pre-commit"], "hook_managers::pre_commit_comes_later", || comes_later("pre-commit")),
        trial_with(&["prek"], "hook_managers::prek_comes_later", || comes_later("prek")),
        trial_with(&["lefthook"], "hook_managers::lefthook_came_first", lefthook_came_first),
        trial_with(&["lefthook"], "hook_managers::lefthook_comes_later", lefthook_comes_later),
    ]
}

/// A repository whose manager has one hook of the user's, which leaves a line in the stand-in's log.
struct Managed<'a> {
    sandbox: &'a Sandbox,
    iac: PathBuf,
    stand_in: StandIn,
}

impl<'a> Managed<'a> {
    fn new(sandbox: &'a Sandbox) -> Self {
        let new = Self { sandbox, iac: repository(sandbox), stand_in: StandIn::new(sandbox) };
        let theirs = sandbox.path("theirs");
        executable(&theirs, &new.stand_in.hook("theirs"));
        let hook = format!("id: theirs\n    name: theirs\n    language: system\n    entry: {}", theirs.display());
        let more = "always_run: true\n    pass_filenames: false\n";
        write(
            &new.iac.join(".pre-commit-config.yaml"),
            &format!("repos:\n- repo: local\n  hooks:\n  - {hook}\n    {more}"),
        );
        write(&new.iac.join("lefthook.yml"), &format!("pre-commit:\n  jobs:\n    - run: {}\n", theirs.display()));
        sandbox.git(&new.iac).args(["add", "."]).run().ok();
        sandbox.git(&new.iac).args(["commit", "-q", "-m", "chore: configuration"]).run().ok();
        new
    }

    fn manager(&self, manager: &str, action: &str) {
        self.sandbox.program(manager, &self.iac).arg(action).run().ok();
    }

    fn hook(&self, name: &str) -> PathBuf {
        self.iac.join(".git/hooks").join(name)
    }

    /// Who ran at a commit, in this order.
    #[track_caller]
    fn assert_run(&self, who: &[&str]) {
        // Lefthook passes by commits that change nothing.
        let file = std::fs::OpenOptions::new().create(true).append(true).open(self.iac.join("file"));
        file.and_then(|mut file| file.write_all(b"more\n")).expect("written");
        self.sandbox.git(&self.iac).args(["add", "file"]).run().ok();
        let commit = self.sandbox.git(&self.iac).args(["commit", "-q", "-m", "feat: more"]);
        let outcome = self.stand_in.before(commit).run().ok();
        let log = self.stand_in.log();
        let log: Vec<&str> = log.iter().filter_map(|line| line.split(' ').next()).collect();
        assert_eq!(log, who, "{}", outcome.transcript());
    }
}

#[track_caller]
fn assert_ours(path: &Path) {
    assert_eq!(std::fs::read_to_string(path).expect("there"), script("pre-commit"), "{}", path.display());
}

/// Ours lies below theirs, where they look for it, and stays there when they come again.
fn came_first(manager: &str) {
    let sandbox = Sandbox::new();
    let there = Managed::new(&sandbox);
    executable(&there.hook("pre-commit"), &there.stand_in.hook("old"));
    there.manager(manager, "install");
    there.assert_run(&["old", "theirs"]);
    let before = listing(&there.iac.join(".git/hooks"));
    hooks(&sandbox, &there.iac, "install").ok().says(&format!("by {manager}")).says("docs/hooks.md");
    assert_ours(&there.hook("pre-commit.legacy"));
    there.assert_run(&["old", "ours", "theirs"]);
    there.manager(manager, "install");
    there.assert_run(&["old", "ours", "theirs"]);
    hooks(&sandbox, &there.iac, "install").ok().says("unchanged");
    there.assert_run(&["old", "ours", "theirs"]);
    hooks(&sandbox, &there.iac, "uninstall").ok().says("restored");
    there.assert_run(&["old", "theirs"]);
    let mut after = listing(&there.iac.join(".git/hooks"));
    // Theirs was written anew meanwhile, by themselves.
    after.get_mut("pre-commit").expect("there").2 = before["pre-commit"].2;
    assert_eq!(after, before);
    hooks(&sandbox, &there.iac, "install").ok();
    there.manager(manager, "uninstall");
    there.assert_run(&["old", "ours"]);
    hooks(&sandbox, &there.iac, "install").ok().says("unchanged");
}

fn comes_later(manager: &str) {
    let sandbox = Sandbox::new();
    let there = Managed::new(&sandbox);
    executable(&there.hook("pre-commit"), &there.stand_in.hook("old"));
    hooks(&sandbox, &there.iac, "install").ok();
    there.manager(manager, "install");
    there.assert_run(&["old", "ours", "theirs"]);
    hooks(&sandbox, &there.iac, "install").ok().says("unchanged");
    there.assert_run(&["old", "ours", "theirs"]);
    // Theirs alone, by force; then ours once more.
    sandbox.program(manager, &there.iac).args(["install", "-f"]).run().ok();
    there.assert_run(&["theirs"]);
    hooks(&sandbox, &there.iac, "install").ok();
    there.assert_run(&["old", "ours", "theirs"]);
    hooks(&sandbox, &there.iac, "uninstall").ok();
    there.assert_run(&["old", "theirs"]);
}

fn lefthook_came_first() {
    let sandbox = Sandbox::new();
    let there = Managed::new(&sandbox);
    there.manager("lefthook", "install");
    there.assert_run(&["theirs"]);
    hooks(&sandbox, &there.iac, "install").ok().says("by lefthook").says("name ours in lefthook.yml");
    there.assert_run(&["theirs", "ours"]);
    hooks(&sandbox, &there.iac, "install").ok().says("unchanged");
    hooks(&sandbox, &there.iac, "uninstall").ok().says("restored");
    there.assert_run(&["theirs"]);
}

/// It moves what is there aside and runs it no more, as it says; so ours is installed again.
fn lefthook_comes_later() {
    let sandbox = Sandbox::new();
    let there = Managed::new(&sandbox);
    hooks(&sandbox, &there.iac, "install").ok();
    there.manager("lefthook", "install");
    there.assert_run(&["theirs"]);
    hooks(&sandbox, &there.iac, "install").ok().says("by lefthook");
    there.assert_run(&["theirs", "ours"]);
}
