//! What Helm's YAML reader takes an untagged plain scalar for.
//!
//! Helm reads YAML with `sigs.k8s.io/yaml`, whose parser is a copy of go-yaml v2: YAML 1.1 with Go's
//! own numbers (<https://pkg.go.dev/strconv#ParseInt>, base 0). The table of readings in
//! `tests/suite/helm_parity/texts.rs` holds this to real Helm.

use std::borrow::Cow;

use serde_json::{Number, Value};

/// What a plain scalar is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Plain {
    Null,
    Boolean(bool),
    Signed(i64),
    /// Only what is no `i64`.
    Unsigned(u64),
    Float(f64),
    Text,
}

/// What `text` is, written plain.
pub(super) fn plain(text: &str) -> Plain {
    match text.as_bytes().first() {
        None => Plain::Null,
        Some(b'.') => special(text).unwrap_or_else(|| float(&without_separators(text))),
        Some(b'+' | b'-' | b'0'..=b'9') => special(text).unwrap_or_else(|| number(text)),
        Some(first) if b"yYnNtTfFoO~".contains(first) => word(text),
        Some(_) => Plain::Text,
    }
}

fn word(text: &str) -> Plain {
    match text {
        "~" | "null" | "Null" | "NULL" => Plain::Null,
        "y" | "Y" | "yes" | "Yes" | "YES" | "true" | "True" | "TRUE" | "on" | "On" | "ON" => Plain::Boolean(true),
        "n" | "N" | "no" | "No" | "NO" | "false" | "False" | "FALSE" | "off" | "Off" | "OFF" => Plain::Boolean(false),
        _ => Plain::Text,
    }
}

fn special(text: &str) -> Option<Plain> {
    let value = match text {
        ".nan" | ".NaN" | ".NAN" => f64::NAN,
        ".inf" | ".Inf" | ".INF" | "+.inf" | "+.Inf" | "+.INF" => f64::INFINITY,
        "-.inf" | "-.Inf" | "-.INF" => f64::NEG_INFINITY,
        _ => return None,
    };
    Some(Plain::Float(value))
}

fn number(text: &str) -> Plain {
    let bare = if text.contains('_') { Cow::Owned(text.replace('_', "")) } else { Cow::Borrowed(text) };
    integer(&bare).unwrap_or_else(|| float(&bare))
}

/// Decimal, or with a prefix `0x`, `0o`, `0b`, or octal behind a bare `0`.
fn integer(text: &str) -> Option<Plain> {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (radix, digits) = radix(unsigned);
    // Rust would take a second sign.
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(())?;
    let size = u64::from_str_radix(digits, radix).ok()?;
    if text.starts_with('-') {
        0_i64.checked_sub_unsigned(size).map(Plain::Signed)
    } else {
        match i64::try_from(size) {
            Ok(size) => Some(Plain::Signed(size)),
            Err(_) => (!text.starts_with('+')).then_some(Plain::Unsigned(size)),
        }
    }
}

fn radix(unsigned: &str) -> (u32, &str) {
    let Some(behind) = unsigned.strip_prefix('0').filter(|behind| !behind.is_empty()) else { return (10, unsigned) };
    let marked = [(16, ['x', 'X']), (8, ['o', 'O']), (2, ['b', 'B'])];
    let found = marked.into_iter().find_map(|(radix, marks)| Some((radix, behind.strip_prefix(marks)?)));
    found.unwrap_or((8, behind))
}

/// `1`, `1.`, `.5`, `1.5`, each with an exponent or not; what no `f64` can hold stays text.
fn float(text: &str) -> Plain {
    let value = if is_float(text) { text.parse().unwrap_or(f64::INFINITY) } else { f64::INFINITY };
    if value.is_finite() { Plain::Float(value) } else { Plain::Text }
}

fn is_float(text: &str) -> bool {
    let unsigned = text.strip_prefix(['+', '-']).unwrap_or(text);
    let (mantissa, exponent) = unsigned.split_once(['e', 'E']).map_or((unsigned, None), |(m, e)| (m, Some(e)));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let exponent = exponent.map(|exponent| exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
    let has_digits = !whole.is_empty() || !fraction.is_empty();
    has_digits && is_digits(whole) && is_digits(fraction) && exponent.is_none_or(|e| !e.is_empty() && is_digits(e))
}

/// Where a dot comes first, underscores count only between digits.
fn without_separators(text: &str) -> Cow<'_, str> {
    let bytes = text.as_bytes();
    let is_digit = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_digit);
    let separates = |(at, _): (usize, &str)| is_digit(bytes.get(at.wrapping_sub(1))) && is_digit(bytes.get(at + 1));
    let is_number = text.contains('_') && text.match_indices('_').all(separates);
    if is_number { Cow::Owned(text.replace('_', "")) } else { Cow::Borrowed(text) }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The number as Helm holds it: every number of a values file becomes a 64-bit float.
///
/// One without a fraction is an integer here, so that JSON schema knows it for one. `None` if it is
/// not finite, which JSON has no word for.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "the range is looked at before")]
pub(super) fn json(value: f64) -> Option<Value> {
    const PAST_U64: f64 = 18_446_744_073_709_551_616.0;
    const LEAST_I64: f64 = -9_223_372_036_854_775_808.0;
    if value.fract() != 0.0 || !(LEAST_I64..PAST_U64).contains(&value) {
        return Number::from_f64(value).map(Value::Number);
    }
    let number = if value < 0.0 { Number::from(value as i64) } else { Number::from(value as u64) };
    Some(Value::Number(number))
}
