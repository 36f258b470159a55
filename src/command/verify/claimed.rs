//! What the commits of steps claim.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::step::Step;
use crate::external::git::{Chain, Repository, merged, message};
use crate::failure::Failure;
use crate::model::claims::Claims;
use crate::model::oid::Oid;

/// What the commits of each step say. Which ones a merge brought along is asked once, where it matters.
#[derive(Debug)]
pub struct Brought<'a> {
    repository: &'a Repository,
    chain: &'a Chain,
    merged: OnceCell<HashMap<Oid, Vec<Oid>>>,
}

impl<'a> Brought<'a> {
    /// Nothing is read yet.
    #[must_use]
    pub fn new(repository: &'a Repository, chain: &'a Chain) -> Self {
        Self { repository, chain, merged: OnceCell::new() }
    }

    /// What the commits of one step claim.
    ///
    /// # Errors
    /// When one can't be read.
    pub fn claims(&self, step: &Step) -> Result<Claims, Failure> {
        let Some(link) = &step.link else { return Ok(Claims::NONE) };
        if link.parents < 2 {
            return claims_of(self.repository, &[link.commit]);
        }
        if self.merged.get().is_none() {
            let _ = self.merged.set(merged(self.repository, self.chain.start, &self.chain.links)?);
        }
        let brought = self.merged.get().and_then(|merged| merged.get(&link.commit));
        claims_of(self.repository, brought.map_or(&[], Vec::as_slice))
    }
}

/// What the messages of commits claim.
///
/// # Errors
/// When one can't be read.
pub fn claims_of(repository: &Repository, commits: &[Oid]) -> Result<Claims, Failure> {
    let mut claims = Claims::NONE;
    // One after the other: all messages of a large change would fill the memory.
    for commit in commits {
        match message(repository, *commit)? {
            Ok(message) => claims.add(&message),
            Err(size) => claims.faults.push(format!("a message has {size} bytes, which is too many to read")),
        }
    }
    Ok(claims)
}
