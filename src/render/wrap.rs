//! Lines of words that fit a terminal.

use unicode_width::UnicodeWidthStr;

/// The text in lines of at most `width` columns, as far as its words let it; the first line starts with `first`, the
/// others with `rest`.
pub(super) fn wrapped(text: &str, (first, rest): (&str, &str), width: Option<usize>) -> String {
    let most = width.unwrap_or(usize::MAX);
    let (mut wrapped, mut column) = (first.to_owned(), first.width());
    let mut starts = true;
    for word in text.split_whitespace() {
        let wide = word.width();
        if !starts && column.saturating_add(1 + wide) > most {
            wrapped.push('\n');
            wrapped.push_str(rest);
            column = rest.width();
            starts = true;
        }
        if !starts {
            wrapped.push(' ');
            column += 1;
        }
        wrapped.push_str(word);
        column += wide;
        starts = false;
    }
    wrapped.push('\n');
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_line_is_wider_unless_a_word_is() {
        let text = wrapped("one two three four", ("- ", "  "), Some(10));
        assert_eq!(text, "- one two\n  three\n  four\n");
        assert_eq!(wrapped("日本 日本", ("", ""), Some(6)), "日本\n日本\n");
        assert_eq!(wrapped("unbreakable", ("  ", "  "), Some(4)), "  unbreakable\n");
        assert_eq!(wrapped("", ("x", ""), Some(4)), "x\n");
    }

    #[test]
    fn without_a_width_it_is_one_line() {
        assert_eq!(wrapped("a  b\nc", ("", "  "), None), "a b c\n");
    }
}
