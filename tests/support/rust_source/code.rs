//! Code alone: comments, strings and characters become blanks, so that braces and words can be counted.

/// The text with everything that isn't code blanked out; lines stay where they are.
pub fn code_of(text: &str) -> String {
    let mut rest = text;
    let mut code = String::with_capacity(text.len());
    let mut before = ' ';
    while let Some(letter) = rest.chars().next() {
        let skipped = blank_length(rest, before);
        let length = if skipped == 0 { letter.len_utf8() } else { skipped };
        let (part, following) = rest.split_at(length);
        if skipped == 0 {
            code.push(letter);
        } else {
            code.extend(part.chars().map(|letter| if letter == '\n' { '\n' } else { ' ' }));
        }
        before = letter;
        rest = following;
    }
    without_tests(&code)
}

/// How many bytes at the start aren't code.
fn blank_length(text: &str, before: char) -> usize {
    let starts_word = !(before.is_alphanumeric() || before == '_');
    if text.starts_with("//") {
        return text.find('\n').unwrap_or(text.len());
    }
    if text.starts_with("/*") {
        return text.find("*/").map_or(text.len(), |end| end + 2);
    }
    match text.as_bytes()[0] {
        b'"' => string_length(text),
        b'\'' => character_length(text),
        b'r' | b'b' if starts_word => raw_length(text),
        _ => 0,
    }
}

fn string_length(text: &str) -> usize {
    let mut escaped = false;
    for (index, byte) in text.bytes().enumerate().skip(1) {
        match byte {
            b'"' if !escaped => return index + 1,
            byte => escaped = byte == b'\\' && !escaped,
        }
    }
    text.len()
}

/// A character; a lifetime is code.
fn character_length(text: &str) -> usize {
    let mut letters = text.char_indices().skip(1);
    match letters.next() {
        Some((_, '\\')) => {
            text[2..].char_indices().skip(1).find(|(_, letter)| *letter == '\'').map_or(0, |(at, _)| at + 3)
        }
        Some(_) => letters.next().filter(|(_, letter)| *letter == '\'').map_or(0, |(at, _)| at + 1),
        None => 0,
    }
}

/// A raw string such as `r#"…"#`, with `b` in front or not.
fn raw_length(text: &str) -> usize {
    let Some(after) = text.strip_prefix("br").or_else(|| text.strip_prefix('r')) else { return 0 };
    let hashes = after.len() - after.trim_start_matches('#').len();
    if !after[hashes..].starts_with('"') {
        return 0;
    }
    let end = format!("\"{}", "#".repeat(hashes));
    let start = text.len() - after.len() + hashes + 1;
    text[start..].find(&end).map_or(text.len(), |at| start + at + end.len())
}

/// The code without its unit tests.
fn without_tests(code: &str) -> String {
    let Some(start) = code.find("#[cfg(test)]") else { return code.to_owned() };
    let Some(end) = block_end(code, start) else { return code.to_owned() };
    let blanks = code[start..end].chars().map(|letter| if letter == '\n' { '\n' } else { ' ' });
    let without: String = code[..start].chars().chain(blanks).chain(code[end..].chars()).collect();
    without_tests(&without)
}

/// Where the item that starts here ends: after its block, or after its semicolon.
pub fn block_end(code: &str, start: usize) -> Option<usize> {
    let mut open = Vec::new();
    for (index, byte) in code.bytes().enumerate().skip(start) {
        match byte {
            b'(' | b'[' | b'{' => open.push(byte),
            b')' | b']' => drop(open.pop()),
            b'}' => {
                open.pop();
                if open.is_empty() {
                    return Some(index + 1);
                }
            }
            b';' if open.is_empty() => return Some(index + 1),
            _ => {}
        }
    }
    None
}
