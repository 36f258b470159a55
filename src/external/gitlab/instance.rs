//! URLs of GitLab instances, as policies and variables of the environment give them.

use reqwest::Url;

/// An instance's URL, with a slash at its end.
///
/// # Errors
/// What is wrong with it.
pub fn instance(text: &str) -> Result<Url, &'static str> {
    let mut url = Url::parse(text).map_err(|_| "it is no URL")?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err("it starts with neither https:// nor http://");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err("a user or password has no place in it");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return Err("it has a part behind its path");
    }
    if !url.path().ends_with('/') {
        url.set_path(&format!("{}/", url.path()));
    }
    Ok(url)
}

/// Whether both are on one host, whatever their ports.
#[must_use]
pub fn same_host(one: &Url, other: &Url) -> bool {
    one.host_str() == other.host_str()
}

/// Whether it is this machine itself.
#[must_use]
pub fn is_loopback(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    let address = host.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

/// The instances that the user's environment names: `GITLAB_HOST`, which `glab` reads, too, and in a CI job
/// `CI_SERVER_URL` and `CI_SERVER_HOST`
/// ([predefined variables](https://docs.gitlab.com/ci/variables/predefined_variables/)).
#[derive(Debug, Clone, Default)]
pub struct Named {
    urls: Vec<Url>,
    hosts: Vec<Url>,
}

impl Named {
    /// Reads them: each a URL, a host, or a host with a port.
    #[must_use]
    pub fn read<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        let (urls, hosts): (Vec<&str>, Vec<&str>) = texts.into_iter().partition(|text| text.contains("://"));
        let hosts = hosts.into_iter().filter_map(|host| instance(&format!("https://{host}")).ok());
        Self { urls: urls.into_iter().filter_map(|url| instance(url).ok()).collect(), hosts: hosts.collect() }
    }

    /// The URL of the instance on this host.
    #[must_use]
    pub fn on(&self, host: &Url) -> Option<&Url> {
        self.urls.iter().find(|url| same_host(url, host))
    }

    /// Whether one of them is the instance at this place.
    #[must_use]
    pub fn has(&self, place: &Url) -> bool {
        let same_port = |url: &Url| url.port_or_known_default() == place.port_or_known_default();
        let by_url = self.urls.iter().any(|url| same_host(url, place) && same_port(url));
        by_url || self.hosts.iter().any(|url| same_host(url, place) && (url.port().is_none() || same_port(url)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_stands_for_any_port_and_a_url_for_its_own() {
        let at = |text: &str| instance(text).unwrap();
        let named = Named::read(["gitlab.example", "other.example:8443", "https://third.example/gitlab", ""]);
        for (place, expected) in [
            ("https://gitlab.example", true),
            ("https://gitlab.example:8443", true),
            ("https://other.example:8443", true),
            ("https://other.example", false),
            ("https://third.example", true),
            ("https://third.example:8443", false),
            ("https://gitlab.example.evil", false),
        ] {
            assert_eq!(named.has(&at(place)), expected, "{place}");
        }
        assert_eq!(named.on(&at("https://third.example:1")).map(Url::path), Some("/gitlab/"));
        assert_eq!(named.on(&at("https://gitlab.example")), None);
    }

    #[test]
    fn loopback_is_this_machine_alone() {
        for (url, expected) in [
            ("http://localhost:1/", true),
            ("http://127.0.0.2/", true),
            ("http://[::1]:1/", true),
            ("http://localhost.evil/", false),
            ("http://10.0.0.1/", false),
        ] {
            assert_eq!(is_loopback(&instance(url).unwrap()), expected, "{url}");
        }
    }
}
