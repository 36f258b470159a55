//! Texts that the fast reader has to give up, or to read as the full parser does.

use proptest::prelude::*;

use super::readers_agree;

/// Mostly one of `plain`, sometimes one of `odd`.
fn mostly(plain: &'static [&str], odd: &'static [&str]) -> impl Strategy<Value = &'static str> + Clone {
    prop_oneof![12 => prop::sample::select(plain), 1 => prop::sample::select(odd)]
}

#[rustfmt::skip]
const WORDS: &[&str] =
    &["a", "b", "ü", "key", "1.2.3", "-1", "\"x\"", "'y'", "''", "a b", "x:y", "a#b", "~", "{}", "[]"];
#[rustfmt::skip]
const ODD: &[&str] = &[
    "-", "...", "---", "\"\"\"", "{a: b}", "|", "&a", "*a", "\"\\n\"", "'a''b'", "?", "%", "a:", ":a", "\t", "- a", "<<",
    "{}a", "|+", ">2", "[a,", "[a, *b, {c: d}]", "&b x", "!t", "[] b", "\"a\" b", "a\"", "a[b", "a{b",
];
#[rustfmt::skip]
const ENDS: &[&str] = &[
    "\n\n", " \n", "# c\n", "\r", "\n  # c\n", "", "\t\n", "\n...\n", "\n---\n", "\n  {}\n", ",\n", "\n: \n", "\n]\n",
];

fn entry() -> impl Strategy<Value = String> {
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
    (start, prop::collection::vec(entry(), 0..5)).prop_map(|(start, lines)| start.to_owned() + &lines.concat())
}

/// What stands in a flow collection, or is one.
fn flow() -> impl Strategy<Value = String> {
    let scalar = mostly(WORDS, ODD).prop_map(str::to_owned);
    let alias = prop::sample::select(&["*a", "*b", "*a ", "*c"][..]).prop_map(str::to_owned);
    let leaf = prop_oneof![6 => scalar, 1 => alias];
    leaf.prop_recursive(4, 16, 4, |inner| {
        let anchor =
            mostly(&["", "", "", "", "&a ", "&b "], &["&a", "& ", "&a &b ", "&a: ", "!t ", "&ü ", "? ", "- ", "&a\t"]);
        let comma = mostly(&[", ", ", ", ",", " , "], &[",,", "", ",\n  ", ",\t", ", #", "; ", " # c\n "]);
        let item = (anchor.clone(), inner.clone(), comma.clone())
            .prop_map(|(anchor, value, comma)| [anchor, &value, comma].concat());
        let colon = mostly(&[": ", ": ", ":  ", " : "], &[":", "", " ", ":\t", ": ,", " :", ":\n  "]);
        let pair = (mostly(WORDS, ODD), colon, anchor, inner, comma)
            .prop_map(|(key, colon, anchor, value, comma)| [key, colon, anchor, &value, comma].concat());
        let sequence =
            (mostly(&["["], &["[ ", "[,", "{"]), some(item), mostly(&["]"], &["", "}", " ]", "] ", "]]", "\n]"]));
        let mapping =
            (mostly(&["{"], &["{ ", "{,", "["]), some(pair), mostly(&["}"], &["", "]", " }", "} ", "}}", "\n}"]));
        let written = |(open, inner, close): (&str, Vec<String>, &str)| {
            let inner = inner.concat();
            // Most people write no comma at the end.
            let inner = inner.strip_suffix(", ").map(str::to_owned).unwrap_or(inner);
            [open, &inner, close].concat()
        };
        prop_oneof![sequence.prop_map(written), mapping.prop_map(written)]
    })
}

fn some<T: std::fmt::Debug>(each: impl Strategy<Value = T>) -> impl Strategy<Value = Vec<T>> {
    prop::collection::vec(each, 0..4)
}

/// An entry with an anchor, an alias or a flow collection.
fn flow_entry() -> impl Strategy<Value = String> {
    let start = mostly(
        &["x: ", "y: ", "  z: ", "- ", "  - ", "- k: ", "  <<: "],
        &["", "x:", "    ", "\"x\": ", "? ", "[x]: "],
    );
    let anchor = mostly(
        &["", "", "&a ", "&b ", "&a\n", "&a # c\n"],
        &["&a-_1 ", "&a:b ", "&a, ", "&a# c\n", "*a ", "&a &b\n", "&a\t"],
    );
    let end = mostly(&["\n", "\n", "\r\n", " # c\n", "\n# c\n"], ENDS);
    (start, anchor, flow(), end).prop_map(|(start, anchor, value, end)| [start, anchor, &value, end].concat())
}

/// Entries under an anchor or two, perhaps with a character too few or too many.
fn flow_lines() -> impl Strategy<Value = String> {
    let start = mostly(
        &["", "a: &a 1\nb: &b [x]\n", "a: &a {b: &b 1}\n", "- &a\n  c: &b 'd'\n"],
        &["a: &a\nb: &b\n", "a: &a |\n &b\n"],
    );
    let lines = prop::collection::vec(prop_oneof![3 => flow_entry(), 1 => entry()], 0..4);
    let char =
        prop::option::weighted(0.5, prop::sample::select(" \t\n,:#&*!?-[]{}\"'\\<|>%@ü1a".chars().collect::<Vec<_>>()));
    let slip = prop::option::weighted(0.3, (any::<prop::sample::Index>(), char));
    (start, lines, slip).prop_map(|(start, lines, slip)| {
        let text = start.to_owned() + &lines.concat();
        match slip {
            Some((index, char)) if !text.is_empty() => slipped(&text, index.index(text.chars().count()), char),
            _ => text,
        }
    })
}

/// The text with `char` before the character of this number, or without that character.
fn slipped(text: &str, number: usize, char: Option<char>) -> String {
    let skipped = number + usize::from(char.is_none());
    text.chars().take(number).chain(char).chain(text.chars().skip(skipped)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(10_000) })]
    #[test]
    fn the_fast_reader_gives_up_or_agrees(text in lines()) {
        prop_assert_ne!(readers_agree(&text), Some(false));
    }

    #[test]
    fn the_fast_reader_gives_up_on_flow_collections_and_anchors_or_agrees(text in flow_lines()) {
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
        "a: &x 1\nb: &x |\n  2\nc: *x\n",
        "a: &x 1\nb: |\n  2\nc: *x\n",
        "a: {b: &x 1, c: |}\nd: &x 1\ne: *x\n",
        "a: &x [1\n]\nb: &y 2\nc: [*y, *x]\n",
    ] {
        assert_ne!(readers_agree(text), Some(false), "{text:?}");
    }
}

#[test]
fn the_fast_reader_takes_what_values_files_look_like() {
    for text in [
        "# c\n---\na: 1 # c\nb:\n  c: \"x\" # d\n  d:\n  - e: 'f'\n    g: h\n  -\n    i: j\n  k: {}\nl:\n",
        "a: 1\r\nb:\r\n    - x\r\n    - \"y\"\r\n\r\n",
        "a: {b: 1, \"c\": [d, 'e', f g, -1]}  # h\nb: &x\n  c: &y {}\nd: *x\ne: [*x, &z i, *z]\n<<: *x\nf: [http://x:1/?y, ünï]\n",
        "- &x\n  a: 1\n- &y b\n- *x\n- [*y , {<<: *x}]\n- a: &z\n  - b\n- &n\n- *n\n",
        "a: &x [1, {b: *x}]\nc: |\n  d: e\n\n# f\nb: &x 1\ng:\n  h: {i: &y 'j',\n k: *y}\nl: 1\n",
        "\u{feff}ünï: wörld # ü\nhttp: http://x/y#z\n\"q: r\": -1\n",
    ] {
        assert_eq!(readers_agree(text), Some(true), "{text:?}");
    }
}

#[test]
fn the_fast_reader_is_not_fooled_by_odd_flow_collections() {
    #[rustfmt::skip]
    let values = [
        "[a, b", "{a: 1}}", "{a: 1", "[a]]", "[a}", "[*a]", "[*x]", "&a [1]", "&a", "&a &b c", "&a *x", "*x y", "{? a : b}", "[a: 1]",
        "[a, b] # c", "[a, b]# c", "[a] b", "[a]:", "{a:1}", "{a: }", "{a: , b: 1}", "{a}", "{a, b: 1}", "{\"a\":1}", "{\"a\": 1}", "{'a':b}",
        "{: a}", "[ , ]", "[,]", "[a,]", "[a,,b]", "{a: 1,}", "{,}", "[\n a]", "[a,\n b]", "[a\n]", "{a: 1, a: 2}", "{<<: *x, b: 1}",
        "{<<: [*x, *x]}", "[*x ,*x]", "{*x : b}", "{a: *x}", "[*x: b]", "[a #b]", "[a#b]", "[a, #b]\n", "[#b]\n", "[\ta]", "[a\t]", "[a,\tb]",
        "{a:\tb}", "[ä, ö]", "{ä: ö}", "[*ä]", "&ä [1]", "[a:]", "[a:,b]", "[::]", "[a::b]", "{a:: b}", "[a:[b]]", "[http://x/?y#z]", "[-]", "[-, a]",
        "[-1]", "[- 1]", "[--a]", "[---]", "[...]", "[?]", "[?a]", "[a?]", "[a ? b]", "[&]", "[&x]", "[&x ]", "[&x , a]", "[&x a, *x]",
        "[&x [*x]]", "[&x {a: *x}, *x]", "{&x a: b}", "{a: &x b, c: *x}", "[!t a]", "[!!str a]", "!t [a]", "&x !t [a]", "[|]", "[>]", "[%a]", "[@]", "[`]",
        "[a\"b\"]", "[\"a\"b]", "[\"a\\\"\"]", "['a''b']", "['', \"\"]", "[\"a\nb\"]", "[[], {}, [[]]]", "[{}{}]", "[[a][b]]", "[{a: b} c]", "{a: [b}]",
        "[a[b, c]", "[a{b]", "[a{b: c}]", "{a[b: c}", "{a: b[c}", "[a]b]",
        "{a: b c: d}", "{a: b: c}", "{\"a: b\": c}", "{a : b}", "{a  :  b}", "[a , b ]", "[ ]", "{ }", "{[a]: b}", "{{a: b}: c}", "[]: a", "[a]: b", "*x : b",
    ];
    for value in values {
        for before in
            ["a: ", "x: &x 1\na: ", "x: &x {b: 1}\na:\n  b: ", "- ", "- &x b\n- ", "- a: ", "\"a]\": ", "", "&x a: "]
        {
            for behind in
                ["", "\n", "\nb: 1\n", "\n  b: 1\n", "\n- a\n", " # c\n- *x\n", "\n]\n", "\r\nb: [1]\r\n", "\n...\n"]
            {
                let text = [before, value, behind].concat();
                assert_ne!(readers_agree(&text), Some(false), "{text:?}");
            }
        }
    }
}

#[test]
fn the_fast_reader_leaves_what_is_too_much_to_the_other() {
    let nested = |depth: usize| format!("a: {}{}\n", "[".repeat(depth), "]".repeat(depth));
    let mapping = |depth: usize| format!("a: {}b{}\n", "{a: ".repeat(depth), "}".repeat(depth));
    let names =
        |count: usize| (0..count).map(|name| format!("- &n{name} a\n- *n{name}\n")).collect::<Vec<_>>().concat();
    let in_block = |depth: usize| (0..depth).map(|at| format!("{}a:\n", " ".repeat(at))).collect::<Vec<_>>().concat();
    for text in [nested(150), mapping(150), names(50), format!("a: [{}]\n", "a, ".repeat(9999))] {
        assert_eq!(readers_agree(&text), Some(true), "{}", text.len());
    }
    let deep = format!("{}{}b: {}\n", in_block(100), " ".repeat(100), "[".repeat(150) + &"]".repeat(150));
    for text in [nested(250), nested(300), mapping(300), nested(100_000), mapping(100_000), names(100), deep] {
        assert_ne!(readers_agree(&text), Some(false), "{}", text.len());
    }
    for length in [400, 600, 1100] {
        for key in [format!("{}: b", "a".repeat(length)), format!("a{}: b", " ".repeat(length))] {
            for text in
                [format!("{key}\n"), format!("a: {{{key}}}\n"), format!("a: [{}, {{{key}}}]\n", "b".repeat(length))]
            {
                assert_ne!(readers_agree(&text), Some(false), "{text:?}");
            }
        }
    }
}
