//! Freezes and rejected releases as [TOML](https://toml.io/en/v1.0.0) text.

use std::fmt::Write;

use super::super::types::Freeze;
use crate::model::release::Release;

/// The keys of a freeze with their values.
fn entries(freeze: &Freeze) -> [(&'static str, String); 4] {
    let stages: Vec<String> = freeze.stages.iter().map(|stage| string(stage.as_str())).collect();
    [
        ("stages", format!("[{}]", stages.join(", "))),
        ("from", freeze.from.to_string()),
        ("until", freeze.until.to_string()),
        ("reason", string(&freeze.reason)),
    ]
}

/// A freeze as the lines of a table of its own.
pub(super) fn table(freeze: &Freeze) -> Vec<String> {
    let entries = entries(freeze).map(|(key, value)| format!("{key:<6} = {value}"));
    std::iter::once("[[freezes]]".to_owned()).chain(entries).collect()
}

/// A freeze on one line.
pub(super) fn inline(freeze: &Freeze) -> String {
    let entries = entries(freeze).map(|(key, value)| format!("{key} = {value}"));
    format!("{{ {} }}", entries.join(", "))
}

/// A rejected release with the reason, without what stands around it.
pub(super) fn rejection(release: &Release, reason: &str) -> String {
    format!("{} = {}", string(&release.to_string()), string(reason))
}

/// A basic string, which stands on one line whatever is in it.
fn string(text: &str) -> String {
    let quoted = text.chars().fold(String::from('"'), |mut quoted, letter| {
        match letter {
            '"' | '\\' => quoted.extend(['\\', letter]),
            control if control.is_control() => {
                let _ = write!(quoted, "\\u{:04x}", u32::from(control));
            }
            other => quoted.push(other),
        }
        quoted
    });
    quoted + "\""
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_stay_on_their_line() {
        assert_eq!(string("year's end"), "\"year's end\"");
        assert_eq!(string("a \"b\" \\ c\r\n\u{7f}\u{85}é"), r#""a \"b\" \\ c\u000d\u000a\u007f\u0085é""#);
    }
}
