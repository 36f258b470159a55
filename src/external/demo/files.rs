//! What the demo's repositories hold.

/// The chart's files at the start: path from the top, and text.
pub const START: [(&str, &str); 9] = [
    ("app-of-apps/Chart.yaml", include_str!("files/Chart.yaml")),
    ("app-of-apps/values-dev-gcp.yaml", include_str!("files/values-dev-gcp.yaml")),
    ("app-of-apps/values-qa-gcp.yaml", include_str!("files/values-qa-gcp.yaml")),
    ("app-of-apps/values-qa-ionos.yaml", include_str!("files/values-qa-ionos.yaml")),
    ("app-of-apps/values-qa-stackit.yaml", include_str!("files/values-qa-stackit.yaml")),
    ("app-of-apps/values-qa-int-gcp.yaml", include_str!("files/values-qa-int-gcp.yaml")),
    ("app-of-apps/values-qa-int-ionos.yaml", include_str!("files/values-qa-int-ionos.yaml")),
    ("app-of-apps/values-prod-gcp.yaml", include_str!("files/values-prod-gcp.yaml")),
    ("app-of-apps/values-nightly-gcp.yaml", include_str!("files/values-nightly-gcp.yaml")),
];

/// The hook of the demo's remote.
pub const POST_RECEIVE: &str = include_str!("files/post-receive");

/// The product's release tags.
pub const TAGS: [&str; 5] = ["1.3.0", "1.4.0", "1.4.1", "1.4.2", "1.5.0"];
