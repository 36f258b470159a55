//! The rules' names, as far as a policy names them.

/// Every rule that this version knows, by id.
pub const RULES: [&str; 22] = [
    "values-syntax",
    "values-schema",
    "known-stage",
    "release-format",
    "release-elsewhere",
    "stage-order",
    "stage-agreement",
    "new-environment",
    "owned",
    "policy",
    "known-release",
    "no-skip",
    "no-downgrade",
    "rolled-back",
    "gate-passed",
    "soaked",
    "not-frozen",
    "not-rejected",
    "manual-stage",
    "outside-order",
    "alone",
    "approved",
];
