//! What is put right brings nothing new.

use super::Case;

pub(super) const CASES: &[Case] = &[
    Case {
        name: "a broken file is put right in a freeze",
        life: &[
            "1.4.2 in qa-gcp qa-int-gcp prod-gcp",
            "frozen prod",
            "alone prod",
            "soaked prod",
            "unreadable in prod-gcp",
            "beside app-of-apps/values-prod-gcp.yaml",
        ],
        ask: "1.4.2 in prod-gcp",
        answer: "passes",
    },
    Case {
        name: "a deleted stage comes back",
        life: &[
            "1.4.2 in qa-gcp qa-int-gcp prod-gcp",
            "frozen prod",
            "alone prod",
            "soaked prod",
            "gone in prod-gcp",
            "beside app-of-apps/values-prod-gcp.yaml",
        ],
        ask: "1.4.2 in prod-gcp",
        answer: "passes",
    },
    Case {
        name: "a branch in a stage of releases makes way for what ran there",
        life: &["1.4.2 in qa-gcp qa-int-gcp prod-gcp", "frozen prod", "alone prod", "soaked prod", "main in prod-gcp"],
        ask: "1.4.2 in prod-gcp",
        answer: "passes",
    },
    Case {
        name: "a repair brings nothing else along",
        life: &[
            "1.4.2 in qa-gcp qa-int-gcp prod-gcp",
            "frozen prod",
            "alone prod",
            "soaked prod",
            "unreadable in prod-gcp",
            "beside app-of-apps/values-prod-azure.yaml",
        ],
        ask: "1.4.2 in prod-gcp",
        answer: "fails alone",
    },
    Case {
        name: "a repair brings no other release",
        life: &[
            "1.4.2 in qa-gcp qa-int-gcp prod-gcp",
            "1.5.0 in qa-gcp",
            "1.5.0 in qa-int-gcp",
            "frozen prod",
            "unreadable in prod-gcp",
        ],
        ask: "1.5.0 in prod-gcp",
        answer: "fails not-frozen",
    },
    Case {
        name: "a rejected release is not put back",
        life: &["1.4.2 in qa-gcp", "unreadable in qa-gcp", "rejected 1.4.2"],
        ask: "1.4.2 in qa-gcp",
        answer: "fails not-rejected",
    },
    Case {
        name: "an environment that left comes back to what it ran",
        life: &["1.5.0 in qa-gcp qa-int-gcp prod-gcp prod-otc", "gone in prod-otc", "frozen prod"],
        ask: "1.5.0 in prod-otc",
        answer: "passes",
    },
    Case {
        name: "a whole stage under new names at what it ran",
        life: &[
            "1.4.2 in qa-gcp qa-int-gcp prod-gcp prod-azure",
            "gone in prod-gcp prod-azure",
            "frozen prod",
            "soaked prod",
        ],
        ask: "1.4.2 in prod-x",
        answer: "passes",
    },
    Case {
        name: "a reason is not asked for what is put back",
        life: &["1.4.2 in qa-gcp", "1.5.0 in qa-gcp", "1.4.2 in qa-gcp", "unreadable in qa-gcp"],
        ask: "1.4.2 in qa-gcp",
        answer: "passes",
    },
];
