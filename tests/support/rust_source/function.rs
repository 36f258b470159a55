//! Functions and how long they are.

use super::code::block_end;

/// A function with a body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Function {
    /// Its name.
    pub name: String,
    /// The lines from its `fn` to its closing brace.
    pub lines: usize,
}

/// All functions of some code, nested ones too.
pub fn functions(code: &str) -> Vec<Function> {
    code.match_indices("fn ").filter(|(at, _)| is_keyword(code, *at)).filter_map(|(at, _)| function(code, at)).collect()
}

fn is_keyword(code: &str, at: usize) -> bool {
    code[..at].chars().next_back().is_none_or(|before| before.is_whitespace() || before == '(')
}

fn function(code: &str, start: usize) -> Option<Function> {
    let end = block_end(code, start)?;
    let text = &code[start..end];
    let name: String =
        text[3..].trim_start().chars().take_while(|letter| letter.is_alphanumeric() || *letter == '_').collect();
    let has_body = text.ends_with('}');
    has_body.then(|| Function { name, lines: text.lines().count() })
}
