//! From messages to claims.

use std::collections::{BTreeMap, BTreeSet};

use super::block::{Trailer, blocks};
use super::claim::{Claim, Claims};
use crate::model::oid::Oid;
use crate::model::plain::quoted;
use crate::model::policy::RULES;
use crate::model::release::Release;

impl Claims {
    /// Reads the messages of a change, as they stand in its commits. One that says something wrong claims nothing, and
    /// its fault is told.
    #[must_use]
    pub fn read<'m>(messages: impl IntoIterator<Item = &'m [u8]>) -> Self {
        let mut read = Self::NONE;
        messages.into_iter().for_each(|message| read.add(message));
        read
    }

    /// Reads one more message.
    pub fn add(&mut self, message: &[u8]) {
        match of_message(message) {
            Ok(claim) => self.claims.extend(claim),
            Err(fault) => self.faults.push(fault),
        }
    }
}

/// A squash that lists the messages of its commits may hold one block several times.
fn of_message(message: &[u8]) -> Result<Option<Claim>, String> {
    let blocks: BTreeSet<Vec<Trailer>> = blocks(message).into_iter().collect();
    let mut each = blocks.iter();
    match (each.next(), each.next()) {
        (None, _) => Ok(None),
        (Some(block), None) => claim(block).map(Some),
        _ => Err(format!("a message has {} different blocks of Eurodat trailers, and may have one", blocks.len())),
    }
}

fn claim(block: &[Trailer]) -> Result<Claim, String> {
    let (release, tag) = release(block)?;
    let evidence = values(block, "Eurodat-Evidence").filter(|text| !text.is_empty()).map(str::to_owned).collect();
    Ok(Claim { release, tag, evidence, overrides: overrides(block)? })
}

fn values<'b>(block: &'b [Trailer], key: &'static str) -> impl Iterator<Item = &'b str> {
    block.iter().filter(move |(name, _)| name == key).map(|(_, value)| value.as_str())
}

fn release(block: &[Trailer]) -> Result<(Release, Option<Oid>), String> {
    let mut named = values(block, "Eurodat-Release");
    let value = named.next().ok_or("a block of Eurodat trailers has no Eurodat-Release")?;
    if named.next().is_some() {
        return Err("a block of Eurodat trailers has more than one Eurodat-Release".to_owned());
    }
    let (release, tag) = value.split_once(char::is_whitespace).unwrap_or((value, ""));
    let wrong = || format!("Eurodat-Release names no release and commit: {}", quoted(value));
    let tag = if tag.is_empty() { None } else { Some(tag.trim().parse().map_err(|_| wrong())?) };
    Ok((release.parse().map_err(|_| wrong())?, tag))
}

fn overrides(block: &[Trailer]) -> Result<BTreeMap<String, String>, String> {
    let mut overrides = BTreeMap::new();
    for value in values(block, "Eurodat-Override") {
        let (rule, reason) = value.split_once(':').unwrap_or((value, ""));
        let (rule, reason) = (rule.trim(), reason.trim());
        if !RULES.contains(&rule) {
            return Err(format!("Eurodat-Override names no rule: {}", quoted(value)));
        }
        if reason.is_empty() {
            return Err(format!("Eurodat-Override gives no reason for {rule}"));
        }
        if overrides.insert(rule.to_owned(), reason.to_owned()).is_some() {
            return Err(format!("Eurodat-Override names {rule} twice"));
        }
    }
    Ok(overrides)
}
