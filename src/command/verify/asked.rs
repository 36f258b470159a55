//! Which steps are judged.

use super::course::When;
use crate::model::oid::Oid;

/// Which steps are judged.
#[derive(Debug, Clone, Copy)]
pub struct History {
    /// The commit before the first step; none from the root on.
    pub from: Option<Oid>,
    /// The commit of the last step.
    pub to: Oid,
    /// The commit where the tool was adopted: steps up to it are not judged.
    pub adopted: Option<Oid>,
    /// When the steps were made.
    pub when: When,
    /// Whether the product's remote may be asked.
    pub online: bool,
}

impl History {
    /// What a push brought.
    #[must_use]
    pub fn pushed(from: Oid, to: Oid) -> Self {
        Self { from: Some(from), to, adopted: None, when: When::Past, online: false }
    }
}
