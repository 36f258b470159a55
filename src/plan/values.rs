//! Values files on both sides of a change, and the moves that they make.

use std::collections::BTreeMap;

use crate::model::change::{Change, Move, ReleaseEdit};
use crate::model::content::Content;
use crate::model::excerpt::Excerpt;
use crate::model::fleet::Declared;
use crate::model::key_path::KeyPath;
use crate::model::name::{EnvironmentName, StageName};
use crate::model::release::Release;
use crate::rule::values_syntax::{Declaration, inspect};

/// A values file on one side of a change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Values {
    /// What it holds.
    pub content: Content,
    /// What it declares, and what is wrong with it.
    pub declaration: Declaration,
}

/// A values file that differs between two states.
#[derive(Debug, Clone, Copy)]
pub struct ValuesChange<'a> {
    /// The environment.
    pub environment: &'a EnvironmentName,
    /// The file, from the top of the repository.
    pub path: &'a str,
    /// What was there; none where the environment joins.
    pub old: Option<&'a Values>,
    /// What is there; none where the environment leaves.
    pub new: Option<&'a Values>,
    /// Whether the file's mode stayed what it was.
    pub same_mode: bool,
}

impl Values {
    /// Reads a file.
    #[must_use]
    pub fn read(path: &str, content: Content, key: &KeyPath) -> Self {
        let declaration = inspect(path, &content, key);
        Self { content, declaration }
    }

    /// Reads a later version of the file. Where one release stands in the place of another and all else is the same, so is
    /// all that a YAML reader would make of it: nothing is parsed then.
    #[must_use]
    pub fn later(&self, path: &str, content: Content, key: &KeyPath) -> Self {
        match self.declares(path, &content) {
            Some(declaration) => Self { content, declaration },
            None => Self::read(path, content, key),
        }
    }

    fn declares(&self, path: &str, content: &Content) -> Option<Declaration> {
        let (span, place) = (self.declaration.span.clone()?, self.declaration.place.as_ref()?);
        let (text, (before, behind)) = (content.bytes()?, self.around()?);
        let written = text.strip_prefix(before)?.strip_suffix(behind)?;
        let old = self.content.bytes()?.get(span.clone())?;
        let (quote, release) = release_in(written)?;
        if release_in(old)?.0 != quote {
            return None;
        }
        Some(Declaration {
            declared: Declared::Release(release),
            place: Some(Excerpt::of(path, text, place.position, written.len())),
            span: Some(span.start..span.start + written.len()),
            fault: self.declaration.fault.clone(),
        })
    }

    /// The bytes before and behind the release.
    fn around(&self) -> Option<(&[u8], &[u8])> {
        let (text, span) = (self.content.bytes()?, self.declaration.span.as_ref()?);
        Some((text.get(..span.start)?, text.get(span.end..)?))
    }
}

/// The release that stands there, alone or in quotes, and in which: no character of a release means anything to YAML.
fn release_in(written: &[u8]) -> Option<(Option<u8>, Release)> {
    let quote = written.first().copied().filter(|byte| matches!(byte, b'\'' | b'"'));
    let inner = match quote {
        None => written,
        Some(quote) => written.strip_prefix(&[quote])?.strip_suffix(&[quote])?,
    };
    Some((quote, std::str::from_utf8(inner).ok()?.parse().ok()?))
}

impl ValuesChange<'_> {
    /// Whether the bytes of the release are all that changed.
    #[must_use]
    pub fn is_release_alone(&self) -> bool {
        let (old, new) = (self.old.and_then(Values::around), self.new.and_then(Values::around));
        self.same_mode && old.is_some() && old == new
    }

    fn edit(&self) -> Option<ReleaseEdit> {
        let (old, new) = (self.old.map(|old| &old.declaration.declared), &self.new?.declaration.declared);
        (old != Some(new)).then(|| ReleaseEdit {
            environment: self.environment.clone(),
            path: self.path.to_owned(),
            old: old.cloned(),
        })
    }
}

/// What is declared, uncut: what differs anywhere is another move.
fn whole(declared: &Declared) -> String {
    match declared {
        Declared::Other(text) => text.clone(),
        Declared::Release(_) | Declared::Unreadable(_) => declared.to_string(),
    }
}

/// The change that these files make, beside other paths that differ, `others`.
#[must_use]
pub fn change(files: &[ValuesChange<'_>], mut others: Vec<String>) -> Change {
    let mut moves: BTreeMap<(StageName, String), Move> = BTreeMap::new();
    for file in files {
        if let (Some(edit), Some(new)) = (file.edit(), file.new) {
            let (stage, new) = (edit.environment.stage().clone(), &new.declaration.declared);
            let of_stage = moves.entry((stage.clone(), whole(new)));
            of_stage.or_insert_with(|| Move { stage, new: new.clone(), edits: Vec::new() }).edits.push(edit);
        }
        if !file.is_release_alone() {
            others.push(file.path.to_owned());
        }
    }
    // In the order of the fleet, so that equal changes are equal.
    for change in moves.values_mut() {
        change.edits.sort_by(|a, b| a.environment.cmp(&b.environment));
    }
    others.sort_unstable();
    Change { moves: moves.into_values().collect(), beyond: others }
}
