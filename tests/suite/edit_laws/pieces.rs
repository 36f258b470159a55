//! What awkward documents are made of.

pub const HEADS: &[&str] =
    &["", "# c\n", "---\n", "other: 1\n---\n", "%YAML 1.2\n# c\n---\n", "\u{feff}", "\n\n", "---\n---\n"];
pub const TAILS: &[&str] = &["", "\n", "# c\n", "...\n", "---\nother: 2\n", "...\n# c\n", "--- |\n release: 1\n"];
/// Keys as written and as they read.
pub const KEYS: &[(&str, &str)] = &[
    ("release", "release"),
    ("\"my.key\"", "my.key"),
    ("'it''s'", "it's"),
    ("ünï", "ünï"),
    ("\"a\\x62\"", "ab"),
    ("a b", "a b"),
    ("1.10", "1.10"),
    ("\"q: #r\"", "q: #r"),
];
/// What may stand beside the value; `N` is a number of its own.
pub const BESIDE: &[&str] = &[
    "sN: 1 # x: y",
    "# release: 1.2.3",
    "",
    "sN:\n  - a\n  - release: 1.2.3",
    "sN:\n- a\n-",
    "sN: |\n  release: 1.2.3\n\n   x",
    "sN: >+\n  x\n\n",
    "sN: \"a\n\n  b # c\"",
    "sN: {release: 1.2.3, b: [c, {d: e}], 'f': \"g\"}",
    "sN: [\n  a, # c\n  b\n  ]",
    "sN:",
    "'sN': ~",
    "? sN\n: v",
    "? [complex, sN]\n: v",
    "sN: &sN [x]\ntN: *sN",
    "sN: plain\n  goes on",
    "sN: !!int 1",
    "sN: 1\n    # indented",
];
pub const COMMENTS: &[&str] = &["", " # c", "   # release: 9", "\t# tab", "  "];
/// Plain or quoted values, what they read as, and whether that is a string.
pub const VALUES: &[(&str, &str, bool)] = &[
    ("1.2.3", "1.2.3", true),
    ("main", "main", true),
    ("\"1.2.3\"", "1.2.3", true),
    ("'1.2.3'", "1.2.3", true),
    ("'it''s'", "it's", true),
    ("\"a\\\"b\\\\c\\n\"", "a\"b\\c\n", true),
    ("\"\"", "", true),
    ("1.10", "1.10", false),
    ("feature/ünï#1", "feature/ünï#1", true),
    ("'a # b: c, }'", "a # b: c, }", true),
    ("yes", "yes", false),
];
pub const BLOCKS: &[(&str, &str, &str)] = &[
    ("|-", "1.2.3", "1.2.3"),
    (">-", "1.2.3", "1.2.3"),
    ("|", "1.2.3", "1.2.3\n"),
    ("|- # c", "one\n\ntwo", "one\n\ntwo"),
    ("|", "release: 1\n  # x", "release: 1\n  # x\n"),
];
/// Values that are easily written wrong.
#[rustfmt::skip]
pub const AWKWARD: &[&str] = &[
    "1.2.4", "1.5.0-rc.1", "main", "1.10", "1e3", "12e4567", "null", "~", "on", "0123", "0x1F", "1_000", "1:30",
    "2024-01-01", ".5", ".inf", "", " a", "a ", "a: b", "a #b", "a:", "- a", "? a", "{a}", "[a", "a, b", "a}", "\"",
    "'", "it's", "a\"b", "a\\b", "a\nb", "a\n", "\n", "a\n\n", "a\n\nb", " a\nb", "a\n b\n", "a\tb", "\u{0}",
    "\u{85}", "\u{2028}", "\u{feff}", "ünï", "😀", "---", "...", "<<", "%a", "@a", "`a", "!a", "&a", "*a", "|", ">",
    "a\r\nb", "#", "-", "a\n  \nb",
];
/// What breaks a text.
#[rustfmt::skip]
pub const CHANGES: &[&str] = &[
    "", "", "\n", " ", "\t", ":", "- ", "#", "'", "\"", "{", "}", "[", "]", ",", "&x ", "*x", "!", "? ", "---\n", "|\n",
    "\\", "\r", "\u{0}", "<<: ", "release: 1\n", "\u{feff}", "\u{2028}",
];
