//! Escapes of regular expressions that Go and Rust read alike.

use super::pattern_names::is_known;

/// What is wrong with a part of a regular expression.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Why {
    /// Helm refuses it.
    Refused(&'static str),
    /// Helm takes it, and reads it otherwise than ECMAScript or we do.
    Otherwise(&'static str),
}

/// Whether an escape stands in brackets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Open,
    Class,
}

const ESCAPE: Why = Why::Refused("such an escape in a regular expression");

/// What is behind the escape whose backslash stood before `behind`.
pub(super) fn after_escape(behind: &str, place: Place) -> Result<&str, Why> {
    let mut chars = behind.chars();
    let Some(char) = chars.next() else { return Err(ESCAPE) };
    let rest = chars.as_str();
    match (char, place) {
        ('x', _) => after_code(rest),
        ('p' | 'P', _) => after_property(rest),
        ('b', Place::Open) if rest.starts_with('{') => Err(Why::Otherwise("`\\b{`")),
        ('A' | 'B' | 'b' | 'z', Place::Open) | ('d' | 'D' | 's' | 'S' | 'w' | 'W' | 'f' | 'n' | 'r' | 't' | 'v', _) => {
            Ok(rest)
        }
        ('<' | '>', _) => Err(Why::Otherwise("`\\<` and `\\>`")),
        ('0'..='9', _) => Err(Why::Otherwise("an escape of digits")),
        ('a' | 'Q', _) => Err(Why::Otherwise("`\\a` and `\\Q`")),
        (char, _) if char.is_ascii_punctuation() => Ok(rest),
        _ => Err(ESCAPE),
    }
}

/// `\x41` or `\x{41}`.
fn after_code(rest: &str) -> Result<&str, Why> {
    let (digits, behind) = match rest.strip_prefix('{') {
        Some(rest) => rest.split_once('}').ok_or(ESCAPE)?,
        None => rest.split_at_checked(2).ok_or(ESCAPE)?,
    };
    let is_code = digits.chars().all(|digit| digit.is_ascii_hexdigit());
    let code = u32::from_str_radix(digits, 16).ok().filter(|_| is_code).and_then(char::from_u32);
    code.map(|_| behind).ok_or(ESCAPE)
}

/// `\pL` or `\p{Lu}`.
fn after_property(rest: &str) -> Result<&str, Why> {
    let other =
        Why::Otherwise("`\\p` with what is no short name of a category, such as `Lu`, nor a script of one word");
    let (name, behind) = match rest.strip_prefix('{') {
        Some(rest) => rest.split_once('}').ok_or(ESCAPE)?,
        None => rest.split_at(rest.chars().next().map_or(0, char::len_utf8)),
    };
    match name {
        name if name.contains('=') => Err(Why::Refused("`=` in `\\p`")),
        name if is_known(name) => Ok(behind),
        _ => Err(other),
    }
}
