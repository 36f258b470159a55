//! What comes back by another way than the straight one.

use super::Case;

pub(super) const CASES: &[Case] = &[
    Case {
        name: "one that left and rejoins ahead is judged as a promotion",
        life: &[
            "1.4.2 in qa-gcp qa-int-gcp prod-gcp prod-otc",
            "gone in prod-otc",
            "1.5.0 in qa-gcp",
            "1.5.0 in qa-int-gcp",
            "1.5.0 in prod-gcp",
            "frozen prod",
        ],
        ask: "1.5.0 in prod-otc",
        answer: "fails not-frozen",
    },
    Case {
        name: "one that left and rejoins below what it ran",
        life: &["1.4.2 in qa-gcp", "1.5.0 in qa-otc", "gone in qa-otc"],
        ask: "1.4.2 in qa-otc",
        answer: "fails no-downgrade",
    },
    Case {
        name: "new names do not bring back what was rolled back",
        life: &[
            "1.4.2 in qa-gcp qa-azure",
            "1.5.0 in qa-gcp qa-azure",
            "1.4.2 in qa-gcp qa-azure",
            "gone in qa-gcp qa-azure",
            "1.4.2 in qa-gcp1 qa-azure1",
        ],
        ask: "1.5.0 in qa-gcp1 qa-azure1",
        answer: "fails rolled-back",
    },
    Case {
        name: "a new name in the step itself does not either",
        life: &["1.4.2 in qa-gcp", "1.5.0 in qa-gcp", "1.4.2 in qa-gcp", "gone in qa-gcp"],
        ask: "1.5.0 in qa-x",
        answer: "fails rolled-back",
    },
    Case {
        name: "new names take a reason as old ones do",
        life: &[
            "1.4.2 in qa-gcp",
            "1.5.0 in qa-gcp",
            "1.4.2 in qa-gcp",
            "gone in qa-gcp",
            "1.4.2 in qa-gcp1",
            "because rolled-back 1.5.0",
        ],
        ask: "1.5.0 in qa-gcp1",
        answer: "passes",
    },
    Case {
        name: "what came back to the stage since is not rolled back for a new name",
        life: &[
            "1.4.2 in qa-gcp qa-azure",
            "1.5.0 in qa-azure",
            "1.4.2 in qa-azure",
            "gone in qa-azure",
            "1.4.2 in qa-otc",
            "1.5.0 in qa-gcp",
        ],
        ask: "1.5.0 in qa-otc",
        answer: "passes",
    },
    Case {
        name: "a new cloud joins where another was rolled back",
        life: &["1.4.2 in qa-gcp qa-azure", "1.5.0 in qa-gcp qa-azure", "1.4.2 in qa-azure", "frozen qa"],
        ask: "1.5.0 in qa-otc",
        answer: "passes",
    },
    Case {
        name: "a cloud that was shut down does not speak for one that was there",
        life: &["1.4.2 in qa-gcp qa-azure", "1.5.0 in qa-azure", "1.4.2 in qa-azure", "gone in qa-azure"],
        ask: "1.5.0 in qa-gcp",
        answer: "passes",
    },
    Case {
        name: "a new name is no way below what the stage ran",
        life: &["1.4.2 in qa-gcp qa-azure", "gone in qa-gcp qa-azure"],
        ask: "1.4.1 in qa-x",
        answer: "fails no-downgrade",
    },
    Case {
        name: "a new name goes back to what the stage ran",
        life: &["1.4.1 in qa-gcp", "1.4.2 in qa-gcp", "gone in qa-gcp", "frozen qa"],
        ask: "1.4.1 in qa-x",
        answer: "passes",
    },
    Case {
        name: "a new name does not take one out of the way",
        life: &["1.4.2 in qa-gcp qa-azure qa-int-gcp", "1.5.0 in qa-gcp", "gone in qa-azure", "1.4.2 in qa-azure1"],
        ask: "1.5.0 in qa-int-gcp",
        answer: "fails no-skip",
    },
    Case {
        name: "one that left holds no later release",
        life: &["1.4.2 in qa-gcp qa-azure qa-int-gcp", "1.5.0 in qa-gcp", "gone in qa-azure", "1.6.0 in qa-gcp"],
        ask: "1.6.0 in qa-int-gcp",
        answer: "passes",
    },
    Case {
        name: "one step raises prod and takes qa-int back",
        life: &[
            "1.4.1 in qa-gcp qa-int-gcp prod-gcp",
            "1.4.2 in qa-gcp",
            "1.4.2 in qa-int-gcp",
            "together 1.4.1 to qa-int-gcp",
        ],
        ask: "1.4.2 in prod-gcp",
        answer: "fails stage-order",
    },
    Case {
        name: "one step takes only one cloud of qa-int back",
        life: &[
            "1.4.1 in qa-gcp qa-int-gcp qa-int-azure prod-gcp",
            "1.4.2 in qa-gcp",
            "1.4.2 in qa-int-gcp qa-int-azure",
            "together 1.4.1 to qa-int-gcp",
        ],
        ask: "1.4.2 in prod-gcp",
        answer: "passes",
    },
    Case {
        name: "one step moves all stages at once by what ran before",
        life: &[
            "1.4.1 in qa-gcp qa-int-gcp prod-gcp",
            "1.4.2 in qa-gcp",
            "1.4.2 in qa-int-gcp",
            "together 1.5.0 to qa-int-gcp",
        ],
        ask: "1.4.2 in prod-gcp",
        answer: "passes",
    },
    Case {
        name: "what was rolled back does not come back on the way down",
        life: &["1.4.2 in qa-gcp", "1.5.0 in qa-gcp", "1.4.2 in qa-gcp", "1.6.0 in qa-gcp"],
        ask: "1.5.0 in qa-gcp",
        answer: "fails rolled-back",
    },
    Case {
        name: "unless somebody says why",
        life: &[
            "1.4.2 in qa-gcp",
            "1.5.0 in qa-gcp",
            "1.4.2 in qa-gcp",
            "1.6.0 in qa-gcp",
            "because rolled-back 1.5.0",
        ],
        ask: "1.5.0 in qa-gcp",
        answer: "passes",
    },
    Case {
        name: "whether a cloud is new is not known where the history is cut",
        life: &["1.5.0 in prod-gcp", "cut", "alone prod", "beside app-of-apps-otc.yaml"],
        ask: "1.5.0 in prod-otc",
        answer: "unverified stage-order, unverified no-skip, unverified no-downgrade, unverified rolled-back, unverified alone",
    },
];
