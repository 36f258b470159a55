//! Where we differ from Helm on purpose or by need, each with its reason; `docs/helm.md` lists them.

/// A key that is written twice.
pub const DUPLICATE: &str =
    "A key that stands twice in a mapping is refused: YAML forbids it, and Helm takes the last one without a word.";
/// Keys that read the same.
pub const SAME_KEY: &str =
    "Two keys that are written differently and read the same, such as `1` and `0x1`, are refused: Helm takes either.";
/// More than one document.
pub const DOCUMENTS: &str = "A second document that isn't empty is refused: Helm 3 ignores it, Helm 4 merges it.";
/// Text that no reader comes to.
pub const REST: &str = "A text that goes on at a lower column than it began is refused: Helm reads no further and drops the rest without a word.";
/// Characters that readers dispute.
pub const CHARACTERS: &str =
    "NEL, LS and PS are refused: they end a line to Helm and not to YAML 1.2, so people and Helm read different keys.";
/// Aliases that stand for very much.
pub const ALIASES: &str =
    "Aliases may stand for 100,000 values, a quarter of what Helm allows, and may nest 255 deep: it bounds our memory.";
/// Files that a schema refers to.
pub const FILES: &str = "A `$ref` to another file is read from the repository, from the schema's folder on: Helm 4 looks for it at the root of the disk.";
/// Spaces in patterns.
pub const SPACES: &str = "In a pattern `\\s` is any space of Unicode, as ECMAScript has it: to Helm it is a space, a tab or a line break of ASCII.";
/// Dots in patterns.
pub const DOT: &str = "In a pattern `.` is no carriage return, and no line feed with `(?s)` either, as ECMAScript has it: to Helm they are.";
/// Borders of words in patterns.
pub const BORDER: &str = "In a pattern `\\b` is the border of a word of Unicode, to Helm of one of ASCII: a value with letters beyond ASCII may pass that Helm refuses.";
/// Patterns that readers dispute.
pub const PATTERNS: &str = "Patterns that other readers refuse or read otherwise than Go are refused: `[[:alpha:]]`, `[` `&&` `--` `~~` in brackets and `]` first in them, `{` that is no repetition, `\\101` `\\a` `\\Q` `\\<` `\\b{`, `(?)`, a flag or a name of a group twice, behind `\\p` more than short categories and scripts of one word, and large Unicode classes a thousand times.";
/// Forms that double.
pub const EFFORT: &str = "Values that are held to the schema in more than 500,000 steps are refused: forms within forms double with each level, and it bounds our memory.";
/// References that lead in a circle.
pub const CIRCLE: &str = "A `$ref` that comes back to itself is refused also where no value ever comes to it.";
/// Numbers in a schema that no float holds.
pub const HUGE: &str = "Numbers of a schema above 18446744073709551615 are 64-bit floats to us and exact to Helm; those above 1e308 are refused.";
/// What formats mean in detail.
pub const FORMATS: &str = "The format `period`, which no draft has, is a comment to us: only Helm's library knows it.";

/// Question marks in flow collections.
pub const QUESTION: &str = "A plain text with a `?` in brackets or braces is refused: Helm refuses most of them, and of `{?b: 1}` it takes the `?` away.";
/// Formats that Helm takes loosely.
pub const FORMS: &str = "The formats `uri`, `uri-reference`, `iri-reference` and `hostname` are what their standards say: to Helm they may hold a space, a letter beyond ASCII, or an `xn--` that is no Punycode.";
/// Two words of draft 2019-09.
pub const CONTAINS: &str = "A schema of draft 2019-09 with `contains` and `unevaluatedItems` is refused: libraries disagree whether the one counts for the other.";
/// What a subchart adds.
pub const SUBCHARTS: &str = "Subcharts are not looked at: Helm holds their values to the chart's schema too, each below the subchart's name, and may refuse what we pass.";

/// All of them.
pub const ALL: [&str; 19] = [
    DUPLICATE, SAME_KEY, DOCUMENTS, REST, CHARACTERS, QUESTION, ALIASES, FILES, SPACES, DOT, BORDER, PATTERNS, EFFORT,
    CIRCLE, HUGE, FORMATS, FORMS, CONTAINS, SUBCHARTS,
];
