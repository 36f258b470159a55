//! Holds the fast reader to the full parser.

use super::event::{Event, Kind};
use super::{parser, simple};

/// Whether both readers say the same of `text`; `None` where the fast one gives up.
#[must_use]
pub fn readers_agree(text: &str) -> Option<bool> {
    let fast = simple::read(text)?;
    let full = parser::read(text).unwrap_or_default();
    let same = |(fast, full): (&Event<'_>, &Event<'_>)| {
        fast.says_the_same(full) && (!is_scalar(full) || fast.span == full.span)
    };
    Some(fast.len() == full.len() && fast.iter().zip(&full).all(same))
}

fn is_scalar(event: &Event<'_>) -> bool {
    matches!(event.kind, Kind::Scalar(..)) && !event.span.is_empty()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Mostly one of `plain`, sometimes one of `odd`.
    fn mostly(plain: &'static [&str], odd: &'static [&str]) -> impl Strategy<Value = &'static str> {
        prop_oneof![12 => prop::sample::select(plain), 1 => prop::sample::select(odd)]
    }

    #[rustfmt::skip]
    const WORDS: &[&str] =
        &["a", "b", "ü", "key", "1.2.3", "-1", "\"x\"", "'y'", "''", "a b", "x:y", "a#b", "~", "{}", "[]"];
    #[rustfmt::skip]
    const ODD: &[&str] = &[
        "-", "...", "---", "\"\"\"", "{a: b}", "|", "&a", "*a", "\"\\n\"", "'a''b'", "?", "%", "a:", ":a", "\t", "- a", "<<",
        "{}a", "|+", ">2", "[a,", "[a, *b, {c: d}]", "&b x", "!t", "[] b", "\"a\" b", "a\"",
    ];
    #[rustfmt::skip]
    const ENDS: &[&str] = &[
        "\n\n", " \n", "# c\n", "\r", "\n  # c\n", "", "\t\n", "\n...\n", "\n---\n", "\n  {}\n", ",\n", "\n: \n", "\n]\n",
    ];

    fn line() -> impl Strategy<Value = String> {
        let indent = mostly(&["", "", "  ", "  ", "    ", "- ", "  - "], &["-   ", " ", "- - ", "\t", "-"]);
        let between = mostly(&[": ", ": ", ":"], &[":   ", " : ", ": \t", " ", "", ":#", ": #"]);
        let end = mostly(&["\n", "\n", "\r\n", " # c\n", "\n# c\n"], ENDS);
        let value = prop::option::weighted(0.6, mostly(WORDS, ODD));
        (indent, mostly(WORDS, ODD), between, value, end)
            .prop_map(|(indent, key, between, value, end)| [indent, key, between, value.unwrap_or(""), end].concat())
    }

    /// Lines that together are YAML often enough.
    fn lines() -> impl Strategy<Value = String> {
        let start = mostly(&["", "", "---\n"], &["# c\n---  # c\n", "\u{feff}", "--- a\n", "%YAML 1.2\n---\n"]);
        (start, prop::collection::vec(line(), 0..5)).prop_map(|(start, lines)| start.to_owned() + &lines.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(10_000) })]
        #[test]
        fn the_fast_reader_gives_up_or_agrees(text in lines()) {
            prop_assert_ne!(readers_agree(&text), Some(false));
        }
    }

    #[test]
    fn the_fast_reader_is_not_fooled_at_the_seams_of_odd_entries() {
        for text in [
            "a: [1]\n...\nb: 1\n",
            "a:\n...\nb: 1\n",
            "a: [1]\n---\nb: 1\n",
            "a: [1]\n%b\nb: 1\n",
            "a: [1,\nb: 2\n]\n",
            "a: \"x\nb: y\"\n",
            "a: 'x\nb: y\nc: '\n",
            "? a\nb: 1\n",
            "a:\n  ? b\n: c\nd: 1\n",
            "a: |+\n  x\n\n\nb: 1\n",
            "a: |\n  x\n# c\n\nb: 1",
            "b: 1\na: |\n  x",
            "a: &x [1]\nb: *x\n",
            "a: &x\nb: 1\n",
            "a: !!map\nb: 1\n",
            "a: b\n c\nd: 1\n",
            "a:\n- b\n- {c: d}\ne: 1\n",
            "a: [1]\n\tb: 1\n",
            "- a\nb: 1\n",
            "a: [1]\n- b\nc: 1\n",
        ] {
            assert_ne!(readers_agree(text), Some(false), "{text:?}");
        }
    }

    #[test]
    fn the_fast_reader_takes_what_values_files_look_like() {
        for text in [
            "# c\n---\na: 1 # c\nb:\n  c: \"x\" # d\n  d:\n  - e: 'f'\n    g: h\n  -\n    i: j\n  k: {}\nl:\n",
            "a: 1\r\nb:\r\n    - x\r\n    - \"y\"\r\n\r\n",
            "a: &x [1, {b: *x}]\nc: |\n  d: e\n\n# f\nb: &x 1\ng:\n  h: {i: &y 'j',\n k: *y}\nl: 1\n",
            "\u{feff}ünï: wörld # ü\nhttp: http://x/y#z\n\"q: r\": -1\n",
        ] {
            assert_eq!(readers_agree(text), Some(true), "{text:?}");
        }
    }
}
