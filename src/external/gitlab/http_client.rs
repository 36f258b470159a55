//! The HTTP client under the API.

use std::time::Duration;

use reqwest::blocking::{Client, ClientBuilder};
use reqwest::redirect::Policy;
use reqwest::{Certificate, NoProxy, Proxy};

use super::error::GitLabError;
use super::settings::Settings;

/// How long a connection may take to be there.
const CONNECT: Duration = Duration::from_secs(10);

/// How long one request may take, with its answer.
pub const REQUEST: Duration = Duration::from_mins(1);

/// How long a connection that nobody uses is kept: less than servers do.
const IDLE: Duration = Duration::from_secs(15);

/// A client that goes the way the user has set for git.
///
/// # Errors
/// When a proxy or a file of certificate authorities can't be used.
pub fn http_client(settings: &Settings) -> Result<Client, GitLabError> {
    let client = Client::builder()
        .user_agent(concat!("git-eurodat/", env!("CARGO_PKG_VERSION")))
        .connect_timeout(CONNECT)
        .timeout(REQUEST)
        .pool_idle_timeout(IDLE)
        // A redirect could lead the token elsewhere: each is looked at.
        .redirect(Policy::none())
        .tls_danger_accept_invalid_certs(settings.unverified.is_some());
    let client = with_authorities(with_proxy(client, settings)?, settings)?;
    client.build().map_err(|error| setting("TLS", &error))
}

fn with_proxy(client: ClientBuilder, settings: &Settings) -> Result<ClientBuilder, GitLabError> {
    match settings.proxy.as_deref() {
        None => Ok(client),
        Some("") => Ok(client.no_proxy()),
        Some(url) => {
            let proxy = Proxy::all(url).map_err(|error| setting("git's http.proxy", &error.without_url()))?;
            Ok(client.proxy(proxy.no_proxy(NoProxy::from_env())))
        }
    }
}

/// As for git, a file of authorities stands instead of those of the system.
fn with_authorities(client: ClientBuilder, settings: &Settings) -> Result<ClientBuilder, GitLabError> {
    let Some((name, path)) = &settings.authorities else { return Ok(client) };
    let name = format!("{name} ({})", path.display());
    let pem = std::fs::read(path).map_err(|error| setting(&name, &error))?;
    let certificates = Certificate::from_pem_bundle(&pem).map_err(|error| setting(&name, &error))?;
    if certificates.is_empty() {
        return Err(GitLabError::Setting { what: name, why: "there is no certificate in it".to_owned() });
    }
    Ok(client.tls_certs_only(certificates))
}

fn setting(what: &str, why: &dyn std::fmt::Display) -> GitLabError {
    GitLabError::Setting { what: what.to_owned(), why: why.to_string() }
}
