//! Git runs ours behind what was there before: same arguments, same input, same variables.

use std::os::unix::fs::symlink;
use std::path::Path;

use libtest_mimic::Trial;

use super::{NAMES, StandIn, hooks, repository, script};
use crate::support::forge::executable;
use crate::support::run::Run;
use crate::support::sandbox::Sandbox;
use crate::support::tool::{find, trial, trial_with};

pub(super) fn trials() -> Vec<Trial> {
    let mut trials = vec![
        trial("hooks::old_commit_hook_runs_first", old_commit_hook_runs_first),
        trial("hooks::old_push_hook_is_fed_too", old_push_hook_is_fed_too),
        trial("hooks::old_hook_that_reads_nothing", old_hook_that_reads_nothing),
        trial("hooks::old_hook_in_python", old_hook_in_python),
        trial("hooks::old_hook_behind_a_symlink", old_hook_behind_a_symlink),
        trial("hooks::old_hook_that_git_passes_by", old_hook_that_git_passes_by),
        trial("hooks::merge_without_conflicts", merge_without_conflicts),
        trial("hooks::variables_stay_as_git_sets_them", variables_stay_as_git_sets_them),
        trial("hooks::program_is_missing", program_is_missing),
    ];
    for shell in ["dash", "bash", "busybox", "zsh"] {
        let body: fn() = match shell {
            "dash" => || in_shell(&["dash"]),
            "bash" => || in_shell(&["bash", "--posix"]),
            "busybox" => || in_shell(&["busybox", "sh"]),
            _ => || in_shell(&["zsh", "--emulate", "sh"]),
        };
        trials.push(trial_with(&[shell], &format!("hooks::scripts_in_{shell}"), body));
    }
    trials
}

fn commit(sandbox: &Sandbox, iac: &Path) -> Run {
    sandbox.git(iac).args(["commit", "-q", "--allow-empty", "-m", "feat: more"])
}

fn commits(sandbox: &Sandbox, iac: &Path) -> usize {
    sandbox.git(iac).args(["rev-list", "HEAD"]).run().lines().len()
}

fn old_commit_hook_runs_first() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    let stand_in = StandIn::new(&sandbox);
    let hook = iac.join(".git/hooks/pre-commit");
    executable(&hook, &stand_in.hook("old"));
    hooks(&sandbox, &iac, "install").ok();
    stand_in.before(commit(&sandbox, &iac)).run().ok();
    assert_eq!(stand_in.log(), ["old ", "ours check --staged"]);
    executable(&iac.join(".git/hooks/pre-commit.before-eurodat"), "#!/bin/sh\necho 'old says no' >&2\nexit 3\n");
    stand_in.before(commit(&sandbox, &iac)).run().exit(1).says("old says no");
    assert_eq!(stand_in.log(), [""; 0], "its failure stops");
    hooks(&sandbox, &iac, "uninstall").ok();
    stand_in.before(commit(&sandbox, &iac)).run().exit(1).says("old says no");
    std::fs::remove_file(hook).expect("there");
    hooks(&sandbox, &iac, "install").ok();
    stand_in.refuse();
    stand_in.before(commit(&sandbox, &iac)).run().exit(1);
    assert_eq!((stand_in.log(), commits(&sandbox, &iac)), (vec!["ours check --staged".to_owned()], 2));
    stand_in.before(commit(&sandbox, &iac).arg("--no-verify")).run().ok();
}

/// A clone's remote, and a push of these refspecs to it.
fn push(sandbox: &Sandbox, iac: &Path, refspecs: &[&str]) -> Run {
    sandbox.git(&sandbox.path("")).args(["init", "-q", "--bare", "server.git"]).run().ok();
    sandbox.git(iac).args(["push", "-q", "../server.git"]).args(refspecs)
}

fn old_push_hook_is_fed_too() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    let stand_in = StandIn::new(&sandbox);
    executable(&iac.join(".git/hooks/pre-push"), &stand_in.hook("old-push"));
    hooks(&sandbox, &iac, "install").ok();
    let tip = sandbox.git(&iac).args(["rev-parse", "HEAD"]).run().text();
    stand_in.before(push(&sandbox, &iac, &["main", "main:other"])).run().ok();
    let none = "0".repeat(40);
    let fed = ["main", "other"].map(|branch| format!("fed refs/heads/main {tip} refs/heads/{branch} {none}"));
    let server = "../server.git ../server.git";
    let expected = |who: &str| [vec![format!("{who}{server}")], fed.to_vec()].concat();
    assert_eq!(stand_in.log(), [expected("old-push "), expected("ours check --pre-push ")].concat());
    // Nothing to push, and git runs the hook all the same.
    stand_in.before(push(&sandbox, &iac, &["main"])).run().ok();
    assert_eq!(stand_in.log(), [format!("old-push {server}"), format!("ours check --pre-push {server}")]);
    executable(&iac.join(".git/hooks/pre-push.before-eurodat"), "#!/bin/sh\nexit 1\n");
    stand_in.before(push(&sandbox, &iac, &["main:third"])).run().exit(1);
    assert_eq!(stand_in.log(), [""; 0]);
}

/// More lines than a pipe holds, and nobody reads them.
fn old_hook_that_reads_nothing() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    let stand_in = StandIn::new(&sandbox);
    executable(&iac.join(".git/hooks/pre-push"), "#!/bin/sh\nexec <&-\nexit 0\n");
    hooks(&sandbox, &iac, "install").ok();
    let refspecs: Vec<String> = (0..1000).map(|number| format!("main:refs/tags/a-tag-{number}")).collect();
    let refspecs: Vec<&str> = refspecs.iter().map(String::as_str).collect();
    let pushed = stand_in.before(push(&sandbox, &iac, &refspecs)).run().ok();
    assert_eq!(pushed.stderr, "");
    assert_eq!(stand_in.log().len(), 1001);
}

fn old_hook_in_python() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    let stand_in = StandIn::new(&sandbox);
    let Some(python) = find("python3") else { return };
    let script = "import sys\nlines = sys.stdin.read().splitlines()\nsys.exit(len(lines) != 2 or len(sys.argv) != 3)\n";
    executable(&iac.join(".git/hooks/pre-push"), &format!("#!{}\n{script}", python.display()));
    hooks(&sandbox, &iac, "install").ok();
    stand_in.before(push(&sandbox, &iac, &["main"])).run().exit(1);
    assert_eq!(stand_in.log(), [""; 0]);
    stand_in.before(push(&sandbox, &iac, &["main", "main:other"])).run().ok();
    assert_eq!(stand_in.log().len(), 3);
}

fn old_hook_behind_a_symlink() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    let stand_in = StandIn::new(&sandbox);
    executable(&iac.join("tools/hook.sh"), &stand_in.hook("old"));
    std::fs::create_dir(iac.join(".git/hooks")).expect("made");
    symlink("../../tools/hook.sh", iac.join(".git/hooks/pre-commit")).expect("made");
    hooks(&sandbox, &iac, "install").ok();
    stand_in.before(commit(&sandbox, &iac)).run().ok();
    assert_eq!(stand_in.log(), ["old ", "ours check --staged"]);
    std::fs::remove_file(iac.join("tools/hook.sh")).expect("there");
    stand_in.before(commit(&sandbox, &iac)).run().ok();
    assert_eq!(stand_in.log(), ["ours check --staged"], "git, too, passes by what leads nowhere");
}

fn old_hook_that_git_passes_by() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    let stand_in = StandIn::new(&sandbox);
    crate::support::iac::write(&iac.join(".git/hooks/pre-commit"), "#!/bin/sh\nexit 1\n");
    hooks(&sandbox, &iac, "install").ok();
    stand_in.before(commit(&sandbox, &iac)).run().ok();
    assert_eq!(stand_in.log(), ["ours check --staged"]);
}

/// Git runs no pre-commit there.
fn merge_without_conflicts() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    let stand_in = StandIn::new(&sandbox);
    sandbox.git(&iac).args(["branch", "other"]).run().ok();
    commit(&sandbox, &iac).run().ok();
    executable(&iac.join(".git/hooks/pre-merge-commit"), &stand_in.hook("old"));
    hooks(&sandbox, &iac, "install").ok();
    stand_in.refuse();
    sandbox.git(&iac).args(["checkout", "-q", "other"]).run().ok();
    sandbox.tick();
    commit(&sandbox, &iac).arg("--no-verify").run().ok();
    stand_in.before(sandbox.git(&iac).args(["merge", "--no-edit", "main"])).run().exit(1);
    assert_eq!(stand_in.log(), ["old ", "ours check --staged"]);
}

fn variables_stay_as_git_sets_them() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    let stand_in = StandIn::new(&sandbox);
    let seen = sandbox.path("seen").display().to_string();
    let old = format!("#!/bin/sh\nenv | grep ^GIT_ | grep -v GIT_EXEC_PATH | sort > '{seen}'\n");
    executable(&iac.join(".git/hooks/pre-commit"), &old);
    hooks(&sandbox, &iac, "install").ok();
    std::fs::write(iac.join("file"), "").expect("written");
    sandbox.git(&iac).args(["add", "file"]).run().ok();
    let file = ["commit", "-q", "-m", "feat: a file", "file"];
    stand_in.before(sandbox.git(&iac).args(file)).run().ok();
    let variables = stand_in.variables();
    assert!(variables.contains("GIT_INDEX_FILE=") && variables.contains("next-index"), "{variables}");
    assert_eq!(variables, std::fs::read_to_string(seen).expect("the old hook ran"));
}

fn program_is_missing() {
    let sandbox = Sandbox::new();
    let iac = repository(&sandbox);
    hooks(&sandbox, &iac, "install").ok();
    for name in NAMES {
        let run = sandbox.program("/bin/sh", &iac).arg(format!(".git/hooks/{name}")).env("PATH", "/usr/bin:/bin");
        run.run().exit(1).says(&format!("{name}: git-eurodat is not on the PATH")).says("--no-verify");
    }
}

/// Each script run by this shell, with an old hook in the way.
fn in_shell(shell: &[&str]) {
    let sandbox = Sandbox::new();
    let stand_in = StandIn::new(&sandbox);
    let folder = sandbox.path("a folder");
    for name in NAMES {
        executable(&folder.join(name), &script(name));
        let old = if name == "pre-push" { "old-push" } else { "old" };
        executable(&folder.join(format!("{name}.before-eurodat")), &stand_in.hook(old));
        let lines = "printf 'refs/heads/a\\\\b 1 refs/heads/%%s 2\\nc 3 d 4\\n' | ";
        let hook = folder.join(name).display().to_string();
        let line = format!("{lines} {} '{hook}' origin 'a  URL'", shell.join(" "));
        stand_in.before(sandbox.program("/bin/sh", &sandbox.path("")).args(["-c", &line])).run().ok();
        let fed = ["fed refs/heads/a\\b 1 refs/heads/%s 2", "fed c 3 d 4"];
        let expected = match name {
            "pre-push" => {
                [&["old-push origin a  URL"], &fed[..], &["ours check --pre-push origin a  URL"], &fed].concat()
            }
            _ => vec!["old origin a  URL", "ours check --staged"],
        };
        assert_eq!(stand_in.log(), expected, "{name} in {shell:?}");
    }
}
