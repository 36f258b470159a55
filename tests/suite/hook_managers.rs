//! Real hook managers run our hook from a checkout of this project at a tag, and beside our own hooks.

mod beside;
mod from_a_tag;

use std::path::{Path, PathBuf};

use libtest_mimic::Trial;

use crate::support::iac::{Iac, values_file};
use crate::support::run::Run;
use crate::support::sandbox::Sandbox;
use crate::support::values::values;

/// The trials of hook managers.
pub fn trials() -> Vec<Trial> {
    let mut trials = from_a_tag::trials();
    trials.extend(beside::trials());
    trials
}

/// The tag of the checkout.
const TAG: &str = "v9.9.9";

/// The file whose release the trials break and mend.
fn broken(iac: &Iac<'_>) {
    iac.write(&values_file("qa-gcp"), &values("qa-gcp", "not-a-release"));
}

fn mended(iac: &Iac<'_>) {
    iac.write(&values_file("qa-gcp"), &(values("qa-gcp", "1.4.2") + "# looked at\n"));
}

/// A commit of all that is in the user's clone.
fn commit(iac: &Iac<'_>) -> Run {
    iac.sandbox.git(&iac.clone).args(["add", "-A"]).run().ok();
    iac.sandbox.git(&iac.clone).args(["commit", "-q", "-m", "chore: a change"])
}

/// This project's tracked files as they are now, in a repository of their own, at a tag.
fn project_at_a_tag(sandbox: &Sandbox) -> PathBuf {
    // A machine of CI may check it out as another user.
    sandbox.config("safe.directory", "*");
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = sandbox.path("git-eurodat");
    let clone = ["clone", "-q", "--no-hardlinks", "--depth=1"];
    sandbox.git(here).args(clone).arg(format!("file://{}", here.display())).arg(&folder).run().ok();
    let tracked = sandbox.git(here).args(["ls-files", "-z"]).run().ok().stdout;
    for file in tracked.split_terminator('\0') {
        // A file that is deleted here, and not yet in the index, is deleted there too.
        if std::fs::copy(here.join(file), folder.join(file)).is_err() {
            let _ = std::fs::remove_file(folder.join(file));
        }
    }
    for arguments in [&["add", "-A"][..], &["commit", "-q", "--allow-empty", "-m", "as it is"], &["tag", TAG]] {
        sandbox.git(&folder).args(arguments).run().ok();
    }
    folder
}
