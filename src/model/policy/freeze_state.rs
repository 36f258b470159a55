//! Where a freeze stands in time, and whether two say the same.

use std::collections::BTreeSet;

use jiff::Timestamp;

use super::types::Freeze;

/// Where a freeze stands in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FreezeState {
    /// It has not begun.
    ToCome,
    /// It holds now.
    Holds,
    /// It is over.
    Over,
}

impl Freeze {
    /// Where it stands at this time: it holds from its start on, up to and without its end.
    #[must_use]
    pub fn state(&self, now: Timestamp) -> FreezeState {
        if now < self.from {
            FreezeState::ToCome
        } else if now < self.until {
            FreezeState::Holds
        } else {
            FreezeState::Over
        }
    }

    /// Whether it says what the other says; the order of the stages says nothing.
    #[must_use]
    pub fn says(&self, other: &Self) -> bool {
        let stages = |freeze: &Self| freeze.stages.iter().cloned().collect::<BTreeSet<_>>();
        (self.from, self.until, &self.reason) == (other.from, other.until, &other.reason)
            && stages(self) == stages(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::name::StageName;

    fn freeze(stages: &[&str]) -> Freeze {
        Freeze {
            stages: stages.iter().map(|name| StageName::new(*name)).collect(),
            from: Timestamp::constant(10, 0),
            until: Timestamp::constant(20, 0),
            reason: "year's end".to_owned(),
        }
    }

    #[test]
    fn holds_from_its_start_up_to_its_end() {
        let at = |second| freeze(&["qa"]).state(Timestamp::constant(second, 0));
        assert_eq!([9, 10, 19, 20].map(at), {
            use FreezeState::{Holds, Over, ToCome};
            [ToCome, Holds, Holds, Over]
        });
    }

    #[test]
    fn the_order_of_stages_says_nothing() {
        assert!(freeze(&["qa", "prod"]).says(&freeze(&["prod", "qa", "qa"])));
        assert!(!freeze(&["qa", "prod"]).says(&freeze(&["prod"])));
        assert!(!freeze(&["qa"]).says(&Freeze { until: Timestamp::constant(21, 0), ..freeze(&["qa"]) }));
    }
}
