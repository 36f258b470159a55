//! Where a repository lies, and whose it is.

use libtest_mimic::Trial;

use super::assert_usual;
use crate::suite::promote::promote;
use crate::support::iac::{Iac, write};
use crate::support::sandbox::Sandbox;
use crate::support::tool::{find, trial};

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("repositories::odd_folder_names", odd_folder_names),
        trial("repositories::git_folder_elsewhere", git_folder_elsewhere),
        trial("repositories::as_a_submodule", as_a_submodule),
        trial("repositories::of_another_user", of_another_user),
        trial("repositories::no_repository", no_repository),
        trial("repositories::broken_configuration", broken_configuration),
    ]
}

fn odd_folder_names() {
    for name in ["with space", "größe-日本", "-it's \"quoted\"", "new\nline"] {
        let sandbox = Sandbox::new();
        let iac = Iac::new(&sandbox);
        let folder = sandbox.path(name);
        std::fs::create_dir(&folder).expect("a folder");
        let arguments = ["clone", "-q", &iac.remote.display().to_string(), "."];
        sandbox.git(&folder).args(arguments).run().ok();
        assert_usual(&iac, &folder);
    }
}

/// `.git` is a file that says where the folder is.
fn git_folder_elsewhere() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let arguments = ["clone", "-q", "--separate-git-dir", "kept elsewhere", "iac.git", "separate"];
    sandbox.git(&sandbox.path("")).args(arguments).run().ok();
    assert!(sandbox.path("separate/.git").is_file());
    assert_usual(&iac, &sandbox.path("separate"));
}

fn as_a_submodule() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.git(&sandbox.path("")).args(["init", "-q", "outer"]).run().ok();
    let add = ["-c", "protocol.file.allow=always", "submodule", "--quiet", "add"];
    sandbox.git(&sandbox.path("outer")).args(add).arg(&iac.remote).arg("inner").run().ok();
    assert_usual(&iac, &sandbox.path("outer/inner"));
}

/// Git refuses to open it, and what it says is passed on.
fn of_another_user() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let nobody = "65534";
    let given =
        find("chown").is_some() && sandbox.program("chown", &iac.clone).args(["-R", nobody, "."]).run().code == Some(0);
    if !given {
        // Only root can give files away; git can be told to behave as if they were.
        return refused_as_another(&sandbox, &iac);
    }
    let refused = promote(sandbox.eurodat(&iac.clone)).run().exit(3);
    let refused = refused.says("dubious ownership").says("safe.directory");
    assert_eq!(refused.stdout, "");
    sandbox.eurodat(&iac.clone).arg("status").run().exit(3).says("dubious ownership");
    sandbox.config("safe.directory", &iac.clone.display().to_string());
    assert_usual(&iac, &iac.clone);
}

fn refused_as_another(sandbox: &Sandbox, iac: &Iac<'_>) {
    let run = sandbox.eurodat(&iac.clone).env("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1");
    promote(run).run().exit(3).says("dubious ownership").says("safe.directory");
}

fn no_repository() {
    let sandbox = Sandbox::new();
    for command in [&["status"][..], &["promote", "qa", "--release", "1.5.0"]] {
        sandbox.eurodat(&sandbox.path("tmp")).args(command).run().exit(2).says("no Git repository here");
    }
}

fn broken_configuration() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    write(&iac.clone.join(".git/config"), "[core\n");
    // Git itself stops before it finds the command, so the program is called by its own name.
    let run = || sandbox.program("git-eurodat", &iac.clone);
    run().arg("status").run().exit(3).says("bad config");
    promote(run()).run().exit(3).says("bad config");
}
