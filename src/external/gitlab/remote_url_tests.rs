use super::*;

fn read(text: &str) -> Option<(String, String)> {
    RemoteUrl::read(text).map(|url| (url.origin.to_string(), url.path))
}

#[test]
fn every_form_that_git_knows_names_host_and_project() {
    let project = "https://gitlab.example/";
    for (text, origin, path) in [
        ("git@gitlab.example:eurodat/iac.git", project, "eurodat/iac"),
        ("gitlab.example:eurodat/iac", project, "eurodat/iac"),
        ("git@gitlab.example:/eurodat/iac.git/", project, "eurodat/iac"),
        ("git@gitlab.example:~/eurodat/iac.git", project, "eurodat/iac"),
        ("[git@gitlab.example:2222]:a/b/c.git", project, "a/b/c"),
        ("git@[gitlab.example:2222]:a/b.git", project, "a/b"),
        ("git@[::1]:a/b.git", "https://[::1]/", "a/b"),
        ("ssh://git@gitlab.example:2222/a/b/c/d.git", project, "a/b/c/d"),
        ("ssh://git@gitlab.example/a/b.git/", project, "a/b"),
        ("ssh://gitlab.example/~/a/b", project, "a/b"),
        ("SSH://git@GitLab.Example/a/b", project, "a/b"),
        ("git+ssh://git@gitlab.example/a/b.git", project, "a/b"),
        ("ssh://git@[::1]:2222/a/b.git", "https://[::1]/", "a/b"),
        ("ssh://git@altssh.gitlab.com:443/a/b.git", "https://gitlab.com/", "a/b"),
        ("https://gitlab.example/a/b.git", project, "a/b"),
        ("https://mara@gitlab.example:8443/code/a/b.git", "https://gitlab.example:8443/", "code/a/b"),
        ("https://mara:p%40ss@gitlab.example/a/b", project, "a/b"),
        ("https://mara:p@ss@gitlab.example/a/b", project, "a/b"),
        ("https://gitlab.example/a%2Db/c%20/d", project, ""),
        ("https://gitlab.example/a%2Db/%63.git", project, "a-b/c"),
        ("https://gitlab.example:443/a/b//", project, "a/b"),
        ("http://127.0.0.1:8080/a/b.git", "http://127.0.0.1:8080/", "a/b"),
        ("http://localhost/a/b.git?x=1#y", "http://localhost/", "a/b"),
        ("https://xn--bcher-kva.example/a/b", "https://xn--bcher-kva.example/", "a/b"),
        ("https://bücher.example/a/b", "https://xn--bcher-kva.example/", "a/b"),
    ] {
        let expected = (!path.is_empty()).then(|| (origin.to_owned(), path.to_owned()));
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn what_is_no_server_has_no_host() {
    for text in [
        "",
        "/srv/git/iac.git",
        "../iac.git",
        "./host:a/b",
        "iac.git",
        "C:/git/iac.git",
        "c:a/b",
        "file:///srv/git/iac.git",
        "file://host/srv/iac.git",
        "ext::sh -c cat",
        "codecommit::eu-west-1://iac",
        "git://gitlab.example/a/b.git",
        "ftp://gitlab.example/a/b.git",
        "https://gitlab.example",
        "https:///a/b",
        "https://",
        "://a/b",
        "git@:a/b",
        "git@gitlab.example:",
        "git@gitlab.example:/",
        "git@gitlab.example:~mara/b",
        "ssh://git@gitlab.example/~mara/b",
        "https://gitlab.example/a/../b",
        "https://gitlab.example/a//b",
        "https://gitlab.example/a/%00b",
        "https://gitlab.example/a/%ff",
        "https://gitlab.example/a/%0d%0ab",
        "https://evil.example\\@gitlab.example/a/b",
        "ssh://git@evil?x@/a/b",
        "https://gitlab.example:port/a/b",
    ] {
        assert_eq!(read(text), None, "{text}");
    }
}

#[test]
fn the_port_of_ssh_is_not_the_ports_of_the_api() {
    let url = RemoteUrl::read("ssh://git@gitlab.example:2222/a/b").unwrap();
    assert_eq!((url.way, url.origin.port()), (Way::Ssh, None));
    let url = RemoteUrl::read("https://gitlab.example:2222/a/b").unwrap();
    assert_eq!((url.way, url.origin.port()), (Way::Web, Some(2222)));
}

#[test]
fn percent_signs_that_encode_nothing_stay() {
    assert_eq!(decoded("a%2Gb%").as_deref(), Some("a%2Gb%"));
    assert_eq!(decoded("a%+1b").as_deref(), Some("a%+1b"));
}
