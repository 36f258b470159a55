//! A stage as the policy describes it.

use std::time::Duration;

use crate::model::name::StageName;

/// One stage, in its place in the promotion order or outside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stage {
    /// Its name.
    pub name: StageName,
    /// What its values files hold.
    pub pins: Pins,
    /// Where a promotion without a named release takes one from.
    pub takes: Takes,
    /// The tests that must have passed here before a release leaves.
    pub gates: Vec<String>,
    /// Who may ask for a promotion.
    pub promotion: PromotionMode,
    /// How long a release must have run in the stage before.
    pub soak: Option<Duration>,
    /// Whether a promotion to it may change nothing else.
    pub alone: bool,
    /// How many approvals a promotion needs.
    pub approvals: u32,
    /// Whether it stands in the promotion order.
    pub ordered: bool,
}

/// What a stage's values files hold at the release key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pins {
    /// A release of the product.
    Release,
    /// A branch of the product, or a release.
    Branch,
}

/// Where a stage's next release comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// The newest release of the product.
    LatestRelease,
    /// What the stage before runs.
    StageBefore,
}

/// Who may ask for a promotion to a stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PromotionMode {
    /// People and pipelines.
    Automatic,
    /// People only.
    Manual,
    /// Nobody, for now.
    Never,
}

impl Stage {
    /// A stage that holds releases, with every other setting at its default.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            name: StageName::new(name),
            pins: Pins::Release,
            takes: Takes::StageBefore,
            gates: Vec::new(),
            promotion: PromotionMode::Automatic,
            soak: None,
            alone: false,
            approvals: 0,
            ordered: true,
        }
    }
}
