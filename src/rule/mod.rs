//! One file a rule; its name is the rule's id. A rule judges one move of releases in its context, whoever made it.

mod context;
mod known_release;
mod known_stage;
mod manual_stage;
mod no_downgrade;
mod no_skip;
mod not_frozen;
mod not_rejected;
mod outside_order;
pub mod owned;
mod release_format;
mod stage_order;

pub use context::{Context, Rule};

/// Every rule, in the order in which they are told.
pub const ALL: [Rule; 10] = [
    known_stage::RULE,
    outside_order::RULE,
    release_format::RULE,
    known_release::RULE,
    not_rejected::RULE,
    not_frozen::RULE,
    manual_stage::RULE,
    stage_order::RULE,
    no_skip::RULE,
    no_downgrade::RULE,
];
