//! Brackets of regular expressions that Go and Rust read alike.

use super::pattern_escape::{Place, Why, after_escape};

/// What is behind the class whose `[` stood before `behind`.
pub(super) fn after_class(behind: &str) -> Result<&str, Why> {
    let mut rest = behind.strip_prefix('^').unwrap_or(behind);
    if rest.starts_with(']') {
        return Err(Why::Otherwise("`]` right behind `[`"));
    }
    let mut is_first = true;
    loop {
        let mut chars = rest.chars();
        let Some(char) = chars.next() else { return Err(Why::Refused("brackets without an end")) };
        let then = chars.as_str();
        rest = match char {
            ']' => return Ok(then),
            '\\' => after_escape(then, Place::Class)?,
            // `[:alpha:]` is a class of its own to Go, and five characters to ECMAScript.
            '[' => return Err(Why::Otherwise("`[` in brackets")),
            '&' | '~' if then.starts_with(char) => return Err(Why::Otherwise("`&&` and `~~` in brackets")),
            '-' if then.starts_with('-') => return Err(Why::Otherwise("`--` in brackets")),
            '-' if !is_first && !then.starts_with(']') => after_range(then)?,
            _ => then,
        };
        is_first = false;
    }
}

/// Behind the dash of a range, which ends with no class of its own.
fn after_range(then: &str) -> Result<&str, Why> {
    let ends_badly =
        then.strip_prefix('\\').is_some_and(|escape| escape.starts_with(['d', 'D', 's', 'S', 'w', 'W', 'p', 'P']));
    if ends_badly { Err(Why::Refused("a range that ends with a class")) } else { Ok(then) }
}
