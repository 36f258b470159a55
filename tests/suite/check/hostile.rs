//! Inputs that would stop a lesser reader: each ends in a finding, soon and with little memory.

use std::os::unix::fs::symlink;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use libtest_mimic::Trial;

use super::found::{check, found};
use super::rules::owned;
use crate::support::iac::{Iac, values_file};
use crate::support::outcome::Outcome;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("check::hostile_large_file", large_file),
        trial("check::hostile_nesting", nesting),
        trial("check::hostile_aliases", aliases),
        trial("check::hostile_schema", schema),
        trial("check::hostile_links", links),
        trial("check::hostile_kinds_of_files", kinds_of_files),
        trial("check::hostile_vanishing_files", vanishing_files),
        trial("check::hostile_bytes", bytes),
    ]
}

/// More memory than this no run takes, whatever it reads; in KiB.
const MOST_MEMORY: u64 = 200_000;

/// `check` under a limit of memory and patience.
fn bounded(iac: &Iac<'_>, arguments: &[&str]) -> Vec<String> {
    let start = Instant::now();
    let limited = format!("ulimit -v {MOST_MEMORY}; exec git-eurodat check --format json \"$@\"");
    let run = iac.sandbox.program("sh", &iac.clone).args(["-c", &limited, "sh"]).args(arguments).run();
    assert!(start.elapsed() < Duration::from_secs(20), "it took {:?}", start.elapsed());
    found(&run)
}

fn large_file() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write(&values_file("qa-gcp"), &format!("deployedRelease: 1.4.2\n{}", "a: 1\n".repeat(20 << 20)));
    let large = ["error values-syntax values-qa-gcp.yaml"];
    assert_eq!(bounded(&iac, &[]), large);
    sandbox.git(&iac.clone).args(["add", "-A"]).run().ok();
    assert_eq!(bounded(&iac, &["--staged"]), large);
    sandbox.git(&iac.clone).args(["commit", "-qm", "large"]).run().ok();
    assert_eq!(bounded(&iac, &["--rev", "HEAD"]), large);
}

fn nesting() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write("app-of-apps/values.schema.json", "{}");
    let flow = format!("deployedRelease: 1.4.2\na: {}{}\n", "[".repeat(10_000), "]".repeat(10_000));
    let block: String = (0..10_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    iac.write(&values_file("qa-gcp"), &flow);
    iac.write(&values_file("prod-gcp"), &block[..4 << 20]);
    let found = bounded(&iac, &[]);
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|found| found.starts_with("error values-syntax")), "{found:?}");
}

fn aliases() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write("app-of-apps/values.schema.json", "{}");
    let bomb: String = (1..30).map(|n| format!("a{n}: &a{n} [*a{0}, *a{0}, *a{0}, *a{0}]\n", n - 1)).collect();
    iac.write(&values_file("qa-gcp"), &format!("deployedRelease: 1.4.2\na0: &a0 x\n{bomb}"));
    iac.write(&values_file("prod-gcp"), "deployedRelease: 1.4.1\na: &a [*a]\n");
    let found = bounded(&iac, &[]);
    assert!(found.iter().any(|found| found.contains("values-qa-gcp.yaml")), "{found:?}");
    assert!(found.iter().any(|found| found.contains("values-prod-gcp.yaml")), "{found:?}");
}

fn schema() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write(&values_file("qa-gcp"), &format!("deployedRelease: 1.4.2\nname: {}!\n", "a".repeat(50_000)));
    let deep = format!("{}{}", r#"{"properties": {"a": "#.repeat(10_000), "}}".repeat(10_000));
    let schemas = [
        r##"{"$ref": "#"}"##,
        r#"{"properties": {"name": {"pattern": "^(a+)+$"}}}"#,
        r#"{"properties": {"name": {"pattern": "a{1000}{1000}{1000}"}}}"#,
        r#"{"$ref": "https://example.org/schema.json"}"#,
        r#"{"$ref": "../../../../etc/passwd"}"#,
        r#"{"type": "nonsense"}"#,
        r#"{"$schema": "https://example.org/none"}"#,
        "{",
        "",
        &deep,
    ];
    for schema in schemas {
        iac.write("app-of-apps/values.schema.json", schema);
        let found = bounded(&iac, &[]);
        let shown: String = schema.chars().take(60).collect();
        assert!(!found.is_empty(), "{shown} is accepted");
        assert!(found.iter().all(|found| found.starts_with("error values-schema")), "{shown}: {found:?}");
    }
}

fn links() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    let folder = iac.clone.join("app-of-apps");
    symlink("loop-b", folder.join("loop-a")).unwrap();
    symlink("loop-a", folder.join("loop-b")).unwrap();
    symlink("..", folder.join("up")).unwrap();
    symlink("values-qa-loop.yaml", folder.join("values-qa-loop.yaml")).unwrap();
    symlink("/dev/zero", folder.join("values-qa-zero.yaml")).unwrap();
    symlink("nowhere", folder.join("values.schema.json")).unwrap();
    assert_eq!(
        bounded(&iac, &[]),
        [
            "error values-syntax values-qa-loop.yaml",
            "error values-syntax values-qa-zero.yaml",
            "error values-schema values.schema.json",
        ]
    );
}

fn kinds_of_files() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    let folder = iac.clone.join("app-of-apps");
    let made = std::process::Command::new("mkfifo").arg(folder.join("values-qa-pipe.yaml")).status();
    assert!(made.is_ok_and(|status| status.success()), "mkfifo works");
    std::fs::create_dir(folder.join("values-qa-folder.yaml")).unwrap();
    std::fs::create_dir_all(iac.clone.join(".eurodat.toml")).unwrap();
    assert_eq!(bounded(&iac, &[]), ["error policy .eurodat.toml"]);
    std::fs::remove_dir(iac.clone.join(".eurodat.toml")).unwrap();
    // What git can't hold is none of the repository's files.
    assert_eq!(bounded(&iac, &[]), Vec::<String>::new());
}

/// Files come and go while they are read: a run ends with what it saw, or with an error, and never with a crash.
fn vanishing_files() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    let path = |number: u32| iac.clone.join(values_file(&format!("qa-c{number}")));
    let stop = AtomicBool::new(false);
    let runs: Vec<Outcome> = std::thread::scope(|scope| {
        scope.spawn(|| {
            while !stop.load(Ordering::Relaxed) {
                (0..200).for_each(|number| std::fs::write(path(number), "deployedRelease: 1.4.2\n").unwrap());
                (0..200).for_each(|number| std::fs::remove_file(path(number)).unwrap());
            }
        });
        let runs = (0..20).map(|_| sandbox.eurodat(&iac.clone).arg("check").run()).collect();
        stop.store(true, Ordering::Relaxed);
        runs
    });
    // Half-written files may be empty: that is a finding.
    let odd = runs.iter().find(|run| !matches!(run.code, Some(0 | 1)));
    assert!(odd.is_none(), "{}", odd.map(Outcome::transcript).unwrap_or_default());
}

fn bytes() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    let file =
        |environment: &str, bytes: &[u8]| std::fs::write(iac.clone.join(values_file(environment)), bytes).unwrap();
    file("qa-gcp", b"\xff\xfed\0e\0p\0");
    file("qa-azure", b"\0\0\0");
    file("prod-gcp", b"deployedRelease: 1.4.1\na: \"\x1b[31m\"\n");
    file("prod-azure", b"");
    let found = check(&iac, &[]);
    assert_eq!(found.iter().filter(|found| found.starts_with("error values-syntax")).count(), 4, "{found:?}");
}
