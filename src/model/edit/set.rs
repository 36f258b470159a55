//! Reads, decides, splices, proves.

use super::plan::plan;
use super::proof::prove;
use super::refusal::{refuse_aliases, refuse_tag};
use crate::model::key_path::KeyPath;
use crate::model::yaml::{Scalar, YamlError, locate, read, text_of};

/// How to set a scalar; the default is the careful way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct SetOptions {
    /// What to do if aliases change along with the value.
    pub aliases: Aliases,
}

/// What to do if the value, or a mapping around it, has an anchor that aliases stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Aliases {
    /// Refuse, and name each alias.
    #[default]
    Refuse,
    /// Set the value, and so what each alias means.
    Follow,
}

/// `text` with the scalar at `path` set to the string `value`, byte for byte the same elsewhere.
///
/// The new value reads as that string to YAML 1.1 and 1.2 readers alike. It is written in the style
/// of the old one where that can hold it: what can't stand plain gets double quotes, a block scalar
/// stays one (folded becomes literal for several lines) unless only double quotes hold the value.
/// Where no value is written, one is inserted after the colon. A text that says `value` already
/// comes back as it is.
///
/// Before it returns, the new text is read and compared with the old: exactly this value differs.
///
/// # Errors
///
/// All of [`scalar_at`](crate::model::yaml::scalar_at)'s; and if aliases would change too
/// ([`Aliases`]), if a tag makes the value something else than a string, if the key is an explicit
/// one without a colon, or if the proof fails.
pub fn set_scalar(text: &[u8], path: &KeyPath, value: &str, options: SetOptions) -> Result<Vec<u8>, YamlError> {
    let text = text_of(text)?;
    let events = read(text)?;
    let target = locate(text, &events, path)?;
    if says(&Scalar::of(text, target.value), value) {
        return Ok(text.as_bytes().to_vec());
    }
    refuse_tag(text, &target)?;
    if options.aliases == Aliases::Refuse {
        refuse_aliases(text, &events, &target)?;
    }
    let splice = plan(text, &target, value)?;
    let edited = splice.apply(text);
    prove(&events, &edited, &splice.expectation(target.at, value))?;
    Ok(edited.into_bytes())
}

/// Whether the scalar is this string; the number `1.10` isn't the string of the same spelling.
fn says(scalar: &Scalar, value: &str) -> bool {
    scalar.is_string && scalar.value == value
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(text: &str) -> Result<Vec<u8>, YamlError> {
        set_scalar(text.as_bytes(), &KeyPath::single("v"), "2.0.0", SetOptions::default())
    }

    fn sets_it(before: &str) -> bool {
        set(&format!("{before}v: 1.0.0\n")) == Ok(format!("{before}v: 2.0.0\n").into_bytes())
    }

    fn refusal(text: &str) -> String {
        set(text).unwrap_err().message()
    }

    fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
        (0..count).map(line).collect()
    }

    #[test]
    fn long_texts_and_long_lines_are_no_trouble() {
        assert!(sets_it(&lines(20_000, |at| format!("key{at}: x # c\n"))));
        assert!(sets_it(&lines(5_000, |at| format!("key{at}: {{a: b}} # c\n"))));
        for long in
            ["y".repeat(1 << 20), format!("\"{}\"", "y\\t".repeat(1 << 18)), format!("[{}]", "a, ".repeat(1 << 17))]
        {
            assert!(sets_it(&format!("x: {long} # c\n")));
        }
    }

    #[test]
    fn hostile_texts_are_refused_or_cost_little() {
        for open in ["[", "{a: ", "- ", "? "] {
            assert_eq!(
                refusal(&format!("v: 1\nx:\n  {}\n", open.repeat(10_000))),
                "collections nest more than 255 deep"
            );
        }
        assert!(sets_it(&lines(100, |at| format!("a{at}: &a [{}]\n", if at == 0 { "" } else { "*a, *a, *a" }))));
        let aliases = "- *v\n".repeat(20_000);
        assert_eq!(refusal(&format!("v: &v 1\nx:\n{aliases}")), "20000 aliases would change along with the value");
        let merges = lines(5_000, |at| {
            format!("m{at}: &m{at} {{<<: {}}}\n", if at == 0 { "{}".to_owned() } else { format!("*m{}", at - 1) })
        });
        assert_eq!(refusal(&format!("{merges}<<: *m4999\n")), "there is no key `v`");
    }
}
