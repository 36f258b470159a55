//! What a plain scalar reads as, to the readers that matter.
//!
//! The union of YAML 1.1's types (yaml.org/type), YAML 1.2's core schema (YAML 1.2.2, 10.3) and what
//! Go's yaml packages (Helm, kubectl) take for a number, a boolean or a time. Where they disagree a
//! text is no safe string.

/// Whether this text, written plain, is a string to YAML 1.1 and 1.2 readers alike.
#[must_use]
pub fn reads_as_string(text: &str) -> bool {
    !(reads_as_null(text) || is_word(text) || is_number(text) || is_sexagesimal(text) || is_time(text))
}

/// Whether this text, written plain, is null to some reader.
pub(in crate::model) fn reads_as_null(text: &str) -> bool {
    text.is_empty() || text == "~" || text.eq_ignore_ascii_case("null")
}

/// Booleans, infinity and not-a-number, the merge key and the default value (`=`) of YAML 1.1.
fn is_word(text: &str) -> bool {
    const WORDS: [&str; 14] =
        ["y", "n", "yes", "no", "on", "off", "true", "false", ".inf", "+.inf", "-.inf", ".nan", "<<", "="];
    WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

fn is_number(text: &str) -> bool {
    let unsigned = without_sign(text).replace('_', "");
    is_prefixed_integer(&unsigned) || is_decimal(&unsigned)
}

fn without_sign(text: &str) -> &str {
    text.strip_prefix(['+', '-']).unwrap_or(text)
}

/// `0x1F`, `0o17`, `0b11`; octal as YAML 1.1 writes it, `017`, is a decimal here.
fn is_prefixed_integer(text: &str) -> bool {
    let mut chars = text.chars();
    let radix = match (chars.next(), chars.next()) {
        (Some('0'), Some('x' | 'X')) => 16,
        (Some('0'), Some('o' | 'O')) => 8,
        (Some('0'), Some('b' | 'B')) => 2,
        _ => return false,
    };
    chars.all(|char| char.is_digit(radix))
}

/// `1`, `1.`, `.5`, `1.5`, `.`, each with an exponent or not.
fn is_decimal(text: &str) -> bool {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, without_sign(exponent)),
        None => (text, ""),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    !mantissa.is_empty() && [whole, fraction, exponent].into_iter().all(is_digits)
}

/// Numbers to base 60 as YAML 1.1 has them: `1:30`, `190:20:30.15`.
fn is_sexagesimal(text: &str) -> bool {
    let unsigned = without_sign(text);
    unsigned.contains(':') && unsigned.chars().all(|char| matches!(char, '0'..='9' | ':' | '.' | '_'))
}

/// A date, or a date and whatever follows `T` or a space: `2024-01-01`, `2024-1-1T00:00:00Z`.
fn is_time(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let (Some(year), Some(month), Some(rest)) = (parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    let day = rest.split(['T', 't', ' ', '\t']).next().unwrap_or_default();
    year.len() == 4 && [year, month, day].into_iter().all(|part| !part.is_empty() && is_digits(part))
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn releases_and_branches_are_strings() {
        let releases = "1.5.0 1.5.0-rc.1 v1.5 1.5.0+build.3 1.2.3.4 1.5.x 2024-01 2024-01-01-hotfix 7e5a";
        let names = "main feature/x e3 nope 0xyz nullish 1e3e4 - a:b 12:3a 0b12 é .gitignore";
        for text in releases.split(' ').chain(names.split(' ')) {
            assert!(reads_as_string(text), "{text}");
        }
    }

    #[test]
    fn whatever_any_reader_takes_for_something_else_is_none() {
        let words = "~ null NULL y N Yes no on OFF true False .inf -.INF .NaN << =";
        let numbers = "1 -1 +1 1.10 1. .5 . 1e3 1E-3 12e4567 1.5e+3 0123 0o17 0x1F 0b11 1_000 1_0.5 0x_1f";
        let times = "1:30 -190:20:30.15 2024-01-01 2024-1-1 2001-12-14t21:59:43.10-05:00";
        let all = [words, numbers, times].into_iter().flat_map(|texts| texts.split(' '));
        for text in all.chain(["", "2001-12-14 21:59:43.10 -5"]) {
            assert!(!reads_as_string(text), "{text}");
        }
    }
}
