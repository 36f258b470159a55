//! `bump`: the edit alone, in the work tree.

use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};

use libtest_mimic::Trial;

use crate::support::crowd::at_once;
use crate::support::iac::{Iac, values_file};
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;
use crate::support::values::values;

/// The trials of `bump`.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("bump::stage", stage),
        trial("bump::environment", environment),
        trial("bump::again", again),
        trial("bump::keeps_other_edits", keeps_other_edits),
        trial("bump::keeps_mode_and_link", keeps_mode_and_link),
        trial("bump::all_or_nothing", all_or_nothing),
        trial("bump::from_a_subfolder", from_a_subfolder),
        trial("bump::refusals", refusals),
        trial("bump::in_a_bare_repository", in_a_bare_repository),
        trial("bump::many_at_once", many_at_once),
    ]
}

fn text(folder: &Path, environment: &str) -> String {
    std::fs::read_to_string(folder.join(values_file(environment))).expect("the file can be read")
}

fn changed(iac: &Iac<'_>) -> Vec<String> {
    let status = iac.sandbox.git(&iac.clone).args(["status", "--porcelain"]).run().ok();
    status.stdout.lines().map(str::to_owned).collect()
}

fn stage() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let index = || std::fs::read(iac.clone.join(".git/index")).expect("an index");
    let before = index();
    sandbox.eurodat(&iac.clone).args(["bump", "qa", "1.5.0"]).run().ok();
    assert_eq!(index(), before);
    assert_eq!(text(&iac.clone, "qa-gcp"), values("qa-gcp", "1.5.0"));
    assert_eq!(text(&iac.clone, "qa-azure"), values("qa-azure", "1.5.0"));
    assert_eq!(changed(&iac), [" M app-of-apps/values-qa-azure.yaml", " M app-of-apps/values-qa-gcp.yaml"]);
}

fn environment() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.eurodat(&iac.clone).args(["bump", "qa-int-gcp", "1.5.0"]).run().ok();
    sandbox.eurodat(&iac.clone).args(["bump", "dev", "feature/x"]).run().ok();
    assert_eq!(text(&iac.clone, "dev-gcp"), values("dev-gcp", "feature/x"));
    assert_eq!(changed(&iac), [" M app-of-apps/values-dev-gcp.yaml", " M app-of-apps/values-qa-int-gcp.yaml"]);
}

fn again() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let time = || std::fs::metadata(iac.clone.join(values_file("qa-gcp"))).and_then(|file| file.modified()).ok();
    sandbox.eurodat(&iac.clone).args(["bump", "qa", "1.5.0"]).run().ok();
    let before = time();
    sandbox.eurodat(&iac.clone).args(["bump", "qa", "1.5.0"]).run().ok().says("already");
    assert_eq!(time(), before);
}

fn keeps_other_edits() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let mine = format!("{}# mine, not committed\n", values("qa-gcp", "1.4.2"));
    iac.write(&values_file("qa-gcp"), &mine);
    sandbox.eurodat(&iac.clone).args(["bump", "qa-gcp", "1.5.0"]).run().ok();
    assert_eq!(text(&iac.clone, "qa-gcp"), format!("{}# mine, not committed\n", values("qa-gcp", "1.5.0")));
}

fn keeps_mode_and_link() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let (file, target) = (iac.clone.join(values_file("qa-gcp")), sandbox.path("elsewhere.yaml"));
    std::fs::rename(&file, &target).expect("moved");
    symlink(&target, &file).expect("linked");
    std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o640)).expect("a mode");
    sandbox.eurodat(&iac.clone).args(["bump", "qa-gcp", "1.5.0"]).run().ok();
    assert!(std::fs::symlink_metadata(&file).is_ok_and(|file| file.is_symlink()));
    assert_eq!(std::fs::read_to_string(&target).ok(), Some(values("qa-gcp", "1.5.0")));
    assert_eq!(std::fs::metadata(&target).map(|file| file.permissions().mode() & 0o777).ok(), Some(0o640));
}

fn all_or_nothing() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.write(&values_file("qa-gcp"), "deployedRelease: 1.4.2\ndeployedRelease: 1.4.2\n");
    let run = sandbox.eurodat(&iac.clone).args(["bump", "qa", "1.5.0"]).run().exit(1);
    run.says("app-of-apps/values-qa-gcp.yaml:2:1");
    assert_eq!(changed(&iac), [" M app-of-apps/values-qa-gcp.yaml"]);
}

fn from_a_subfolder() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.eurodat(&iac.clone.join("app-of-apps")).args(["bump", "qa-gcp", "1.5.0"]).run().ok();
    assert_eq!(text(&iac.clone, "qa-gcp"), values("qa-gcp", "1.5.0"));
}

fn refusals() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    for (place, release, words) in [
        ("staging", "1.5.0", "staging"),
        ("qa", "main", "main"),
        ("qa", "1.5", "1.5"),
        ("qa", "1.5.0+build", "build"),
        ("qa", "", "SemVer"),
    ] {
        sandbox.eurodat(&iac.clone).args(["bump", place, release]).run().exit(2).says(words);
    }
    assert!(changed(&iac).is_empty());
}

fn in_a_bare_repository() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.eurodat(&iac.remote).args(["bump", "qa", "1.5.0"]).run().exit(2).says("work tree");
}

/// Each of sixteen sets both files; afterwards both are whole and agree.
fn many_at_once() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let folders: Vec<PathBuf> = vec![iac.clone.clone(); 16];
    let bump =
        |(number, folder): (usize, &PathBuf)| sandbox.eurodat(folder).args(["bump", "qa", &format!("1.6.{number}")]);
    for outcome in at_once(folders.iter().enumerate().map(bump).collect()) {
        outcome.ok();
    }
    let releases = (0..16).map(|number| format!("1.6.{number}"));
    let both = |release: &String| {
        ["qa-gcp", "qa-azure"].iter().all(|environment| text(&iac.clone, environment) == values(environment, release))
    };
    assert!(releases.into_iter().any(|release| both(&release)), "{}", text(&iac.clone, "qa-gcp"));
    assert_eq!(changed(&iac).len(), 2);
}
