//! Very many environments.

use std::fmt::Write as _;

use libtest_mimic::Trial;

use crate::support::iac::{Iac, values_file, write};
use crate::support::sandbox::Sandbox;
use crate::support::status::Status;
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![trial("status::of_2500_environments", of_2500_environments)]
}

const CLOUDS: usize = 2500;

/// 2,500 clouds in each of two stages, all on one release but two; one commit, told to git as a stream.
fn crowd(sandbox: &Sandbox) -> Iac<'_> {
    let iac = Iac::with_environments(sandbox, &[("dev-gcp", "main")]);
    let mut stream = String::from("commit refs/heads/main\ncommitter M <m@example.org> 1767690000 +0000\ndata 1\nx\n");
    let _ = writeln!(stream, "from {}", iac.tip("main"));
    for (stage, cloud) in (0..CLOUDS).flat_map(|cloud| [("qa", cloud), ("qa-int", cloud)]) {
        let release = if cloud < 2 && stage == "qa-int" { "1.4.1" } else { "1.4.2" };
        let text = format!("deployedRelease: {release}\n");
        let path = values_file(&format!("{stage}-c{cloud:04}"));
        let _ = write!(stream, "M 100644 inline {path}\ndata {}\n{text}\n", text.len());
    }
    write(&sandbox.path("tmp/stream"), &stream);
    let import = ["-c", "git fast-import --quiet < \"$1\"", "sh"];
    sandbox.program("sh", &iac.remote).args(import).arg(sandbox.path("tmp/stream")).run().ok();
    sandbox.git(&iac.clone).args(["fetch", "-q"]).run().ok();
    iac
}

/// Summarised by release; each with `--all`; and JSON always has each.
fn of_2500_environments() {
    let sandbox = Sandbox::new();
    let iac = crowd(&sandbox);
    let lines = |more: &[&str]| sandbox.eurodat(&iac.clone).arg("status").args(more).run().lines();
    let summary = lines(&[]);
    assert!(summary.len() < 20, "{summary:#?}");
    let says = |words: &[&str]| summary.iter().any(|line| line.split_whitespace().take(words.len()).eq(words.to_vec()));
    assert!(says(&["qa", "2500", "environments", "1.4.2"]), "{summary:#?}");
    assert!(says(&["qa-int", "2498", "environments", "1.4.2"]), "{summary:#?}");
    assert!(says(&["qa-int", "2", "environments", "1.4.1"]), "{summary:#?}");
    assert!(says(&["qa-int:", "1.4.1", "->", "1.4.2", "(2", "environments)"]), "{summary:#?}");
    let all = lines(&["--all"]);
    assert_eq!(all.iter().filter(|line| line.starts_with("qa ")).count(), CLOUDS);
    assert!(all.iter().any(|line| line.contains("qa-int-c2499")));
    let status = Status::of(sandbox.eurodat(&iac.clone));
    assert_eq!(status.environments().count(), 2 * CLOUDS + 1);
    let one = sandbox.eurodat(&iac.clone).args(["status", "qa-int", "--all"]).run().lines();
    assert_eq!(one.iter().filter(|line| line.starts_with("qa-int ")).count(), CLOUDS);
}
