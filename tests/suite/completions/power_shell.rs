//! Writes the completion for PowerShell: clap's own.

use clap::Command;
use clap_complete::{generate, shells::PowerShell};

/// The whole file.
pub fn render(root: &Command) -> String {
    let mut text = Vec::new();
    generate(PowerShell, &mut root.clone(), "git-eurodat", &mut text);
    String::from_utf8(text).expect("clap writes UTF-8").trim_start().to_owned()
}
