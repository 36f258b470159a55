//! A whole values file: one document that is a mapping, or nothing.

use std::borrow::Cow;

use serde_json::{Map, Value};

use super::anchor::refused_anchor;
use super::escape::refused_escape;
use super::flow::refused_flow;
use super::reading::Reading;
use super::refusal::{Fault, Refusal};
use super::tab::refused_tab;
use super::tree::{Place, Tree};
use crate::model::yaml::{Event, Kind};

/// The text as Helm 4 reads it: line by line, so that the last line always ends.
///
/// It counts where a block scalar is last.
pub(super) fn with_last_end(text: &str) -> Cow<'_, str> {
    let is_open = !text.ends_with('\n') && text.contains(['|', '>']);
    if is_open { Cow::Owned(format!("{text}\n")) } else { Cow::Borrowed(text) }
}

/// The values that the text holds; none where it is empty or null.
pub(super) fn values(text: &str, events: &[Event<'_>]) -> Result<Map<String, Value>, Refusal> {
    Ok(match root(text, events)? {
        Value::Object(values) => values,
        _ => Map::new(),
    })
}

/// Where the values stand.
pub(super) fn places(text: &str, events: &[Event<'_>]) -> Result<Place, Refusal> {
    root(text, events)
}

fn root<T: Tree>(text: &str, events: &[Event<'_>]) -> Result<T, Refusal> {
    refuse_markers(text, events)?;
    let start = events.iter().position(|event| event.kind != Kind::DocumentStart).unwrap_or(events.len());
    let mut reading = Reading::at(events, start);
    let root = reading.node()?;
    refuse_more(events, reading.next)?;
    refuse_other(events, start)?;
    refused_escape(text, events)?;
    refused_tab(text, events)?;
    refused_anchor(text, events)?;
    refused_flow(text, events)?;
    Ok(root)
}

/// Helm 4 splits a text at its `---` lines before it reads YAML: what a directive is for is lost then.
fn refuse_markers(text: &str, events: &[Event<'_>]) -> Result<(), Refusal> {
    let before = text.get(..events.first().map_or(0, |event| event.span.start)).unwrap_or_default();
    if before.lines().any(|line| line.starts_with('%')) {
        return Err(Refusal { fault: Fault::Directive, at: 0 });
    }
    let is_bad = |line: &str| {
        let behind = line.strip_prefix("---").map(str::trim);
        behind.is_some_and(|behind| !behind.is_empty() && !behind.starts_with('#'))
    };
    if text.contains("...") && ends_early(text) {
        return Err(Refusal { fault: Fault::EarlyEnd, at: 0 });
    }
    if text.contains("---") && text.lines().any(is_bad) {
        return Err(Refusal { fault: Fault::Marker, at: 0 });
    }
    Ok(())
}

/// Whether a line is `...` where nothing but comments stands before it, or between it and the last `---`.
fn ends_early(text: &str) -> bool {
    let mut nothing_yet = true;
    for line in text.trim_start_matches('\u{feff}').lines() {
        if nothing_yet
            && line.strip_prefix("...").is_some_and(|behind| behind.trim_start() != behind || behind.is_empty())
        {
            return true;
        }
        let is_comment = line.trim_start().is_empty() || line.trim_start().starts_with('#');
        nothing_yet = line.starts_with("---") || (nothing_yet && is_comment);
    }
    false
}

/// Later documents must be empty: Helm 3 reads the first alone, Helm 4 merges all.
fn refuse_more(events: &[Event<'_>], behind: usize) -> Result<(), Refusal> {
    let mut behind = events.iter().enumerate().skip(behind);
    let more =
        behind.find(|(_, event)| !matches!(event.kind, Kind::DocumentStart | Kind::DocumentEnd) && !is_null(event));
    more.map_or(Ok(()), |(at, _)| Err(Refusal { fault: Fault::ManyDocuments, at }))
}

fn refuse_other(events: &[Event<'_>], at: usize) -> Result<(), Refusal> {
    let found = match events.get(at) {
        Some(event) if matches!(event.kind, Kind::SequenceStart(_)) => "sequence",
        Some(event) if matches!(event.kind, Kind::Scalar(..)) && !is_null(event) => "single value",
        _ => return Ok(()),
    };
    Err(Refusal { fault: Fault::NotMapping(found), at })
}

fn is_null(event: &Event<'_>) -> bool {
    match &event.kind {
        Kind::Scalar(text, style) => {
            let scalar = super::scalar::Scalar { text, style: *style, tag: event.tag() };
            scalar.read() == Ok(super::scalar::Read::Plain(super::number::Plain::Null))
        }
        _ => false,
    }
}
