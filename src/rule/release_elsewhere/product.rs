//! Whether a source of an Application is the product, and at a release of its own.

use crate::model::policy::Policy;
use crate::model::release::Release;

/// Whether `url` is the product's repository, however it is written.
pub(super) fn is_product(url: &str, policy: &Policy) -> bool {
    let url = bare(url);
    let is_remote = policy.product.remote.as_deref().is_some_and(|remote| bare(remote) == url);
    let is_project = |project: &str| url.ends_with(&format!("/{}", project.trim_matches('/').to_lowercase()));
    is_remote || policy.product.project.as_deref().is_some_and(is_project)
}

/// Host and path of a URL in any form that git takes ([git URLs](https://git-scm.com/docs/git-fetch#URLS)): without the
/// way there, and in lower case, as GitLab takes either case of both.
fn bare(url: &str) -> String {
    let url = url.trim().to_lowercase();
    let url = url.trim_end_matches('/');
    let url = url.strip_suffix(".git").unwrap_or(url).trim_end_matches('/');
    if let Some((_, rest)) = url.split_once("://") {
        let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
        let host = without_user(host);
        return format!("{}/{path}", host.split_once(':').map_or(host, |(host, _)| host));
    }
    match url.split_once(':') {
        Some((host, path)) if !host.contains('/') => format!("{}/{}", without_user(host), path.trim_start_matches('/')),
        _ => url.to_owned(),
    }
}

fn without_user(host: &str) -> &str {
    host.rsplit_once('@').map_or(host, |(_, host)| host)
}

/// Whether a target revision is a version, or a range of them, which Argo CD resolves to the newest tag in it
/// ([tracking](https://argo-cd.readthedocs.io/en/stable/user-guide/tracking_strategies/)).
pub(super) fn is_literal(revision: &str, policy: &Policy) -> bool {
    let tag = revision.strip_prefix("refs/tags/").unwrap_or(revision);
    let version = tag.strip_prefix(policy.product.tag_prefix.as_str()).unwrap_or(tag);
    let is_release = |text: &str| text.strip_prefix('v').unwrap_or(text).parse::<Release>().is_ok();
    is_release(version) || is_release(tag) || is_range(version)
}

/// Ranges as [Masterminds' semver](https://github.com/Masterminds/semver#checking-version-constraints) reads them.
fn is_range(text: &str) -> bool {
    let is_operator = |char: char| matches!(char, '=' | '!' | '<' | '>' | '~' | '^');
    let words = text.split([',', ' ', '|']).filter(|word| !word.is_empty());
    let words: Vec<&str> =
        words.map(|word| word.trim_start_matches(is_operator)).filter(|word| !matches!(*word, "" | "-")).collect();
    !words.is_empty() && words.into_iter().all(is_part_of_version)
}

/// Whether it is `1`, `1.5`, `1.5.x`, `*` or `v1.5.0-0`.
fn is_part_of_version(word: &str) -> bool {
    let word = word.strip_prefix('v').unwrap_or(word);
    let numbers = word.split(['-', '+']).next().unwrap_or_default();
    let is_number = |part: &str| {
        matches!(part, "x" | "X" | "*") || (!part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
    };
    numbers.split('.').count() <= 3 && numbers.split('.').all(is_number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(remote: &str, project: &str) -> Policy {
        let mut policy = Policy::default();
        policy.product.remote = Some(remote.to_owned()).filter(|remote| !remote.is_empty());
        policy.product.project = Some(project.to_owned()).filter(|project| !project.is_empty());
        policy
    }

    #[test]
    fn the_product_is_known_in_any_form() {
        let by_remote = policy("git@GitLab.com:eurodat/Trustee-Platform.git", "");
        let by_project = policy("", "eurodat/trustee-platform");
        for url in [
            "https://gitlab.com/eurodat/trustee-platform",
            "https://gitlab.com/EuroDaT/trustee-platform.git/",
            "https://token:secret@gitlab.com:443/eurodat/trustee-platform.git",
            "ssh://git@gitlab.com:22/eurodat/trustee-platform.git",
            "git@gitlab.com:eurodat/trustee-platform",
            "gitlab.com:/eurodat/trustee-platform.git",
        ] {
            assert!(is_product(url, &by_remote), "{url}");
            assert!(is_product(url, &by_project), "{url}");
        }
        for url in ["https://gitlab.com/x/eurodat/trustee", "https://gitlab.com/noteurodat/trustee-platform", ""] {
            assert!(!is_product(url, &by_remote) && !is_product(url, &by_project), "{url}");
        }
        assert!(is_product("file:///srv/product.git", &policy("/srv/product", "")));
    }

    #[test]
    fn versions_and_ranges_are_literal() {
        let mut policy = Policy::default();
        let revisions = [
            "1.5.0",
            "v1.5.0",
            "refs/tags/1.5.0",
            "1.5.*",
            ">=1.0.0",
            "^1.5",
            "~1",
            ">= 1.0, <2.0.0-0",
            "1.0 - 2",
            "*",
        ];
        for prefix in ["", "v", "release-"] {
            policy.product.tag_prefix = prefix.to_owned();
            for revision in revisions {
                assert!(is_literal(revision, &policy), "{prefix} {revision}");
            }
        }
        assert!(is_literal("refs/tags/release-1.5.0", &policy) && is_literal("release-1.5.0", &policy));
        for revision in
            ["", "main", "HEAD", "feature/1.5.0", "xxxxx", "vxxxxx", "-", "v", "1.2.3.4", "refs/heads/1.5.0"]
        {
            assert!(!is_literal(revision, &policy), "{revision}");
        }
    }
}
