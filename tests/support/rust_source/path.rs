//! Paths of modules as they stand in code: `use` trees and paths in expressions.

/// Every path in the code that starts with one of these words, groups in braces taken apart.
pub fn paths(code: &str, starts: &[&str]) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for start in starts {
        for (at, _) in code.match_indices(start) {
            let alone = code[..at].chars().next_back().is_none_or(|before| !is_name(before) && before != ':');
            if alone && code[at + start.len()..].trim_start().starts_with("::") {
                read(&code[at..], &mut Vec::new(), &mut found);
            }
        }
    }
    found
}

/// The paths that a list of modules gives on: `pub use a::{B, c::D};`.
pub fn exports(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (at, keyword) in code.match_indices("use ").filter(|(at, _)| !code[..*at].ends_with(is_name)) {
        read(&code[at + keyword.len()..], &mut Vec::new(), &mut found);
    }
    found
}

/// Reads one tree below `prefix` and returns what follows it.
fn read<'a>(text: &'a str, prefix: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> &'a str {
    let text = text.trim_start();
    if let Some(group) = text.strip_prefix('{') {
        return read_group(group, prefix, found);
    }
    let name: &str = &text[..text.find(|letter| !is_name(letter)).unwrap_or(text.len())];
    let rest = text[name.len()..].trim_start();
    prefix.push(name.to_owned());
    let after = rest.strip_prefix("::").map(str::trim_start);
    let rest = match after {
        Some(after) if after.starts_with(|letter| is_name(letter) || letter == '{') => read(after, prefix, found),
        _ => {
            found.push(prefix.clone());
            rest
        }
    };
    prefix.pop();
    rest
}

fn read_group<'a>(group: &'a str, prefix: &mut Vec<String>, found: &mut Vec<Vec<String>>) -> &'a str {
    let mut rest = group;
    loop {
        let text = rest.trim_start();
        if let Some(after) = text.strip_prefix('}') {
            return after;
        }
        if text.is_empty() {
            return text;
        }
        rest = match text.strip_prefix(',') {
            Some(after) => after,
            None if text.starts_with(is_name) => read(text, prefix, found),
            None => &text[text.chars().next().map_or(0, char::len_utf8)..],
        };
    }
}

fn is_name(letter: char) -> bool {
    letter.is_alphanumeric() || letter == '_'
}
