//! Values files as people keep them: each cloud's has habits of its own.

/// The values file of an environment such as `qa-int-gcp`, with its release.
pub fn values(environment: &str, release: &str) -> String {
    let cloud = environment.rsplit('-').next().unwrap_or_default();
    let text = match cloud {
        "azure" => quoted_with_crlf(environment, release),
        "otc" => with_mark_and_documents(environment, release),
        _ => plain(environment, release),
    };
    // What git's own conversions would spoil must be seen: no attributes, no autocrlf.
    text
}

fn plain(environment: &str, release: &str) -> String {
    format!(
        "# Values of {environment}; Argo CD reads this file.\n\
         # deployedRelease: 0.9.0 was the pilot's\n\
         cluster:\n  name: {environment}   # as in Terraform\n  note: |\n    deployedRelease: is set below\n\n\
         deployedRelease:   {release}     # moved by promotions only\n\
         replicas: 3\n\
         hosts: [ \"a.example.org\",  'b.example.org' ]\n"
    )
}

fn quoted_with_crlf(environment: &str, release: &str) -> String {
    format!(
        "cluster: {{ name: {environment}, zone: 'west # 2' }}\r\n\
         deployedRelease: \"{release}\"   # moved by promotions only\r\n\
         \r\n\
         tolerations:\r\n- key: \"a\"\r\n\r\n"
    )
}

fn with_mark_and_documents(environment: &str, release: &str) -> String {
    format!(
        "\u{feff}---\n\
         'deployedRelease': '{release}'\n\
         cluster:\n    name: {environment}\n\
         limits: &limits {{cpu: 1, memory: 1Gi}}\n\
         other: *limits"
    )
}
