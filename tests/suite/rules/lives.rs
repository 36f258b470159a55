//! What teams live through.

use super::Case;

pub(super) const CASES: &[Case] = &[
    Case {
        name: "the usual way up",
        life: &["1.4.2 in qa-gcp qa-azure qa-int-gcp prod-gcp", "1.5.0 in qa-gcp qa-azure"],
        ask: "qa-int",
        answer: "moves qa-int-gcp to 1.5.0",
    },
    Case {
        name: "qa takes the newest release of the product",
        life: &["1.4.2 in qa-gcp qa-int-gcp"],
        ask: "qa",
        answer: "moves qa-gcp to 1.6.0",
    },
    Case {
        name: "a release may go though the stage before moved on",
        life: &["1.4.2 in qa-gcp qa-int-gcp", "1.5.0 in qa-gcp", "1.6.0 in qa-gcp"],
        ask: "qa-int 1.5.0",
        answer: "moves qa-int-gcp to 1.5.0",
    },
    Case {
        name: "a release that half of the stage before never ran stays",
        life: &["1.4.2 in qa-gcp qa-azure qa-int-gcp", "1.5.0 in qa-gcp", "1.6.0 in qa-gcp qa-azure"],
        ask: "qa-int 1.5.0",
        answer: "refused: no-skip",
    },
    Case {
        name: "each environment of the stage before in its own time",
        life: &["1.4.2 in qa-gcp qa-azure qa-int-gcp", "1.5.0 in qa-gcp", "1.6.0 in qa-gcp", "1.5.0 in qa-azure"],
        ask: "qa-int 1.5.0",
        answer: "moves qa-int-gcp to 1.5.0",
    },
    Case {
        name: "nothing to do",
        life: &["1.5.0 in qa-gcp qa-azure qa-int-gcp"],
        ask: "qa-int",
        answer: "runs 1.5.0 already",
    },
    Case {
        name: "only those that lag move",
        life: &["1.4.2 in qa-gcp qa-int-gcp qa-int-azure", "1.5.0 in qa-gcp", "1.5.0 in qa-int-gcp"],
        ask: "qa-int",
        answer: "moves qa-int-azure to 1.5.0",
    },
    Case {
        name: "qa rolled back below qa-int does not pull qa-int down",
        life: &["1.4.2 in qa-gcp qa-int-gcp", "1.5.0 in qa-gcp", "1.5.0 in qa-int-gcp", "1.4.2 in qa-gcp"],
        ask: "qa-int",
        answer: "refused: a promotion goes up, and qa-int-gcp runs 1.5.0, which is newer than 1.4.2",
    },
    Case {
        name: "qa rolled back does not stop what qa-int runs on its way to prod",
        life: &["1.4.2 in qa-gcp qa-int-gcp prod-gcp", "1.5.0 in qa-gcp", "1.5.0 in qa-int-gcp", "1.4.2 in qa-gcp"],
        ask: "prod",
        answer: "moves prod-gcp to 1.5.0",
    },
    Case {
        name: "a rolled back release is above the stage before",
        life: &["1.4.2 in qa-gcp qa-int-gcp", "1.5.0 in qa-gcp", "1.4.2 in qa-gcp"],
        ask: "qa-int 1.5.0",
        answer: "refused: stage-order",
    },
    Case {
        name: "a new cloud that joined later holds nothing up",
        life: &["1.4.2 in qa-gcp qa-int-gcp", "1.5.0 in qa-gcp", "1.4.2 in qa-azure"],
        ask: "qa-int 1.5.0",
        answer: "moves qa-int-gcp to 1.5.0",
    },
    Case {
        name: "a new cloud in the stage itself catches up",
        life: &["1.5.0 in qa-gcp qa-int-gcp", "1.4.2 in qa-int-azure"],
        ask: "qa-int",
        answer: "moves qa-int-azure to 1.5.0",
    },
    Case {
        name: "prod for one cloud first",
        life: &["1.4.2 in qa-gcp prod-gcp prod-azure", "1.5.0 in qa-int-gcp"],
        ask: "prod-gcp 1.5.0",
        answer: "moves prod-gcp to 1.5.0",
    },
    Case {
        name: "prod for the other cloud then",
        life: &["1.4.2 in qa-gcp prod-gcp prod-azure", "1.5.0 in qa-int-gcp", "1.5.0 in prod-gcp"],
        ask: "prod",
        answer: "moves prod-azure to 1.5.0",
    },
    Case {
        name: "a decommissioned environment is no longer asked for",
        life: &["1.4.2 in qa-gcp qa-otc qa-int-gcp", "1.5.0 in qa-gcp", "gone in qa-otc"],
        ask: "qa-int 1.5.0",
        answer: "moves qa-int-gcp to 1.5.0",
    },
    Case {
        name: "a decommissioned environment that came back was not there",
        life: &["1.4.2 in qa-gcp qa-otc qa-int-gcp", "gone in qa-otc", "1.5.0 in qa-gcp", "1.4.2 in qa-otc"],
        ask: "qa-int 1.5.0",
        answer: "moves qa-int-gcp to 1.5.0",
    },
    Case {
        name: "a whole stage was decommissioned",
        life: &["1.5.0 in qa-gcp qa-int-gcp", "1.4.2 in prod-gcp", "gone in qa-int-gcp"],
        ask: "prod 1.5.0",
        answer: "refused: stage-order",
    },
    Case {
        name: "a hotfix passes through the stages",
        life: &["1.4.2 in qa-gcp qa-int-gcp prod-gcp", "1.5.0 in qa-gcp", "1.5.0 in qa-int-gcp", "1.5.1 in qa-gcp"],
        ask: "qa-int",
        answer: "moves qa-int-gcp to 1.5.1",
    },
];
