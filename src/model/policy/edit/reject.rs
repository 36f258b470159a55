//! One rejected release more.

use toml_edit::{Document, Item, Table, Value};

use super::super::read::byte_order_mark;
use super::super::types::Policy;
use super::container::Container;
use super::error::EditError;
use super::place::{Around, behind, indent, lines};
use super::proof::{Added, Before};
use super::splice::{Insertion, spliced};
use super::written::rejection;
use crate::model::release::Release;

/// A policy's text with one rejected release more, behind those that are there; the same text where the release is
/// rejected for the same reason. All bytes of the text stay, and in their order.
///
/// # Errors
/// When the text is no valid policy, rejects the release for another reason, or would be no longer the same policy
/// with the one rejected release more.
pub fn with_rejection(text: &str, release: &Release, reason: &str) -> Result<String, EditError> {
    let before = Before::of(text)?;
    match before.policy.rejected.get(release) {
        Some(there) if there == reason => return Ok(text.to_owned()),
        Some(there) => return Err(EditError::OtherReason { release: release.clone(), reason: there.clone() }),
        None => {}
    }
    let (mark, body) = byte_order_mark(text);
    let edited = spliced(body, &insertions(body, &rejection(release, reason))?);
    let mut rejected = before.policy.rejected.clone();
    rejected.insert(release.clone(), reason.to_owned());
    before.proven(format!("{mark}{edited}"), &Policy { rejected, ..before.policy.clone() }, &Added::Rejection(release))
}

fn insertions(text: &str, entry: &str) -> Result<Vec<Insertion>, EditError> {
    let document = Document::parse(text).map_err(|_| EditError::Unproven)?;
    match document.as_table().get("rejected") {
        Some(Item::Value(Value::InlineTable(table))) => {
            let container = Container::of_table(table).ok_or(EditError::Unproven)?;
            Ok(container.with(text, entry))
        }
        Some(Item::Table(table)) => in_table(text, table, entry).map(|line| vec![line]).ok_or(EditError::Unproven),
        _ => {
            let new = ["[rejected]".to_owned(), entry.to_owned()];
            Ok(vec![lines(text, text.len(), &new, Around::Apart)])
        }
    }
}

/// Behind the table's last entry, or behind its header where it has none. One of dotted keys has no header.
fn in_table(text: &str, table: &Table, entry: &str) -> Option<Insertion> {
    let entries = table.iter().filter_map(|(name, item)| Some((item.span()?.end, table.key(name)?.span()?.start)));
    let last = entries.max();
    let end = last.map(|(end, _)| end).or_else(|| table.span().map(|span| span.end))?;
    let key = if table.is_dotted() { "rejected." } else { "" };
    let indent = last.map(|(_, start)| indent(text, start)).unwrap_or_default();
    Some(lines(text, behind(text, end), &[format!("{indent}{key}{entry}")], Around::Same))
}
