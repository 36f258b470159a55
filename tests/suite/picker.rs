//! Bare `promote` on a terminal: a person picks and confirms.

use libtest_mimic::Trial;

use super::promote::assert_promotes;
use crate::support::iac::Iac;
use crate::support::product::Product;
use crate::support::sandbox::Sandbox;
use crate::support::terminal::{TOOLS, Terminal};
use crate::support::tool::trial_with;

/// The trials of the picker.
pub fn trials() -> Vec<Trial> {
    vec![
        trial_with(&TOOLS, "picker::picks_and_confirms", picks_and_confirms),
        trial_with(&TOOLS, "picker::says_no", says_no),
        trial_with(&TOOLS, "picker::escapes", escapes),
        trial_with(&TOOLS, "picker::interrupts", interrupts),
        trial_with(&TOOLS, "picker::nothing_can_move", nothing_can_move),
    ]
}

/// A repository where qa could move to 1.5.0 and prod to 1.4.2.
fn ready(sandbox: &Sandbox) -> Iac<'_> {
    let product = Product::with_releases(sandbox, &["1.4.1", "1.4.2", "1.5.0"]);
    let iac = Iac::new(sandbox);
    let policy = format!("version = 1\n[product]\nremote = \"{}\"\n", product.folder.display());
    iac.write(".eurodat.toml", &policy);
    iac.commit("chore: where the product is");
    iac
}

fn at_the_picker(sandbox: &Sandbox, iac: &Iac<'_>) -> Terminal {
    let mut terminal = Terminal::run(sandbox, &iac.clone, "git eurodat promote");
    terminal.wait_for("qa: 1.4.2 -> 1.5.0 (2 environments)");
    terminal.wait_for("prod: 1.4.1 -> 1.4.2 (2 environments)");
    // What was shown while the remote was asked is wiped first.
    assert!(!terminal.screen().contains("…Promote"), "{}", terminal.screen());
    terminal
}

fn picks_and_confirms() {
    let sandbox = Sandbox::new();
    let iac = ready(&sandbox);
    let mut terminal = at_the_picker(&sandbox, &iac);
    terminal.press("prod\r");
    terminal.wait_for("Propose prod: 1.4.1 -> 1.4.2");
    terminal.press("y");
    let (code, seen) = terminal.end();
    assert_eq!(code, Some(0), "{seen}");
    assert_promotes(&iac, "promote/prod/1.4.2", &["prod-azure", "prod-gcp"], "1.4.2");
}

/// Ends a picker with some keys: this exit code, and nothing is proposed.
fn ends(keys: &[&str], code: i32) {
    let sandbox = Sandbox::new();
    let iac = ready(&sandbox);
    let mut terminal = at_the_picker(&sandbox, &iac);
    if let [pick, answer] = keys {
        terminal.press(pick);
        terminal.wait_for("Propose ");
        terminal.press(answer);
    } else {
        terminal.press(keys[0]);
    }
    let (ended, seen) = terminal.end();
    assert_eq!(ended, Some(code), "{seen}");
    assert_eq!(iac.branches(), ["main"]);
    // A picker hides the cursor; whoever leaves it must get it back.
    assert_eq!(seen.rfind("\u{1b}[?25l") < seen.rfind("\u{1b}[?25h"), seen.contains("\u{1b}[?25l"), "{seen:?}");
}

fn says_no() {
    ends(&["\r", "n"], 1);
}

fn escapes() {
    ends(&["\u{1b}"], 1);
}

fn interrupts() {
    ends(&["\u{3}"], 130);
}

fn nothing_can_move() {
    let sandbox = Sandbox::new();
    let iac = ready(&sandbox);
    iac.set(&["qa-gcp", "qa-azure", "qa-int-gcp", "qa-int-azure", "prod-gcp", "prod-azure"], "1.5.0");
    let (code, seen) = Terminal::run(&sandbox, &iac.clone, "git eurodat promote").end();
    assert_eq!(code, Some(1), "{seen}");
    assert!(seen.contains("nothing can move"), "{seen}");
}
