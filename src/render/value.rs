//! A single value of a values file on one line.

use serde_json::Value;

use super::log::cut_to;
use crate::model::yaml::reads_as_string;

/// So much of a value is shown, in characters.
const WIDEST: usize = 60;

/// The value as YAML may write it: a string in quotes where it would read as something else, or hold a line end.
#[must_use]
pub fn shown(value: &Value) -> String {
    let text = match value {
        Value::String(text) if is_plain(text) => text.clone(),
        other => other.to_string(),
    };
    cut_to(&text, WIDEST)
}

fn is_plain(text: &str) -> bool {
    let marks = |c: char| c.is_control() || matches!(c, '"' | '\'' | '#');
    let open = ['{', '[', '&', '*', '!', '|', '>', '%', '@', '`', '-', '?', ','];
    reads_as_string(text) && text.trim() == text && !text.contains(marks) && !text.starts_with(open)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn strings_are_told_from_other_values() {
        let values =
            [json!("a.example.org"), json!("1.10"), json!(1), json!("yes"), json!(true), json!(""), json!(" a")];
        let read = values.iter().map(shown).collect::<Vec<_>>();
        assert_eq!(read, ["a.example.org", "\"1.10\"", "1", "\"yes\"", "true", "\"\"", "\" a\""]);
    }

    #[test]
    fn one_line_of_bounded_length() {
        assert_eq!(shown(&json!("a\nb")), r#""a\nb""#);
        assert_eq!(shown(&json!("x".repeat(100))).chars().count(), WIDEST);
        assert_eq!(shown(&json!({})), "{}");
    }
}
