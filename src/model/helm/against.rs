//! What values are held against.

use super::defaults::Defaults;
use super::schema::Schema;

/// What values are held against.
#[derive(Debug, Clone, Copy)]
pub struct Against<'a> {
    /// The schema.
    pub schema: &'a Schema,
    /// What the chart says where the environment says nothing.
    pub defaults: Option<&'a Defaults>,
}
