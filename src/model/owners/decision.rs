//! Whom the sections ask about a file.

use super::entry::Entry;
use super::owner::Owner;
use super::section::Section;
use crate::model::position::Position;

/// What a CODEOWNERS file says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Owners {
    pub(super) sections: Vec<Section>,
}

/// What one section says about a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decision<'o> {
    /// The section's name as its first header writes it; `codeowners` for what stands before any header.
    pub section: &'o str,
    /// Whether the section only informs.
    pub optional: bool,
    /// How many of the owners must approve; at least 1.
    pub approvals: u32,
    /// The owners; none where the entry names nobody that could be one, and an exclusion has none.
    pub owners: &'o [Owner],
    /// Where the pattern of the entry that decides stands.
    pub position: Position,
    /// That pattern as it is written, without the `!` of an exclusion.
    pub pattern: &'o str,
}

impl Owners {
    /// What each section says about a path from the top of the repository, in the order of the sections. A section
    /// whose entries don't match, or where an exclusion does, says nothing.
    #[must_use]
    pub fn of(&self, path: &str) -> Vec<Decision<'_>> {
        let path = path.strip_prefix('/').unwrap_or(path);
        self.sections.iter().filter_map(|section| decision(section, path)).collect()
    }

    /// The exclusions that take a path out of their sections.
    #[must_use]
    pub fn exclusions(&self, path: &str) -> Vec<Decision<'_>> {
        let path = path.strip_prefix('/').unwrap_or(path);
        self.sections.iter().filter_map(|section| Some(bare(section, section.excludes(path)?))).collect()
    }
}

fn decision<'o>(section: &'o Section, path: &str) -> Option<Decision<'o>> {
    let (entry, terms) = section.decide(path)?;
    let owners = entry.owners.as_deref().unwrap_or(&terms.defaults);
    Some(Decision { approvals: terms.approvals.max(1), owners, ..bare(section, entry) })
}

fn bare<'o>(section: &'o Section, entry: &'o Entry) -> Decision<'o> {
    Decision {
        section: &section.name,
        optional: section.is_optional,
        approvals: 1,
        owners: &[],
        position: entry.position,
        pattern: &entry.pattern,
    }
}
