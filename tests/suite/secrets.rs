//! Tokens and passwords: which is used, for which host, and that none is ever shown.

mod hosts;
mod shown;
mod sources;

use libtest_mimic::Trial;

use crate::support::canned::Canned;
use crate::support::iac::Iac;
use crate::support::run::Run;

/// The trials of secrets.
pub fn trials() -> Vec<Trial> {
    [hosts::trials(), shown::trials(), sources::trials()].into_iter().flatten().collect()
}

/// A token that stands nowhere else.
const SECRET: &str = "glpat-Zq8_xLk2mN-pQ4rS6tU8";

/// A clone that fetches from a folder, and whose pushes would go to a GitLab at this URL.
fn pushes_to(iac: &Iac<'_>, url: &str) {
    iac.sandbox.git(&iac.clone).args(["remote", "set-url", "--push", "origin", url]).run().ok();
}

/// A server that refuses every token.
fn refusing() -> Canned {
    Canned::start(|_| (401, r#"{"message":"401 Unauthorized"}"#.to_owned()))
}

/// A promotion that looks at GitLab and changes nothing.
fn look(iac: &Iac<'_>) -> Run {
    iac.sandbox.eurodat(&iac.clone).args(["promote", "prod", "-r", "1.4.2", "--dry-run", "--verbose"])
}

/// The tokens that a server was sent, once each.
fn tokens(server: &Canned) -> Vec<String> {
    let heads = server.asked();
    let lines = heads.iter().flat_map(|text| text.lines());
    let mut tokens: Vec<String> =
        lines.filter_map(|line| line.strip_prefix("authorization: Bearer ")).map(str::to_owned).collect();
    tokens.dedup();
    tokens
}
