use super::*;

fn place(remote: &str, wanted: Wanted<'_>, named: Option<&str>) -> Option<(String, String, Trust)> {
    let found = Place::of(remote, wanted, &Named::read(named)).unwrap();
    found.map(|place| (place.base.to_string(), place.project, place.trust))
}

fn at(url: &str) -> Wanted<'_> {
    Wanted { url: Some(url), project: None }
}

fn there(base: &str, project: &str, trust: Trust) -> (String, String, Trust) {
    (base.to_owned(), project.to_owned(), trust)
}

#[test]
fn without_a_policy_the_api_is_where_the_remote_is() {
    for (remote, base, project) in [
        ("git@gitlab.example:a/b.git", "https://gitlab.example/", "a/b"),
        ("ssh://git@gitlab.example:2222/a/b/c.git", "https://gitlab.example/", "a/b/c"),
        ("https://m@gitlab.example:8443/a/b.git", "https://gitlab.example:8443/", "a/b"),
        ("http://127.0.0.1:80/a/b.git", "http://127.0.0.1/", "a/b"),
        ("https://notgithub.com/a/b", "https://notgithub.com/", "a/b"),
    ] {
        assert_eq!(place(remote, Wanted::default(), None), Some(there(base, project, Trust::User)), "{remote}");
    }
}

#[test]
fn what_is_no_gitlab_has_no_place() {
    for remote in [
        "git@github.com:a/b.git",
        "https://github.com/a/b",
        "ssh://git@ssh.github.com:443/a/b.git",
        "https://org.visualstudio.com/a/_git/b",
        "git@ssh.dev.azure.com:v3/a/b",
        "https://gitlab.example/iac.git",
        "/srv/a/b.git",
        "file:///srv/a/b.git",
    ] {
        assert_eq!(place(remote, Wanted::default(), None), None, "{remote}");
    }
}

#[test]
fn the_policy_says_root_port_and_host() {
    let root = "https://gitlab.example/gitlab";
    let with_root = "https://gitlab.example/gitlab/";
    for (remote, url, base, project, trust) in [
        ("https://gitlab.example/gitlab/a/b.git", root, with_root, "a/b", Trust::User),
        ("https://gitlab.example/gitlab/a/b.git", with_root, with_root, "a/b", Trust::User),
        ("https://gitlab.example/gitlabs/b.git", root, with_root, "gitlabs/b", Trust::User),
        ("git@gitlab.example:gitlab/b.git", root, with_root, "gitlab/b", Trust::User),
        (
            "git@gitlab.example:a/b.git",
            "https://gitlab.example:8443",
            "https://gitlab.example:8443/",
            "a/b",
            Trust::User,
        ),
        (
            "https://gitlab.example/a/b",
            "https://gitlab.example:8443",
            "https://gitlab.example:8443/",
            "a/b",
            Trust::Policy,
        ),
        ("git@work:a/b.git", "https://gitlab.example", "https://gitlab.example/", "a/b", Trust::Policy),
        ("git@github.com:a/b.git", "https://gitlab.example", "https://gitlab.example/", "a/b", Trust::Policy),
        ("ssh://git@127.0.0.1:22/a/b", "http://127.0.0.1:8080", "http://127.0.0.1:8080/", "a/b", Trust::User),
        ("http://gitlab.example/a/b", "http://gitlab.example/", "http://gitlab.example/", "a/b", Trust::User),
        ("http://gitlab.example/a/b", "https://gitlab.example/", "https://gitlab.example/", "a/b", Trust::User),
        ("http://gitlab.example:8080/a/b", "https://gitlab.example/", "https://gitlab.example/", "a/b", Trust::Policy),
    ] {
        assert_eq!(place(remote, at(url), None), Some(there(base, project, trust)), "{remote} {url}");
    }
}

#[test]
fn a_fork_is_not_where_merge_requests_go() {
    let wanted = Wanted { url: None, project: Some("/eurodat/iac/") };
    let found = place("git@gitlab.example:mara/iac.git", wanted, None);
    assert_eq!(found, Some(there("https://gitlab.example/", "eurodat/iac", Trust::User)));
}

#[test]
fn in_a_job_the_server_says_root_and_port_of_its_own_host() {
    let remote = "https://gitlab-ci-token:x@gitlab.example:8443/gitlab/a/b.git";
    let own = place(remote, Wanted::default(), Some("https://gitlab.example:8443/gitlab"));
    assert_eq!(own, Some(there("https://gitlab.example:8443/gitlab/", "a/b", Trust::User)));
    let other = place("git@gitlab.example:a/b", Wanted::default(), Some("https://other.example/gitlab"));
    assert_eq!(other, Some(there("https://gitlab.example/", "a/b", Trust::User)));
}

#[test]
fn a_policy_that_names_no_place_is_refused() {
    for (url, project) in [
        (Some("gitlab.example"), None),
        (Some("ssh://gitlab.example"), None),
        (Some("https://"), None),
        (Some("https://mara:secret@gitlab.example"), None),
        (Some("https://gitlab.example/?x=1"), None),
        (Some("http://gitlab.example/"), None),
        (Some("http://evil.example/"), None),
        (None, Some("iac")),
        (None, Some("a//b")),
        (None, Some("a/../b")),
        (None, Some("a/b c")),
    ] {
        let refused = Place::of("git@gitlab.example:a/b", Wanted { url, project }, &Named::default());
        assert!(matches!(refused, Err(GitLabError::Policy { .. })), "{url:?} {project:?}");
    }
}

#[test]
fn the_environment_may_choose_what_the_policy_may_not() {
    let plain = place("git@gitlab.example:a/b", at("http://gitlab.example"), Some("http://gitlab.example"));
    assert_eq!(plain, Some(there("http://gitlab.example/", "a/b", Trust::User)));
    let alias = place("git@work:a/b", at("https://gitlab.example"), Some("gitlab.example"));
    assert_eq!(alias, Some(there("https://gitlab.example/", "a/b", Trust::User)));
}
