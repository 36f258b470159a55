//! Each rule as it passes, fails, and can't be verified.

use super::Case;

pub(super) const CASES: &[Case] = &[
    Case {
        name: "known-stage fails for the whole ask",
        life: &["1.4.2 in qa-gcp"],
        ask: "staging 1.5.0",
        answer: "refused: no stage is called staging",
    },
    Case {
        name: "a stage without environments",
        life: &["1.4.2 in qa-gcp"],
        ask: "prod 1.4.2",
        answer: "refused: prod has no environments: no file is app-of-apps/values-prod-*.yaml",
    },
    Case {
        name: "an environment that is not there",
        life: &["1.4.2 in qa-gcp"],
        ask: "qa-azure 1.5.0",
        answer: "refused: qa has no environment qa-azure",
    },
    Case {
        name: "outside-order fails for a stage of branches",
        life: &["main in dev-gcp", "1.4.2 in qa-gcp"],
        ask: "dev 1.5.0",
        answer: "refused: outside-order",
    },
    Case {
        name: "outside-order fails for nightly",
        life: &["main in nightly-gcp", "1.4.2 in qa-gcp"],
        ask: "nightly 1.5.0",
        answer: "refused: outside-order",
    },
    Case {
        name: "outside-order fails for a stage that takes none for now",
        life: &["1.5.0 in qa-gcp qa-int-gcp", "1.4.2 in prod-gcp", "never prod"],
        ask: "prod",
        answer: "refused: outside-order",
    },
    Case {
        name: "release-format passes a pre-release in the first stage",
        life: &["1.5.0 in qa-gcp qa-int-gcp"],
        ask: "qa 1.6.0-rc.1",
        answer: "moves qa-gcp to 1.6.0-rc.1",
    },
    Case {
        name: "release-format fails a pre-release behind the first stage",
        life: &["1.6.0-rc.1 in qa-gcp", "1.5.0 in qa-int-gcp"],
        ask: "qa-int",
        answer: "refused: release-format",
    },
    Case {
        name: "a pre-release makes way for its release",
        life: &["1.6.0-rc.1 in qa-gcp"],
        ask: "qa",
        answer: "moves qa-gcp to 1.6.0",
    },
    Case {
        name: "a release does not make way for its pre-release",
        life: &["1.6.0 in qa-gcp"],
        ask: "qa 1.6.0-rc.1",
        answer: "refused: no-downgrade",
    },
    Case {
        name: "a branch makes way for a release",
        life: &["feature/x in qa-gcp"],
        ask: "qa 1.5.0",
        answer: "moves qa-gcp to 1.5.0",
    },
    Case { name: "known-release fails", life: &["1.4.2 in qa-gcp"], ask: "qa 1.9.9", answer: "refused: known-release" },
    Case {
        name: "known-release is unverified where nobody knows",
        life: &["1.4.2 in qa-gcp", "product unknown"],
        ask: "qa 1.9.9",
        answer: "moves qa-gcp to 1.9.9, unverified known-release",
    },
    Case {
        name: "nothing to go by",
        life: &["1.4.2 in qa-gcp", "product unknown"],
        ask: "qa",
        answer: "refused: qa takes the product's newest release, which is not known: nobody says",
    },
    Case {
        name: "stage-order fails",
        life: &["1.4.2 in qa-gcp qa-int-gcp prod-gcp", "1.5.0 in qa-gcp"],
        ask: "prod 1.5.0",
        answer: "refused: stage-order, no-skip",
    },
    Case {
        name: "no-skip is unverified where the history is cut",
        life: &["1.4.2 in qa-gcp qa-int-gcp", "1.5.0 in qa-gcp", "1.6.0 in qa-gcp", "cut"],
        ask: "qa-int 1.5.0",
        answer: "moves qa-int-gcp to 1.5.0, unverified no-skip, unverified rolled-back",
    },
    Case {
        name: "no-skip does not pass where one may have left unseen",
        life: &["1.4.2 in qa-gcp qa-azure qa-int-gcp", "cut", "1.5.0 in qa-gcp qa-azure"],
        ask: "qa-int",
        answer: "moves qa-int-gcp to 1.5.0, unverified no-skip, unverified rolled-back",
    },
    // In the whole history qa-otc was there when 1.5.0 came, and never ran it.
    Case {
        name: "no-skip does not pass by what is cut away",
        life: &["1.4.2 in qa-gcp qa-otc qa-int-gcp", "1.5.0 in qa-gcp", "gone in qa-otc", "cut", "1.4.2 in qa-otc"],
        ask: "qa-int 1.5.0",
        answer: "moves qa-int-gcp to 1.5.0, unverified no-skip, unverified rolled-back",
    },
    Case {
        name: "the same in the whole history fails",
        life: &["1.4.2 in qa-gcp qa-otc qa-int-gcp", "1.5.0 in qa-gcp", "gone in qa-otc", "1.4.2 in qa-otc"],
        ask: "qa-int 1.5.0",
        answer: "refused: no-skip",
    },
    Case { name: "no-downgrade fails", life: &["1.5.1 in qa-gcp"], ask: "qa 1.5.0", answer: "refused: no-downgrade" },
    Case {
        name: "back to what ran there is no promotion",
        life: &["1.5.0 in qa-gcp", "1.5.1 in qa-gcp"],
        ask: "qa 1.5.0",
        answer: "refused: a promotion goes up, and qa-gcp runs 1.5.1, which is newer than 1.5.0",
    },
    Case {
        name: "no-downgrade is unverified where the history is cut, and down is still no promotion",
        life: &["1.5.1 in qa-gcp", "cut"],
        ask: "qa 1.5.0",
        answer: "refused: a promotion goes up, and qa-gcp runs 1.5.1, which is newer than 1.5.0",
    },
    Case {
        name: "one that is ahead stops the stage",
        life: &["1.4.2 in qa-gcp", "1.5.1 in qa-azure"],
        ask: "qa 1.5.0",
        answer: "refused: no-downgrade",
    },
    Case {
        name: "unless it is left out",
        life: &["1.4.2 in qa-gcp", "1.5.1 in qa-azure"],
        ask: "qa-gcp 1.5.0",
        answer: "moves qa-gcp to 1.5.0",
    },
    Case {
        name: "all refusals at once",
        life: &["1.4.2 in qa-gcp qa-int-gcp prod-azure", "1.9.9 in prod-gcp", "unreadable in prod-otc", "never prod"],
        ask: "prod 1.9.9-rc.1",
        answer: "refused: unreadable app-of-apps/values-prod-otc.yaml, outside-order, release-format, known-release, \
                 stage-order, no-skip, no-downgrade",
    },
    Case {
        name: "an unreadable environment elsewhere stops nothing",
        life: &["1.4.2 in qa-gcp", "unreadable in qa-int-gcp"],
        ask: "qa 1.5.0",
        answer: "moves qa-gcp to 1.5.0",
    },
    Case {
        name: "not-rejected fails",
        life: &["1.4.2 in qa-gcp", "rejected 1.5.0"],
        ask: "qa 1.5.0",
        answer: "refused: not-rejected",
    },
    Case {
        name: "not-rejected passes another release",
        life: &["1.4.2 in qa-gcp", "rejected 1.5.0"],
        ask: "qa 1.6.0",
        answer: "moves qa-gcp to 1.6.0",
    },
    Case {
        name: "not-frozen fails in a freeze",
        life: &["1.4.2 in qa-gcp", "frozen qa"],
        ask: "qa 1.5.0",
        answer: "refused: not-frozen",
    },
    Case {
        name: "not-frozen passes at the end of a freeze",
        life: &["1.4.2 in qa-gcp", "thawed qa"],
        ask: "qa 1.5.0",
        answer: "moves qa-gcp to 1.5.0",
    },
    Case {
        name: "not-frozen passes in another stage's freeze",
        life: &["1.4.2 in qa-gcp", "frozen prod"],
        ask: "qa 1.5.0",
        answer: "moves qa-gcp to 1.5.0",
    },
    Case {
        name: "not-frozen can't be verified without a clock",
        life: &["1.4.2 in qa-gcp", "frozen qa", "timeless"],
        ask: "qa 1.5.0",
        answer: "moves qa-gcp to 1.5.0, unverified not-frozen",
    },
    Case {
        name: "manual-stage fails for a pipeline",
        life: &["1.5.0 in qa-gcp qa-int-gcp", "1.4.2 in prod-gcp", "asked by a pipeline"],
        ask: "prod",
        answer: "refused: manual-stage",
    },
    Case {
        name: "manual-stage passes a pipeline to an automatic stage",
        life: &["1.5.0 in qa-gcp", "1.4.2 in qa-int-gcp", "asked by a pipeline"],
        ask: "qa-int",
        answer: "moves qa-int-gcp to 1.5.0",
    },
    Case {
        name: "manual-stage can't be verified where nobody says who asks",
        life: &["1.5.0 in qa-gcp qa-int-gcp", "1.4.2 in prod-gcp", "asked by nobody knows"],
        ask: "prod",
        answer: "moves prod-gcp to 1.5.0, unverified manual-stage",
    },
    Case {
        name: "what Git can not show is unverified",
        life: &["1.5.0 in qa-gcp", "1.4.2 in qa-int-gcp", "gated qa", "soaked qa-int", "approved qa-int"],
        ask: "qa-int",
        answer: "moves qa-int-gcp to 1.5.0, unverified gate-passed, unverified soaked, unverified approved",
    },
];
