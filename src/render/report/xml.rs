//! Text in [XML 1.0](https://www.w3.org/TR/xml/).

use crate::render::neutral::{is_harmful, one_line};

/// The text as it stands between two tags.
#[must_use]
pub fn content(text: &str) -> String {
    escaped(text, |char| char == '\r')
}

/// The text as it stands between an attribute's double quotes, where a parser would take line ends and tabs for spaces.
#[must_use]
pub fn attribute(text: &str) -> String {
    escaped(text, |char| matches!(char, '\r' | '\n' | '\t'))
}

fn escaped(text: &str, by_number: fn(char) -> bool) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut xml, char| {
        match char {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '"' => xml.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => xml.push(char::REPLACEMENT_CHARACTER),
            _ if is_forbidden(char) => xml.push_str(&one_line(char.encode_utf8(&mut [0; 4]))),
            _ if by_number(char) || is_harmful(char) => xml.extend(["&#", &u32::from(char).to_string(), ";"]),
            _ => xml.push(char),
        }
        xml
    })
}

/// Control characters that XML 1.0 can't hold, not even by number.
fn is_forbidden(char: char) -> bool {
    matches!(char, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped() {
        assert_eq!(content("<a b=\"c\">&]]>"), "&lt;a b=&quot;c&quot;&gt;&amp;]]&gt;");
    }

    #[test]
    fn line_ends_outlive_a_parser() {
        assert_eq!(content("a\tb\r\n"), "a\tb&#13;\n");
        assert_eq!(attribute("a\tb\r\n"), "a&#9;b&#13;&#10;");
    }

    #[test]
    fn what_xml_can_not_hold_is_pictured() {
        assert_eq!(content("\x1b[31m\0\u{ffff}"), "␛[31m␀\u{fffd}");
        assert_eq!(content("\u{9b}\u{202e}\x7fü"), "&#155;&#8238;&#127;ü");
    }
}
