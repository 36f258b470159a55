//! Every rule there is.

use crate::model::report::RuleText;
use crate::rule::{ALL, OF_STATE};

/// Every rule, those of moves first.
pub fn every() -> impl Iterator<Item = RuleText> {
    let judges_moves = |text: &RuleText| ALL.iter().any(|rule| rule.id == text.id);
    ALL.iter().map(crate::rule::Rule::text).chain(OF_STATE.into_iter().filter(move |text| !judges_moves(text)))
}
