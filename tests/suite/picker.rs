//! The picker: `promote` without a stage, at a real pseudo-terminal.

use std::io::{Read, Write};
use std::path::Path;
use std::process::{Child, Stdio};

use libtest_mimic::Trial;

use crate::support::iac::Iac;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial_with;

/// The trials of the picker; `script` gives each a terminal.
pub fn trials() -> Vec<Trial> {
    vec![
        trial_with(&["script"], "picker::picked_and_confirmed", picked_and_confirmed),
        trial_with(&["script"], "picker::declined", declined),
        trial_with(&["script"], "picker::interrupted", interrupted),
        trial_with(&["script"], "picker::no_terminal", no_terminal),
    ]
}

/// A run at a terminal.
struct Typist {
    child: Child,
    seen: String,
}

impl Typist {
    fn start(sandbox: &Sandbox, folder: &Path) -> Self {
        let mut command = sandbox.command("script", folder);
        command.args(["--quiet", "--return", "--command", "git eurodat promote", "/dev/null"]);
        command.env("TERM", "xterm").stdin(Stdio::piped()).stdout(Stdio::piped());
        Self { child: command.spawn().unwrap(), seen: String::new() }
    }

    /// Types once the terminal shows a text.
    fn at(mut self, shown: &str, keys: &str) -> Self {
        let mut byte = [0];
        while !self.seen.contains(shown) {
            let read = self.child.stdout.as_mut().unwrap().read(&mut byte).unwrap();
            assert!(read > 0, "it ended before it showed {shown:?}: {}", self.seen);
            self.seen.push(char::from(byte[0]));
        }
        self.child.stdin.as_mut().unwrap().write_all(keys.as_bytes()).unwrap();
        self
    }

    /// Waits for the end: exit code, and all that was shown.
    fn end(mut self) -> (Option<i32>, String) {
        let mut rest = Vec::new();
        self.child.stdout.take().unwrap().read_to_end(&mut rest).unwrap();
        let code = self.child.wait().unwrap().code();
        (code, self.seen + &String::from_utf8_lossy(&rest))
    }
}

/// qa runs what qa-int could take.
fn waiting(sandbox: &Sandbox) -> Iac<'_> {
    Iac::with_environments(sandbox, &[("qa-gcp", "1.5.0"), ("qa-int-gcp", "1.4.2"), ("prod-gcp", "1.4.2")])
}

fn picked_and_confirmed() {
    let sandbox = Sandbox::new();
    let iac = waiting(&sandbox);
    let (code, shown) = Typist::start(&sandbox, &iac.clone).at("qa-int: 1.4.2 -> 1.5.0", "\r").at("Propose", "y").end();
    assert_eq!(code, Some(0), "{shown}");
    assert_eq!(iac.branches(), ["main", "promote/qa-int/1.5.0"]);
}

fn declined() {
    let sandbox = Sandbox::new();
    let iac = waiting(&sandbox);
    let (code, shown) = Typist::start(&sandbox, &iac.clone).at("qa-int: 1.4.2 -> 1.5.0", "\r").at("Propose", "n").end();
    assert_eq!(code, Some(1), "{shown}");
    assert!(shown.contains("nothing was proposed"), "{shown}");
    assert_eq!(iac.branches(), ["main"]);
}

/// Ctrl-C gives the cursor back, which the picker hides.
fn interrupted() {
    const SHOW_CURSOR: &str = "\u{1b}[?25h";
    let sandbox = Sandbox::new();
    let iac = waiting(&sandbox);
    let (code, shown) = Typist::start(&sandbox, &iac.clone).at("qa-int: 1.4.2 -> 1.5.0", "\u{3}").end();
    assert_eq!(code, Some(130), "{shown}");
    assert!(shown.contains(SHOW_CURSOR), "{shown:?}");
    assert_eq!(iac.branches(), ["main"]);
}

fn no_terminal() {
    let sandbox = Sandbox::new();
    let iac = waiting(&sandbox);
    sandbox.eurodat(&iac.clone).arg("promote").run().exit(2).says("no stage is named");
}
