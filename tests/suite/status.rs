//! `status`: the truth about the target branch, from history, with a cache that is never wrong.

use std::path::{Path, PathBuf};

use libtest_mimic::Trial;

use crate::support::iac::{Iac, values_file};
use crate::support::product::Product;
use crate::support::sandbox::Sandbox;
use crate::support::terminal::{self, Terminal};
use crate::support::tool::{trial, trial_with};
use crate::support::values::values;

/// The trials of `status`.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("status::table", table),
        trial("status::one_stage", one_stage),
        trial("status::unknown_stage", unknown_stage),
        trial("status::json", json),
        trial("status::touches_no_network", touches_no_network),
        trial("status::fetches_when_asked", fetches_when_asked),
        trial("status::since_is_the_releases_own", since_is_the_releases_own),
        trial("status::unreadable_files_are_named", unreadable_files_are_named),
        trial("status::many_environments_are_summarised", many_environments_are_summarised),
        trial_with(&terminal::TOOLS, "status::narrow_terminal", narrow_terminal),
        trial("status::cache_is_never_wrong", cache_is_never_wrong),
        trial("status::history_rewritten", history_rewritten),
        trial("status::closed_pipe", closed_pipe),
    ]
}

fn with_product(sandbox: &Sandbox) -> Iac<'_> {
    let product = Product::with_releases(sandbox, &["1.4.1", "1.4.2", "1.5.0"]);
    let iac = Iac::new(sandbox);
    iac.write(".eurodat.toml", &format!("version = 1\n[product]\nremote = \"{}\"\n", product.folder.display()));
    iac.commit("chore: where the product is");
    iac
}

fn table() {
    let sandbox = Sandbox::new();
    let iac = with_product(&sandbox);
    sandbox.eurodat(&iac.clone).args(["status", "--fetch"]).run().ok().snapshot(snapbox::file!["status/table.txt"]);
}

fn one_stage() {
    let sandbox = Sandbox::new();
    let iac = with_product(&sandbox);
    let run = sandbox.eurodat(&iac.clone).args(["status", "qa-int"]).run().ok();
    run.snapshot(snapbox::file!["status/one_stage.txt"]);
}

fn unknown_stage() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    sandbox.eurodat(&iac.clone).args(["status", "staging"]).run().exit(2).says("staging").says("qa-int");
}

fn json() {
    let sandbox = Sandbox::new();
    let iac = with_product(&sandbox);
    let run = sandbox.eurodat(&iac.clone).args(["status", "--fetch", "--format", "json"]).run().ok();
    let json: serde_json::Value = serde_json::from_str(&run.stdout).expect("the output is one JSON document");
    assert_eq!(json["version"], 1, "{json:#}");
    let stages = json["stages"].as_array().expect("stages");
    let qa = stages.iter().find(|stage| stage["name"] == "qa").expect("qa");
    assert_eq!(qa["environments"][0]["name"], "qa-azure");
    assert_eq!(qa["environments"][0]["release"], "1.4.2");
    assert_eq!(qa["environments"][0]["behind"], 1);
    run.snapshot(snapbox::file!["status/json.txt"]);
}

fn touches_no_network() {
    let sandbox = Sandbox::new();
    let iac = with_product(&sandbox);
    sandbox.git(&iac.clone).args(["remote", "set-url", "origin", "http://127.0.0.1:1/gone.git"]).run().ok();
    sandbox.eurodat(&iac.clone).arg("status").run().ok().says("1.4.2");
    sandbox.eurodat(&iac.clone).args(["status", "--fetch"]).run().exit(3).says("127.0.0.1");
}

fn fetches_when_asked() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let other = iac.clone_as("other");
    let before = sandbox.eurodat(&other).arg("status").run().ok();
    iac.set(&["qa-gcp", "qa-azure"], "1.4.3");
    assert_eq!(sandbox.eurodat(&other).arg("status").run().ok().stdout, before.stdout);
    sandbox.eurodat(&other).args(["status", "--fetch"]).run().ok().says("1.4.3");
}

/// The line of an environment.
fn line(iac: &Iac<'_>, environment: &str) -> String {
    let lines = iac.sandbox.eurodat(&iac.clone).args(["status", "--all"]).run().lines();
    lines.into_iter().find(|line| line.split_whitespace().nth(1) == Some(environment)).expect("a line")
}

fn since_is_the_releases_own() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let since = line(&iac, "qa-gcp");
    // Another edit of the file, and another file's edit, don't count.
    iac.write(&values_file("qa-gcp"), &format!("{}# more\n", values("qa-gcp", "1.4.2")));
    iac.commit("chore: a comment");
    assert_eq!(line(&iac, "qa-gcp"), since);
    // There and back again does.
    iac.set(&["qa-gcp"], "1.4.1");
    iac.set(&["qa-gcp"], "1.4.2");
    assert_ne!(line(&iac, "qa-gcp"), since);
    // A merge counts as the moment, whenever its commits were made.
    let git = |arguments: &[&str]| drop(sandbox.git(&iac.clone).args(arguments).run().ok());
    git(&["switch", "-q", "-c", "change"]);
    iac.write(&values_file("qa-gcp"), &values("qa-gcp", "1.4.3"));
    git(&["commit", "-q", "-a", "-m", "chore: 1.4.3"]);
    git(&["switch", "-q", "main"]);
    sandbox.tick();
    git(&["merge", "-q", "--no-ff", "-m", "merge: 1.4.3", "change"]);
    git(&["push", "-q", "origin", "main"]);
    let merge = iac.tip("main");
    assert!(line(&iac, "qa-gcp").contains(&merge[..10]), "{} isn't {merge}", line(&iac, "qa-gcp"));
}

fn unreadable_files_are_named() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    iac.write(&values_file("qa-gcp"), "deployedRelease: 1.4.2\ndeployedRelease: 1.5.0\n");
    iac.write(&values_file("staging-gcp"), "deployedRelease: 1.4.2\n");
    iac.write(&values_file("prod-gcp"), "replicas: 1\n");
    iac.commit("chore: trouble");
    let run = sandbox.eurodat(&iac.clone).arg("status").run().ok();
    run.snapshot(snapbox::file!["status/unreadable.txt"]);
}

fn many_environments_are_summarised() {
    let sandbox = Sandbox::new();
    let names: Vec<String> = (0..2500).map(|number| format!("qa-c{number}")).collect();
    let environments: Vec<(&str, &str)> =
        names.iter().enumerate().map(|(at, name)| (name.as_str(), if at < 7 { "1.4.1" } else { "1.4.2" })).collect();
    let iac = Iac::with_environments(&sandbox, &environments);
    let run = sandbox.eurodat(&iac.clone).arg("status").run().ok();
    assert!(run.stdout.lines().count() < 30, "{}", run.stdout);
    run.says("2493").says("1.4.2").says("1.4.1");
    let all = sandbox.eurodat(&iac.clone).args(["status", "--all"]).run().ok();
    assert!(names.iter().all(|name| all.stdout.contains(name)));
}

/// On a terminal of 80 columns no row of the table is wider.
fn narrow_terminal() {
    let sandbox = Sandbox::new();
    let iac = with_product(&sandbox);
    let (code, seen) = Terminal::run(&sandbox, &iac.clone, "stty cols 80 && git eurodat status --fetch").end();
    assert_eq!(code, Some(0), "{seen}");
    let rows: Vec<&str> = seen.lines().filter(|line| line.contains("-gcp")).collect();
    assert_eq!(rows.len(), 5, "{seen}");
    assert!(rows.iter().all(|row| row.trim_end().chars().count() <= 80), "{seen}");
}

fn status(iac: &Iac<'_>) -> String {
    iac.sandbox.eurodat(&iac.clone).args(["status", "--all"]).run().ok().stdout
}

/// The status of a fresh clone, which has no cache.
fn truth(iac: &Iac<'_>) -> String {
    let _ = std::fs::remove_dir_all(iac.sandbox.path("fresh"));
    let fresh = iac.clone_as("fresh");
    iac.sandbox.eurodat(&fresh).args(["status", "--all"]).run().ok().stdout
}

/// Everything that the program keeps for itself: in the repository and in the user's cache.
fn kept(iac: &Iac<'_>) -> Vec<PathBuf> {
    let folders = [iac.clone.join(".git/eurodat"), iac.sandbox.path("home/.cache")];
    let files = |folder: &PathBuf| std::fs::read_dir(folder).into_iter().flatten().flatten().map(|file| file.path());
    folders.iter().flat_map(files).filter(|path| path.is_file()).collect()
}

/// What befalls a kept file.
const DAMAGE: [fn(&Path, &[u8]); 6] = [
    |path, _| std::fs::remove_file(path).expect("deleted"),
    |path, bytes| std::fs::write(path, &bytes[..bytes.len() / 2]).expect("cut"),
    |path, _| std::fs::write(path, b"").expect("emptied"),
    |path, _| std::fs::write(path, b"\xff\xfe garbage \0\n").expect("overwritten"),
    |path, bytes| std::fs::write(path, String::from_utf8_lossy(bytes).replace("1.4.2", "6.6.6")).expect("forged"),
    |path, bytes| std::fs::write(path, [bytes, bytes].concat()).expect("doubled"),
];

fn cache_is_never_wrong() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let expected = truth(&iac);
    assert_eq!((status(&iac), status(&iac)), (expected.clone(), expected.clone()));
    for (number, damage) in DAMAGE.iter().enumerate() {
        for path in kept(&iac) {
            let bytes = std::fs::read(&path).expect("it can be read");
            damage(&path, &bytes);
        }
        assert_eq!(status(&iac), expected, "damage {number}");
    }
    // Another policy reads other keys: what was kept for this one must not count.
    iac.write(".eurodat.toml", "version = 1\n[values]\nrelease = \"cluster.name\"\n");
    iac.commit("chore: another key");
    assert_eq!(status(&iac), truth(&iac));
}

fn history_rewritten() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    status(&iac);
    let git = |arguments: &[&str]| drop(sandbox.git(&iac.clone).args(arguments).run().ok());
    git(&["reset", "-q", "--hard", "HEAD~1"]);
    iac.write(&values_file("qa-int-gcp"), &values("qa-int-gcp", "1.4.7"));
    git(&["commit", "-q", "-a", "-m", "chore: another history"]);
    git(&["push", "-q", "--force", "origin", "main"]);
    assert_eq!(status(&iac), truth(&iac));
    git(&["reset", "-q", "--hard", "HEAD~2"]);
    git(&["push", "-q", "--force", "origin", "main"]);
    assert_eq!(status(&iac), truth(&iac));
}

fn closed_pipe() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let script = "set -o pipefail; git eurodat status | head -c 1 > /dev/null";
    sandbox.program("bash", &iac.clone).args(["-c", script]).run().ok();
}
