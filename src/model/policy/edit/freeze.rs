//! One freeze more.

use toml_edit::{Document, Item, Table, Value};

use super::super::read::byte_order_mark;
use super::super::types::{Freeze, Policy};
use super::container::Container;
use super::error::EditError;
use super::place::{Around, behind, lines};
use super::proof::{Added, Before};
use super::splice::{Insertion, spliced};
use super::written::{inline, table};

/// A policy's text with one freeze more, behind those that are there; the same text where one says the same. All
/// bytes of the text stay, and in their order.
///
/// # Errors
/// When the text is no valid policy, or would be no longer the same one with the freeze.
pub fn with_freeze(text: &str, freeze: &Freeze) -> Result<String, EditError> {
    let before = Before::of(text)?;
    if before.policy.freezes.iter().any(|old| old.says(freeze)) {
        return Ok(text.to_owned());
    }
    let (mark, body) = byte_order_mark(text);
    let edited = spliced(body, &insertions(body, freeze)?);
    let freezes = before.policy.freezes.iter().chain([freeze]).cloned().collect();
    before.proven(format!("{mark}{edited}"), &Policy { freezes, ..before.policy.clone() }, &Added::Freeze)
}

fn insertions(text: &str, freeze: &Freeze) -> Result<Vec<Insertion>, EditError> {
    let document = Document::parse(text).map_err(|_| EditError::Unproven)?;
    let at = match document.as_table().get("freezes") {
        Some(Item::Value(Value::Array(array))) => {
            let container = Container::of_array(array).ok_or(EditError::Unproven)?;
            return Ok(container.with(text, &inline(freeze)));
        }
        Some(Item::ArrayOfTables(tables)) => {
            tables.iter().last().and_then(end).map(|end| behind(text, end)).ok_or(EditError::Unproven)?
        }
        _ => text.len(),
    };
    Ok(vec![lines(text, at, &table(freeze), Around::Apart)])
}

/// Where a table's last value or header ends, those of the tables in it included.
fn end(table: &Table) -> Option<usize> {
    let of_item = |item: &Item| match item {
        Item::None => None,
        Item::Value(value) => value.span().map(|span| span.end),
        Item::Table(inner) => end(inner),
        Item::ArrayOfTables(tables) => tables.iter().filter_map(end).max(),
    };
    table.iter().filter_map(|(_, item)| of_item(item)).chain(table.span().map(|span| span.end)).max()
}
