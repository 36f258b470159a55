//! What the commits of steps claim.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::step::Step;
use crate::external::git::{Chain, GitError, Repository, merged, message};
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
    let messages = commits.iter().map(|commit| message(repository, *commit));
    let messages = messages.collect::<Result<Vec<_>, GitError>>()?;
    Ok(Claims::read(messages.iter().map(Vec::as_slice)))
}
