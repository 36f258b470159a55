//! A section of the documentation for a terminal: the Markdown that ours is written in, and no more of it.

use std::fmt::Write;

use super::wrap::wrapped;
use crate::model::report::RuleText;

/// The widest that prose is read well, in columns.
const READABLE: usize = 100;

/// What a rule means: its name, and its section.
#[must_use]
pub fn guide(rule: RuleText, section: &str, width: Option<usize>) -> String {
    format!("{}\n\n{}", rule.id, plain(section, width))
}

/// The section without Markdown: prose wrapped anew, code indented, links with their address behind.
#[must_use]
pub fn plain(section: &str, width: Option<usize>) -> String {
    let width = Some(width.map_or(READABLE, |width| width.min(READABLE)));
    let (mut text, mut prose, mut is_code) = (String::new(), String::new(), false);
    for line in section.lines() {
        let is_fence = line.starts_with("```");
        if is_fence || is_code || line.is_empty() || line.starts_with("- ") {
            end(&mut prose, width, &mut text);
        }
        match (is_fence, is_code) {
            (true, _) => is_code = !is_code,
            (false, true) => text.push_str(format!("    {line}").trim_end()),
            (false, false) => prose.push_str(line),
        }
        if !is_fence && (is_code || line.is_empty()) {
            text.push('\n');
        }
        prose.push(' ');
    }
    end(&mut prose, width, &mut text);
    text
}

/// Puts down what was gathered of a paragraph or of a point of a list.
fn end(prose: &mut String, width: Option<usize>, text: &mut String) {
    let gathered = linked(prose.trim());
    prose.clear();
    if let Some(point) = gathered.strip_prefix("- ") {
        text.push_str(&wrapped(point, ("- ", "  "), width));
    } else if !gathered.is_empty() {
        text.push_str(&wrapped(&gathered, ("", ""), width));
    }
}

/// `[text](address)` as `text (address)`; what leads to another rule as its name alone.
fn linked(prose: &str) -> String {
    let (mut text, mut rest) = (String::new(), prose);
    while let Some((before, label, address, behind)) = link(rest) {
        text.push_str(before);
        text.push_str(label);
        if !address.starts_with('#') {
            let _ = write!(text, " ({})", whole(address));
        }
        rest = behind;
    }
    text + rest
}

/// An address from the folder of the documentation as one from the top.
fn whole(address: &str) -> String {
    if address.contains("://") { address.to_owned() } else { format!("docs/{address}") }
}

/// The first link: what stands before it, its text, its address, and what follows.
fn link(text: &str) -> Option<(&str, &str, &str, &str)> {
    let (head, tail) = text.split_once("](")?;
    let (before, label) = head.rsplit_once('[')?;
    let (address, behind) = tail.split_once(')')?;
    Some((before, label, address, behind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prose_is_wrapped_and_code_is_not() {
        let section = "One two\nthree.\n\n```toml\na = 1\n\nb = 2\n```\n\n- a point\n  of two lines\n- another\n\nEnd.";
        let said = "One two\nthree.\n\n    a = 1\n\n    b = 2\n\n- a point\n  of two\n  lines\n- another\n\nEnd.\n";
        assert_eq!(plain(section, Some(10)), said);
    }

    #[test]
    fn links_say_where_they_lead() {
        let section = "See [owned](#owned), [helm.md](helm.md) and [Argo CD](https://argo-cd.example/x).";
        assert_eq!(
            plain(section, None),
            "See owned, helm.md (docs/helm.md) and Argo CD (https://argo-cd.example/x).\n"
        );
    }
}
