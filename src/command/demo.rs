//! `demo`: a guided tour in a throwaway repository, with the real commands.

use std::fmt::Write;

use crate::cli::DemoArgs;
use crate::external::demo::{Demo, create, empty_folder, run as run_there, temporary_folder};
use crate::failure::Failure;
use crate::render::Told;

/// What is shown, in order: what it is about, and the command as a user types it.
const TOUR: [(&str, &str); 9] = [
    ("What runs where, and what could move?", "git eurodat status --fetch"),
    ("1.5.0 was tagged in the product. Propose it for qa:", "git eurodat promote qa"),
    ("The whole change is the bytes of the release, in each file as it is written:", DIFF),
    ("The remote got these push options; GitLab opens the merge request by them:", "cat ../iac.git/push-options.txt"),
    ("A code owner merges it, and Argo CD would deploy it.", "git merge --no-ff --no-edit origin/promote/qa/1.5.0"),
    ("", "git push --quiet origin main"),
    ("qa runs 1.5.0, so it may go on:", "git eurodat promote qa-int"),
    ("prod can't have it yet, it would skip qa-int:", "git eurodat promote prod --release 1.5.0"),
    ("What runs where now?", "git eurodat status"),
];

const DIFF: &str = "git diff --unified=0 origin/main origin/promote/qa/1.5.0";

/// Runs the command.
///
/// # Errors
/// When the folder isn't empty, or git refuses.
pub fn run(arguments: &DemoArgs) -> Result<Told, Failure> {
    let folder = arguments.dir.as_deref().map_or_else(temporary_folder, empty_folder)?;
    let demo = create(&folder)?;
    let mut text = format!("A product with tags, a bare remote and a clone of it, in {}\n", folder.display());
    for (about, command) in TOUR {
        step(&demo, about, command, &mut text)?;
    }
    text.push_str(&farewell(&demo));
    Ok(Told::out(text))
}

/// Runs one command of the tour; what it prints is the tour.
fn step(demo: &Demo, about: &str, command: &str, text: &mut String) -> Result<(), Failure> {
    if !about.is_empty() {
        let _ = write!(text, "\n{about}\n\n");
    }
    let _ = writeln!(text, "$ {command}");
    let words: Vec<&str> = command.split(' ').collect();
    text.push_str(&run_there(&demo.clone, &words)?.output);
    Ok(())
}

fn farewell(demo: &Demo) -> String {
    let clone = demo.clone.display();
    let root = demo.root.display();
    format!(
        "\nLook around, and try more:\n\n    cd {clone}\n    git eurodat bump qa-gcp 1.4.2 && git diff\n    \
         git eurodat promote qa --release 1.4.1\n    git eurodat help promote\n\nThen: rm -rf {root}\n"
    )
}
