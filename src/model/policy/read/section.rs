//! A section of the file, and the texts in it.

use super::super::format::{Field, Span, Wanted};
use super::faults::Faults;

/// A section; an empty one where it is absent.
pub(super) fn section<T: Wanted + Default>(key: &str, field: Field<T>, faults: &mut Faults<'_>) -> T {
    faults.take(key, field).map(|(_, file)| file).unwrap_or_default()
}

/// A string in which nothing is found wrong.
pub(super) fn named(key: &str, field: Field<String>, fault: Judge, faults: &mut Faults<'_>) -> Option<String> {
    let at = faults.take(key, field)?;
    judged(key, at, fault, faults)
}

/// The text, if nothing is found wrong in it.
pub(super) fn judged(key: &str, (span, text): (Span, String), fault: Judge, faults: &mut Faults<'_>) -> Option<String> {
    let Some(fault) = fault(&text) else { return Some(text) };
    faults.error(&span, format!("`{key}` {fault}"), None);
    None
}

/// Says what is wrong with a text, to stand behind the key.
pub(super) type Judge = fn(&str) -> Option<&'static str>;

/// What is wrong with a project's path.
pub(super) fn project_fault(text: &str) -> Option<&'static str> {
    let path = text.contains('/') && text.split('/').all(|part| !part.is_empty());
    let odd = text.contains(|c: char| c == ':' || c.is_whitespace() || c.is_control());
    (!path || odd).then_some("must be a project's path such as `eurodat/trustee-platform`")
}

/// What is wrong with a path in the repository.
pub(super) fn path_fault(text: &str) -> Option<&'static str> {
    let odd = text.split('/').any(|part| matches!(part, "" | "." | "..")) || text.contains(char::is_control);
    odd.then_some("must hold paths from the top of the repository, without `./`, `..` or a leading `/`")
}
