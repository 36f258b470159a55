//! One file a rule; its name is the rule's id. A rule judges one move of releases in its context, whoever made it, or
//! the state in which files are, or both.

mod alone;
pub mod approved;
mod before;
mod context;
mod gate_passed;
mod known_release;
pub mod known_stage;
mod manual_stage;
pub mod new_environment;
mod no_downgrade;
mod no_skip;
mod not_frozen;
mod not_rejected;
pub mod outside_order;
pub mod owned;
mod past;
pub mod policy;
pub mod release_elsewhere;
pub mod release_format;
pub mod rolled_back;
mod soaked;
pub mod stage_agreement;
pub mod stage_order;
mod state;
pub mod values_schema;
pub mod values_syntax;

use crate::model::report::RuleText;

pub use context::{Context, Rule};
pub use state::{Search, Subject, Surroundings};

/// Every rule of a move, in the order in which they are told.
pub const ALL: [Rule; 16] = [
    known_stage::RULE,
    outside_order::RULE,
    release_format::RULE,
    known_release::RULE,
    not_rejected::RULE,
    not_frozen::RULE,
    manual_stage::RULE,
    new_environment::RULE,
    stage_order::RULE,
    no_skip::RULE,
    no_downgrade::RULE,
    rolled_back::RULE,
    gate_passed::RULE,
    soaked::RULE,
    alone::RULE,
    approved::RULE,
];

/// Every rule of the files that a change leaves behind, beside those of its moves.
pub const OF_FILES: [RuleText; 3] = [policy::TEXT, values_syntax::TEXT, release_elsewhere::TEXT];

/// Every rule of the state, in the order in which they are told.
pub const OF_STATE: [RuleText; 10] = [
    policy::TEXT,
    known_stage::RULE.text(),
    values_syntax::TEXT,
    values_schema::TEXT,
    release_format::RULE.text(),
    stage_order::RULE.text(),
    stage_agreement::TEXT,
    new_environment::RULE.text(),
    release_elsewhere::TEXT,
    owned::TEXT,
];
