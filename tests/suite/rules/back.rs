//! The way back: what a rollback chooses, and what it refuses.

use super::Case;

pub(super) const CASES: &[Case] = &[
    Case {
        name: "back to what ran before",
        life: &["1.4.1 in qa-gcp qa-azure", "1.4.2 in qa-gcp qa-azure", "1.5.0 in qa-gcp qa-azure"],
        ask: "rollback qa",
        answer: "moves qa-azure qa-gcp to 1.4.2",
    },
    Case {
        name: "back to a release that is named",
        life: &["1.4.1 in qa-gcp", "1.4.2 in qa-gcp", "1.5.0 in qa-gcp"],
        ask: "rollback qa 1.4.1",
        answer: "moves qa-gcp to 1.4.1",
    },
    Case {
        name: "back by version and not by time",
        life: &["1.5.0 in qa-gcp", "1.4.1 in qa-gcp", "1.6.0 in qa-gcp"],
        ask: "rollback qa",
        answer: "moves qa-gcp to 1.5.0",
    },
    Case {
        name: "one environment back",
        life: &["1.4.2 in qa-gcp qa-azure", "1.5.0 in qa-gcp qa-azure"],
        ask: "rollback qa-gcp",
        answer: "moves qa-gcp to 1.4.2",
    },
    Case {
        name: "a rejected release is passed over on the way back",
        life: &["1.4.1 in qa-gcp", "1.4.2 in qa-gcp", "1.5.0 in qa-gcp", "rejected 1.4.2"],
        ask: "rollback qa",
        answer: "moves qa-gcp to 1.4.1",
    },
    Case {
        name: "what was rolled back before is passed over on the way back",
        life: &["1.4.1 in qa-gcp", "1.4.2 in qa-gcp", "1.4.1 in qa-gcp", "1.5.0 in qa-gcp"],
        ask: "rollback qa",
        answer: "moves qa-gcp to 1.4.1",
    },
    Case {
        name: "what was rolled back before does not come back by its name alone",
        life: &["1.4.1 in qa-gcp", "1.4.2 in qa-gcp", "1.4.1 in qa-gcp", "1.5.0 in qa-gcp"],
        ask: "rollback qa 1.4.2",
        answer: "refused: rolled-back",
    },
    Case {
        name: "what came back for good is no longer rolled back",
        life: &["1.4.1 in qa-gcp", "1.4.2 in qa-gcp", "1.4.1 in qa-gcp", "1.4.2 in qa-gcp", "1.5.0 in qa-gcp"],
        ask: "rollback qa",
        answer: "moves qa-gcp to 1.4.2",
    },
    Case {
        name: "a hotfix below it rolls nothing back",
        life: &["1.4.1 in qa-gcp", "1.5.0 in qa-gcp", "1.4.2 in qa-gcp", "1.6.0 in qa-gcp"],
        ask: "rollback qa",
        answer: "moves qa-gcp to 1.5.0",
    },
    Case {
        name: "a rejected release that is named stays out on the way back",
        life: &["1.4.2 in qa-gcp", "1.5.0 in qa-gcp", "rejected 1.4.2"],
        ask: "rollback qa 1.4.2",
        answer: "refused: not-rejected",
    },
    Case {
        name: "back to what every environment ran",
        life: &["1.4.2 in qa-gcp qa-azure", "1.5.0 in qa-azure", "1.6.0 in qa-gcp"],
        ask: "rollback qa",
        answer: "moves qa-azure qa-gcp to 1.4.2",
    },
    Case {
        name: "one that is back already is left as it is",
        life: &["1.4.2 in qa-gcp qa-azure", "1.5.0 in qa-gcp qa-azure", "1.6.0 in qa-gcp"],
        ask: "rollback qa",
        answer: "moves qa-gcp to 1.5.0",
    },
    Case {
        name: "all are back already",
        life: &["1.5.0 in qa-gcp", "1.4.2 in qa-gcp"],
        ask: "rollback qa 1.4.2",
        answer: "runs 1.4.2 already",
    },
    Case {
        name: "nothing in common to go back to",
        life: &["1.4.2 in qa-gcp", "1.5.0 in qa-gcp qa-azure"],
        ask: "rollback qa",
        answer: "refused: no release is known to go back to: qa-azure runs 1.5.0 (before: nothing older), \
                 qa-gcp runs 1.5.0 (before: 1.4.2)",
    },
    Case {
        name: "nothing to go back to but what is rejected",
        life: &["1.4.2 in qa-gcp", "1.5.0 in qa-gcp", "rejected 1.4.2"],
        ask: "rollback qa",
        answer: "refused: no release is known to go back to: qa-gcp runs 1.5.0 (before: 1.4.2); rejected or rolled back: 1.4.2",
    },
    Case {
        name: "nothing to go back to in what is seen of the history",
        life: &["1.4.2 in qa-gcp", "1.5.0 in qa-gcp", "cut"],
        ask: "rollback qa",
        answer: "refused: no release is known to go back to: qa-gcp runs 1.5.0 (before: nothing older)",
    },
    Case {
        name: "a named release that is cut away is unverified",
        life: &["1.4.2 in qa-gcp", "1.5.0 in qa-gcp", "cut"],
        ask: "rollback qa 1.4.2",
        answer: "moves qa-gcp to 1.4.2, unverified no-downgrade, unverified rolled-back",
    },
    Case {
        name: "a rollback never goes up",
        life: &["1.4.2 in qa-gcp qa-azure", "1.5.0 in qa-gcp"],
        ask: "rollback qa 1.5.0",
        answer: "refused: a rollback goes down, and 1.5.0 isn't older than 1.4.2 in qa-azure",
    },
    Case {
        name: "no way back to what never ran there",
        life: &["1.4.2 in qa-gcp", "1.5.0 in qa-gcp"],
        ask: "rollback qa 1.4.1",
        answer: "refused: no-downgrade",
    },
    Case {
        name: "back from a branch that took a release's place",
        life: &["1.4.2 in qa-gcp", "1.5.0 in qa-gcp", "hotfix/x in qa-gcp"],
        ask: "rollback qa",
        answer: "moves qa-gcp to 1.4.2",
    },
    Case {
        name: "a branch in the way of the release before it is no rollback",
        life: &["1.4.2 in qa-gcp qa-azure", "hotfix/x in qa-gcp", "1.5.0 in qa-azure"],
        ask: "rollback qa 1.4.2",
        answer: "refused: a rollback goes down, and 1.4.2 isn't older than 1.4.2 in qa-gcp",
    },
    Case {
        name: "an unreadable file stops the way back",
        life: &["1.4.2 in qa-gcp qa-azure", "1.5.0 in qa-gcp qa-azure", "unreadable in qa-azure"],
        ask: "rollback qa",
        answer: "refused: unreadable app-of-apps/values-qa-azure.yaml",
    },
    Case {
        name: "a freeze does not stop the way back",
        life: &["1.4.2 in qa-gcp qa-int-gcp prod-gcp", "1.5.0 in qa-gcp qa-int-gcp prod-gcp", "frozen prod"],
        ask: "rollback prod",
        answer: "moves prod-gcp to 1.4.2",
    },
    Case {
        name: "a stage that takes no promotions may go back",
        life: &["1.4.2 in qa-gcp qa-int-gcp prod-gcp", "1.5.0 in qa-gcp qa-int-gcp prod-gcp", "never prod"],
        ask: "rollback prod",
        answer: "moves prod-gcp to 1.4.2",
    },
    Case {
        name: "a stage of branches has no rollback",
        life: &["1.4.2 in dev-gcp", "1.5.0 in dev-gcp"],
        ask: "rollback dev",
        answer: "refused: outside-order",
    },
    Case {
        name: "a pipeline may go back in a manual stage",
        life: &["1.4.2 in qa-gcp qa-int-gcp prod-gcp", "1.5.0 in qa-gcp qa-int-gcp prod-gcp", "asked by a pipeline"],
        ask: "rollback prod",
        answer: "moves prod-gcp to 1.4.2",
    },
    Case {
        name: "neither a gate nor a soak time stops the way back",
        life: &[
            "1.4.2 in qa-gcp qa-int-gcp prod-gcp",
            "1.5.0 in qa-gcp qa-int-gcp prod-gcp",
            "gated qa-int",
            "soaked prod",
        ],
        ask: "rollback prod",
        answer: "moves prod-gcp to 1.4.2",
    },
    Case {
        name: "qa-int goes back though qa moved on",
        life: &["1.4.2 in qa-gcp", "1.4.2 in qa-int-gcp", "1.5.0 in qa-gcp", "1.5.0 in qa-int-gcp", "1.6.0 in qa-gcp"],
        ask: "rollback qa-int",
        answer: "moves qa-int-gcp to 1.4.2",
    },
];
