//! `demo`: the tour works, and leaves repositories that work.

use libtest_mimic::Trial;

use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

/// The trials of `demo`.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("demo::tour", tour),
        trial("demo::in_a_temporary_folder", in_a_temporary_folder),
        trial("demo::folder_is_not_empty", folder_is_not_empty),
        trial("demo::in_a_repository", in_a_repository),
        trial("demo::of_a_user_with_habits", of_a_user_with_habits),
    ]
}

/// What the tour shows, in this order.
const SHOWN: [&str; 8] = [
    "$ git eurodat status",
    "$ git eurodat promote qa\n",
    "qa: 1.4.2 -> 1.5.0 in ",
    "merge_request.create",
    "$ git merge --no-ff",
    "$ git eurodat promote qa-int\n",
    "error[no-skip]",
    "$ git eurodat status\n",
];

#[track_caller]
fn assert_tour(shown: &str) {
    let mut rest = shown;
    for part in SHOWN {
        let (_, after) =
            rest.split_once(part).unwrap_or_else(|| panic!("{part:?} isn't shown, or not in its place:\n{shown}"));
        rest = after;
    }
}

fn tour() {
    let sandbox = Sandbox::new();
    let folder = sandbox.path("");
    let run = sandbox.eurodat(&folder).args(["demo", "tour"]).run().ok();
    assert_tour(&run.stdout);
    assert_eq!(run.stderr, "");
    let iac = sandbox.path("tour/iac");
    sandbox.git(&iac).args(["fsck", "--strict"]).run().ok();
    assert_eq!(sandbox.git(&iac).args(["status", "--porcelain"]).run().text(), "");
    sandbox.eurodat(&iac).args(["promote", "qa-int"]).run().ok().says("already");
}

fn in_a_temporary_folder() {
    let sandbox = Sandbox::new();
    assert_tour(&sandbox.eurodat(&sandbox.path("")).arg("demo").run().ok().stdout);
    let made = std::fs::read_dir(sandbox.path("tmp")).map(Iterator::count).ok();
    assert_eq!(made, Some(1), "it stays for a look around, below TMPDIR");
}

fn folder_is_not_empty() {
    let sandbox = Sandbox::new();
    std::fs::create_dir(sandbox.path("full"))
        .and_then(|()| std::fs::write(sandbox.path("full/mine"), ""))
        .expect("made");
    sandbox.eurodat(&sandbox.path("")).args(["demo", "full"]).run().exit(2).says("not empty");
}

/// The repository that one stands in is none of its business.
fn in_a_repository() {
    let sandbox = Sandbox::new();
    let folder = sandbox.path("");
    sandbox.git(&folder).args(["init", "-q", "mine"]).run().ok();
    let mine = sandbox.path("mine");
    let run = sandbox.eurodat(&mine).args(["demo", "../tour"]).env("GIT_DIR", mine.join(".git"));
    assert_tour(&run.run().ok().stdout);
    assert_eq!(sandbox.git(&mine).args(["for-each-ref"]).run().text(), "");
    assert_eq!(sandbox.git(&mine).args(["status", "--porcelain"]).run().text(), "");
}

/// Signing that fails, hooks, another default branch, a pager, no identity: the tour is the same.
fn of_a_user_with_habits() {
    let sandbox = Sandbox::new();
    let hooks = sandbox.path("hooks");
    crate::support::forge::executable(&hooks.join("pre-commit"), "#!/bin/sh\nexit 1\n");
    for (key, value) in [
        ("commit.gpgSign", "true"),
        ("gpg.program", "false"),
        ("init.defaultBranch", "trunk"),
        ("core.pager", "false"),
        ("core.autocrlf", "true"),
        ("merge.ff", "only"),
        ("push.default", "nothing"),
        ("color.ui", "always"),
        ("user.useConfigOnly", "true"),
        ("user.name", ""),
        ("user.email", ""),
        ("core.hooksPath", &hooks.display().to_string()),
        ("diff.noprefix", "true"),
    ] {
        sandbox.config(key, value);
    }
    let run = sandbox.eurodat(&sandbox.path("")).args(["demo", "tour"]).run().ok();
    assert_tour(&run.stdout);
    assert!(!run.stdout.contains('\u{1b}'), "{}", run.stdout);
}
