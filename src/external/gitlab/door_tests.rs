//! The door against a server that says exactly what a test wants, and keeps what it was asked.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::panic::AssertUnwindSafe;
use std::sync::{Arc, Mutex};

use gitlab::api::endpoint_prelude::QueryParams;
use std::borrow::Cow;

use super::*;
use crate::external::gitlab::access::Access;
use crate::external::gitlab::http_client::http_client;
use crate::external::gitlab::place::Trust;
use crate::external::gitlab::settings::Settings;
use crate::external::gitlab::token::Token;
use crate::external::gitlab::trace::Trace;

const SECRET: &str = "glpat-Zq8_xLk2mN-pQ4r";

/// A door to a server that gives these answers, one a connection; an empty one is none. And what it was asked.
fn door(answers: &[String], from: TokenSource) -> (GitLab, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let base = format!("http://{}/gitlab/", listener.local_addr().unwrap()).parse().unwrap();
    let asked = Arc::new(Mutex::new(Vec::new()));
    let (answers, kept) = (answers.to_vec(), Arc::clone(&asked));
    std::thread::spawn(move || {
        for answer in answers {
            let Ok((mut stream, _)) = listener.accept() else { return };
            kept.lock().unwrap().push(request(&mut stream));
            let _ = stream.write_all(answer.as_bytes());
        }
    });
    let access = Access { token: Token::new(SECRET).unwrap(), from };
    let client = http_client(&Settings { proxy: Some(String::new()), ..Settings::default() }).unwrap();
    let transport = Transport::new(client, access, Trace::Silent).unwrap();
    (GitLab { place: Place { base, project: "a/b".to_owned(), trust: Trust::User }, transport }, asked)
}

fn request(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    let mut chunk = [0; 4096];
    loop {
        let whole = text.split_once("\r\n\r\n").is_some_and(|(head, body)| {
            let length = head.to_lowercase();
            let length = length.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse::<usize>().ok());
            body.len() >= length.unwrap_or(0)
        });
        let count = if whole { 0 } else { stream.read(&mut chunk).unwrap_or(0) };
        if count == 0 {
            return text;
        }
        text.push_str(&String::from_utf8_lossy(&chunk[..count]));
    }
}

fn answer(status: &str, headers: &str, body: &str) -> String {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}")
}

/// An endpoint of this method.
struct Thing(Method);

impl Endpoint for Thing {
    fn method(&self) -> Method {
        self.0.clone()
    }

    fn endpoint(&self) -> Cow<'static, str> {
        "things".into()
    }

    fn parameters(&self) -> QueryParams<'_> {
        QueryParams::default()
    }
}

fn ask(answers: &[String], method: Method) -> (Result<Value, GitLabError>, Vec<String>) {
    let (door, asked) = door(answers, TokenSource::Eurodat);
    let result = door.ask(&Thing(method));
    let asked = asked.lock().unwrap().clone();
    (result, asked)
}

fn faults() -> Vec<String> {
    vec![
        answer("502 Bad Gateway", "", "<html>"),
        answer("503 Service Unavailable", "Retry-After: 0\r\n", ""),
        answer("429 Too Many Requests", "Retry-After: 0\r\n", "Retry later"),
        String::new(),
        "HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{\"a\"".to_owned(),
        answer("200 OK", "Content-Type: text/html\r\n", "<html>sign in</html>"),
        answer("200 OK", "", "{\"a\":1}"),
    ]
}

#[test]
fn a_look_and_a_setting_go_on_through_every_fault() {
    for method in [Method::GET, Method::PUT] {
        let (result, asked) = ask(&faults(), method.clone());
        assert_eq!(result.unwrap(), json!({ "a": 1 }));
        assert_eq!(asked.len(), 7);
        let each = asked.iter().all(|text| {
            let text = text.to_lowercase();
            text.starts_with(&format!("{method} /gitlab/api/v4/things http/1.1\r\n").to_lowercase())
                && text.contains(&format!("authorization: bearer {SECRET}\r\n").to_lowercase())
                && text.contains(concat!("user-agent: git-eurodat/", env!("CARGO_PKG_VERSION")))
        });
        assert!(each, "{asked:#?}");
    }
}

#[test]
fn what_makes_something_is_sent_again_only_where_it_did_not_happen() {
    let busy = faults()[1..3].iter().cloned().chain([answer("201 Created", "", "{}")]).collect::<Vec<_>>();
    let (result, asked) = ask(&busy, Method::POST);
    assert_eq!((result.unwrap(), asked.len()), (json!({}), 3));
    for fault in [0, 3, 4, 5] {
        let (result, asked) = ask(&faults()[fault..], Method::POST);
        let error = result.unwrap_err();
        assert!(error.may_have_happened(), "{fault}: {error}");
        assert_eq!(asked.len(), 1, "{fault}");
    }
}

#[test]
fn who_is_asked_to_wait_longer_than_the_run_may_last_gives_up_at_once() {
    let busy = answer("429 Too Many Requests", "Retry-After: 3600\r\n", "{\"message\":\"slow down\"}");
    let (result, asked) = ask(&[busy], Method::POST);
    let error = result.unwrap_err();
    assert!(matches!(&error, GitLabError::Unavailable { tries: 1, said, .. } if *said == ["slow down"]), "{error:?}");
    assert_eq!(asked.len(), 1);
}

#[test]
fn only_a_look_follows_to_the_same_server() {
    let here = answer("302 Found", "Location: /gitlab/api/v4/others\r\n", "");
    let (result, asked) = ask(&[here.clone(), answer("200 OK", "", "[]")], Method::GET);
    assert_eq!(result.unwrap(), json!([]));
    assert!(asked[1].starts_with("GET /gitlab/api/v4/others HTTP/1.1\r\n"));
    let there = answer("302 Found", "Location: http://localhost:1/\r\n", "");
    for (answers, method) in
        [(vec![here.clone()], Method::POST), (vec![there], Method::GET), (vec![here; 6], Method::GET)]
    {
        let (result, asked) = ask(&answers, method);
        assert!(matches!(result, Err(GitLabError::Moved { .. })), "{result:?}");
        assert_eq!(asked.len(), answers.len());
    }
}

#[test]
fn no_error_shows_the_token() {
    let body = format!("{{\"message\":\"401 for {SECRET} {}\"}}", SECRET.replace('-', "%2D"));
    for status in ["401 Unauthorized", "403 Forbidden", "404 Not Found", "429 Too Many Requests"] {
        let (result, _) = ask(&[answer(status, "Retry-After: 999\r\n", &body)], Method::GET);
        let error = result.unwrap_err();
        assert!(!format!("{error} {error:?}").contains("glpat"), "{error:?}");
        assert_eq!(error.said(), ["401 for [token] [token]"]);
    }
    let to = format!("Location: http://other.example/?private_token={SECRET}\r\n");
    let (result, _) = ask(&[answer("302 Found", &to, "")], Method::GET);
    assert_eq!(result.unwrap_err().to_string().split("private").nth(1), Some("_token=[token]"));
    let (result, _) = ask(&[answer("200 OK", "", &format!("{{\"id\":\"{SECRET}\"}}"))], Method::GET);
    assert!(result.is_ok());
    let (door, _) = door(&[answer("200 OK", "", &format!("\"{SECRET}\""))], TokenSource::GitLab);
    let error = door.ask::<u64>(&Thing(Method::GET)).unwrap_err();
    assert!(matches!(error, GitLabError::Malformed { .. }));
    assert!(!format!("{error} {error:?} {door:?}").contains("glpat"), "{error:?} {door:?}");
}

#[test]
fn a_panic_shows_no_token() {
    let (door, _) = door(&[], TokenSource::Eurodat);
    let panic = std::panic::catch_unwind(AssertUnwindSafe(|| panic!("{door:?} {:?}", door.transport.access())));
    let said = *panic.unwrap_err().downcast::<String>().unwrap();
    assert!(said.contains("Token(…)") && !said.contains("glpat"), "{said}");
}

#[test]
fn a_password_of_gits_that_is_no_token_is_no_error() {
    let (door, _) = door(&[answer("401 Unauthorized", "", "{\"message\":\"401 Unauthorized\"}")], TokenSource::Git);
    assert!(door.tell(&Thing(Method::GET)).unwrap_err().is_no_token());
}

#[test]
fn a_list_is_read_to_its_end_or_to_as_many_as_are_asked_for() {
    let page = |number: u32| {
        let link = format!("Link: </gitlab/api/v4/things?page={number}>; rel=\"next\"\r\n");
        answer("200 OK", &link, "[1,2]")
    };
    let (door, asked) = door(&[page(2), page(3), answer("200 OK", "", "[3]")], TokenSource::Eurodat);
    assert_eq!(door.pages::<u8>(&Thing(Method::GET), 1000).unwrap(), [1, 2, 1, 2, 3]);
    let asked = asked.lock().unwrap();
    let lines: Vec<&str> = asked.iter().filter_map(|text| text.split(' ').nth(1)).collect();
    assert_eq!(
        lines,
        ["/gitlab/api/v4/things?per_page=100", "/gitlab/api/v4/things?page=2", "/gitlab/api/v4/things?page=3"]
    );
    let (circle, asked) = self::door(&vec![page(1); 9], TokenSource::Eurodat);
    assert_eq!(circle.pages::<u8>(&Thing(Method::GET), 300).unwrap().len(), 6);
    assert_eq!(asked.lock().unwrap().len(), 3);
}

#[test]
fn a_query_is_repeated_and_its_errors_are_told() {
    let (door, asked) =
        door(&[faults().remove(0), answer("200 OK", "", "{\"data\":{\"x\":1},\"errors\":null}")], TokenSource::Eurodat);
    assert_eq!(door.graphql("query { x }", &json!({ "a": 1 })).unwrap(), json!({ "x": 1 }));
    let asked = asked.lock().unwrap();
    assert!(
        asked[1].starts_with("POST /gitlab/api/graphql ")
            && asked[1].ends_with(r#"{"query":"query { x }","variables":{"a":1}}"#)
    );
    for (body, expected) in
        [("{\"errors\":[{\"message\":\"no\"}]}", &["no"][..]), ("{\"data\":null}", &[]), ("[]", &[])]
    {
        let (door, _) = self::door(&[answer("200 OK", "", body)], TokenSource::Eurodat);
        assert_eq!(door.graphql("query { x }", &Value::Null).unwrap_err().said(), expected, "{body}");
    }
}
