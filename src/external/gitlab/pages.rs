//! Lists that come in pages.

use gitlab::api::Endpoint;
use http::header::LINK;
use http::{HeaderMap, Method};
use reqwest::Url;
use serde::de::DeserializeOwned;

use super::door::GitLab;
use super::error::GitLabError;
use super::request::Request;

/// The most that GitLab gives in one page ([pagination](https://docs.gitlab.com/api/rest/#pagination)).
const PAGE: usize = 100;

impl GitLab {
    /// Reads a list of the REST API page by page, `most` entries at most: as far as the `Link` headers lead on this
    /// very server, by page numbers or keys as the endpoint has them.
    ///
    /// # Errors
    /// When GitLab refuses or can't be reached, its answer has another form, or a link leads elsewhere.
    pub fn pages<T: DeserializeOwned>(&self, endpoint: &impl Endpoint, most: usize) -> Result<Vec<T>, GitLabError> {
        let mut next = Some(self.first(endpoint, most.min(PAGE))?);
        let mut all = Vec::new();
        // A server that leads in a circle is left after as many pages as a list of that length can have.
        for _ in 0..most.div_ceil(PAGE) {
            let Some(url) = next.take() else { break };
            let request = Request::rest(Method::GET, url.clone(), HeaderMap::new(), Vec::new());
            let shown = request.shown();
            let answer = self.transport.send(request)?;
            let page: Vec<T> =
                serde_json::from_slice(&answer.body).map_err(|error| self.malformed(&shown, &error.to_string()))?;
            all.extend(page);
            next = following(&answer.headers, &url).map_err(|why| self.malformed(&shown, &why))?;
        }
        all.truncate(most);
        Ok(all)
    }

    fn first(&self, endpoint: &impl Endpoint, size: usize) -> Result<Url, GitLabError> {
        let base = endpoint.url_base().endpoint_for(self, &endpoint.endpoint())?;
        let mut url = base;
        endpoint.parameters().add_to_url(&mut url);
        url.query_pairs_mut().append_pair("per_page", &size.max(1).to_string());
        Ok(url)
    }
}

/// The page behind this one ([RFC 8288](https://www.rfc-editor.org/rfc/rfc8288)): none at the end.
fn following(headers: &HeaderMap, from: &Url) -> Result<Option<Url>, String> {
    let links = headers.get_all(LINK).iter().filter_map(|link| link.to_str().ok());
    let Some(target) = links.flat_map(targets).find_map(|(target, is_next)| is_next.then_some(target)) else {
        return Ok(None);
    };
    // GitLab writes its configured name and port there, which may be others than ours: the query alone counts.
    let url = from.join(target).map_err(|error| error.to_string())?;
    let mut next = from.clone();
    next.set_query(url.query());
    Ok(Some(next))
}

/// Each target of a header, and whether it's the next page.
fn targets(header: &str) -> impl Iterator<Item = (&str, bool)> {
    header.split('<').skip(1).filter_map(|link| {
        let (target, parameters) = link.split_once('>')?;
        let mut parameters = parameters.split([';', ',']).map(str::trim);
        Some((target, parameters.any(|parameter| matches!(parameter, "rel=\"next\"" | "rel=next"))))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(link: &str) -> Result<Option<String>, String> {
        let from: Url = "https://gitlab.example/api/v4/a?page=1".parse().unwrap();
        let headers = HeaderMap::from_iter([(LINK, link.parse().unwrap())]);
        following(&headers, &from).map(|url| url.map(|url| url.to_string()))
    }

    #[test]
    fn the_next_page_is_where_the_link_leads() {
        let next = "https://gitlab.example/api/v4/a?page=2";
        for (link, expected) in [
            (format!("<{next}>; rel=\"next\", <https://gitlab.example/x>; rel=\"last\""), Some(next)),
            (format!("<https://gitlab.example/x>; rel=\"first\", <{next}>; rel=\"next\""), Some(next)),
            (format!("<{next}>;rel=next"), Some(next)),
            ("<https://gitlab.example/x>; rel=\"prev\"".to_owned(), None),
            ("</api/v4/a?page=2>; rel=\"next\"".to_owned(), Some(next)),
            ("<https://other:1/a,b?x=;y>; rel=\"next\"".to_owned(), Some("https://gitlab.example/api/v4/a?x=;y")),
            ("<".to_owned(), None),
            ("nothing".to_owned(), None),
        ] {
            assert_eq!(of(&link), Ok(expected.map(str::to_owned)), "{link}");
        }
    }

    #[test]
    fn no_link_leads_to_another_server() {
        for target in
            ["https://evil.example/", "http://gitlab.example/?x", "https://gitlab.example:1/", "//evil.example/x"]
        {
            let next = of(&format!("<{target}>; rel=\"next\"")).unwrap().unwrap();
            assert!(next.starts_with("https://gitlab.example/api/v4/a"), "{target}: {next}");
        }
    }
}
