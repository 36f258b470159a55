//! Takes a secret out of text that is shown.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD;

/// What stands where the secret stood.
const INSTEAD: &str = "[token]";

/// The same text without the secret: as it stands, percent-encoded, escaped as in JSON or HTML, in any mixture, or
/// within something in base64, such as `user:token` of a header.
#[must_use]
pub fn scrub(text: &str, secret: &str) -> String {
    if secret.is_empty() {
        return text.to_owned();
    }
    let plain = without(text, secret);
    in_base64(secret).iter().fold(plain, |text, encoded| text.replace(encoded.as_str(), INSTEAD))
}

fn without(text: &str, secret: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some(behind) = behind(rest, secret) {
            clean.push_str(INSTEAD);
            rest = behind;
        } else {
            clean.push(first);
            rest = rest.get(first.len_utf8()..).unwrap_or_default();
        }
    }
    clean
}

/// What comes behind the secret, where the text starts with it. A character that encodings start with may as well
/// stand for itself: both are tried.
fn behind<'t>(text: &'t str, secret: &str) -> Option<&'t str> {
    let Some(wanted) = secret.chars().next() else { return Some(text) };
    let more = secret.get(wanted.len_utf8()..).unwrap_or_default();
    let ways = [behind_encoded(text, wanted), text.strip_prefix(wanted)];
    ways.into_iter().flatten().find_map(|rest| behind(rest, more))
}

fn behind_encoded(text: &str, wanted: char) -> Option<&str> {
    match text.chars().next()? {
        '%' => wanted.encode_utf8(&mut [0; 4]).bytes().try_fold(text, |rest, byte| {
            let (digits, rest) = rest.strip_prefix('%')?.split_at_checked(2)?;
            (u8::from_str_radix(digits, 16) == Ok(byte)).then_some(rest)
        }),
        '\\' => behind_escaped(text.get(1..)?, wanted),
        '&' => behind_entity(text.get(1..)?, wanted),
        '+' if wanted == ' ' => text.get(1..),
        _ => None,
    }
}

fn behind_escaped(text: &str, wanted: char) -> Option<&str> {
    let Some(code) = text.strip_prefix('u') else { return text.strip_prefix(wanted) };
    let (digits, rest) = code.split_at_checked(4)?;
    (u32::from_str_radix(digits, 16) == Ok(u32::from(wanted))).then_some(rest)
}

fn behind_entity(text: &str, wanted: char) -> Option<&str> {
    let (name, rest) = text.split_once(';')?;
    let meant = match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => number(name.strip_prefix('#')?).and_then(char::from_u32),
    };
    (meant == Some(wanted)).then_some(rest)
}

fn number(text: &str) -> Option<u32> {
    match text.strip_prefix(['x', 'X']) {
        Some(digits) => u32::from_str_radix(digits, 16).ok(),
        None => text.parse().ok(),
    }
}

/// The digits of base64 that the secret alone makes, for each of the three places in a group where it may start. What
/// is shorter than six of them could stand in any text.
fn in_base64(secret: &str) -> Vec<String> {
    let each = (0..3).flat_map(|before| {
        let bytes = [&vec![0; before], secret.as_bytes()].concat();
        let digits = STANDARD_NO_PAD.encode(&bytes);
        let own = digits.get((before * 8).div_ceil(6)..bytes.len() * 8 / 6).unwrap_or_default();
        [own.to_owned(), own.replace('+', "-").replace('/', "_")]
    });
    each.filter(|digits| digits.len() >= 6).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRET: &str = "glpat-A b&c\"ü/9";

    #[test]
    fn no_writing_of_the_secret_is_left() {
        for text in [
            "glpat-A b&c\"ü/9",
            "glpat-A%20b%26c%22%C3%BC%2F9",
            "glpat-A%20b%26c%22%c3%bc%2f9",
            "%67lpat%2DA+b&c\"ü/9",
            "glpat-A b&amp;c&quot;ü/9",
            "glpat-A b&#38;c&#x22;&#xFC;/9",
            "glpat-A b\\u0026c\\\"\\u00fc\\/9",
        ] {
            assert_eq!(scrub(&format!("({text})"), SECRET), "([token])", "{text}");
        }
        assert_eq!(scrub("&amp;%41 &&%41", "&amp;%41"), "[token] &&%41");
    }

    #[test]
    fn other_text_stays() {
        for text in ["", "glpat-A b&c\"ü/8", "%", "%6", "&#;", "\\", "\\u00", "&amp", "größe %zz"] {
            assert_eq!(scrub(text, SECRET), text);
        }
        assert_eq!(scrub("text", ""), "text");
    }

    #[test]
    fn a_header_of_basic_authentication_does_not_give_it_away() {
        let secret = "glpat-Zq8_xLk2mN-pQ4rS6tU8";
        for user in ["", "a", "ab", "abc", "oauth2"] {
            for behind in ["", "x", "xy"] {
                let both = format!("{user}:{secret}{behind}");
                let standard = base64::engine::general_purpose::STANDARD.encode(&both);
                let for_urls = base64::engine::general_purpose::URL_SAFE.encode(&both);
                for header in [standard, for_urls] {
                    let clean = scrub(&header, secret);
                    assert!(clean.contains(INSTEAD) && clean.len() < 30, "{header}: {clean}");
                }
            }
        }
    }
}
