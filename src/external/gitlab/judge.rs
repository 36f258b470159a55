//! What an answer comes to.

use http::StatusCode;
use jiff::Timestamp;
use serde::de::IgnoredAny;

use super::attempt::Answer;
use super::request::Request;
use super::retry::{Effect, Kind, Trouble};
use super::wait::{retry_after, wait};

/// What an answer comes to.
#[derive(Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is what was asked for.
    Good,
    /// GitLab means it, and would say it again.
    Refused,
    /// It names another place.
    Elsewhere,
    /// Another try may go well.
    Trouble(Trouble),
}

/// Judges a whole answer to a request.
#[must_use]
pub fn judge(request: &Request, answer: &Answer, now: Timestamp) -> Verdict {
    let status = answer.status;
    let code = status.as_u16();
    let trouble = |effect, wait| Verdict::Trouble(Trouble { why: format!("the answer is {status}"), effect, wait });
    match code {
        200..=299 if is_readable(answer) => Verdict::Good,
        200..=299 => Verdict::Trouble(Trouble {
            why: format!("the answer {code} holds no JSON"),
            effect: Effect::Possible,
            wait: None,
        }),
        301 | 302 | 303 | 307 | 308 => Verdict::Elsewhere,
        429 => trouble(Effect::None, wait(&answer.headers, now)),
        503 if retry_after(&answer.headers, now).is_some() => trouble(Effect::None, retry_after(&answer.headers, now)),
        // What a proxy in front says of a server that it didn't reach or that didn't answer; from 520 on Cloudflare's.
        408 | 502..=504 | 520..=530 => trouble(Effect::Possible, None),
        // An error in the server itself: a look may go well the next time.
        500.. if request.kind != Kind::Sets => trouble(Effect::Possible, None),
        _ => Verdict::Refused,
    }
}

/// JSON, or nothing at all, as an answer to a DELETE is.
fn is_readable(answer: &Answer) -> bool {
    answer.body.is_empty() && answer.status != StatusCode::OK
        || serde_json::from_slice::<IgnoredAny>(&answer.body).is_ok()
}

#[cfg(test)]
mod tests {
    use http::{HeaderMap, Method};

    use super::*;

    fn judged(method: Method, status: u16, body: &'static str, retry: Option<&str>) -> Verdict {
        let request = Request::rest(method, "https://gitlab.example/".parse().unwrap(), HeaderMap::new(), Vec::new());
        let headers = retry.map(|text| (http::header::RETRY_AFTER, text.parse().unwrap())).into_iter().collect();
        let answer = Answer { status: StatusCode::from_u16(status).unwrap(), headers, body: body.into() };
        judge(&request, &answer, Timestamp::UNIX_EPOCH)
    }

    #[test]
    fn answers_come_to_what_they_mean() {
        for (status, body, verdict) in [
            (200, "{}", Verdict::Good),
            (201, "[]", Verdict::Good),
            (204, "", Verdict::Good),
            (302, "", Verdict::Elsewhere),
            (304, "", Verdict::Refused),
            (400, "{}", Verdict::Refused),
            (401, "", Verdict::Refused),
            (403, "<html>", Verdict::Refused),
            (404, "{}", Verdict::Refused),
            (409, "{}", Verdict::Refused),
        ] {
            assert_eq!(judged(Method::POST, status, body, None), verdict, "{status}");
        }
    }

    #[test]
    fn troubles_say_whether_it_can_have_happened() {
        for (status, body, retry, effect) in [
            (200, "<html>", None, Effect::Possible),
            (200, "", None, Effect::Possible),
            (200, "{\"a\":", None, Effect::Possible),
            (429, "Retry later", Some("1"), Effect::None),
            (429, "Retry later", None, Effect::None),
            (503, "", Some("1"), Effect::None),
            (503, "", None, Effect::Possible),
            (502, "<html>", Some("1"), Effect::Possible),
            (500, "{}", None, Effect::Possible),
            (524, "", None, Effect::Possible),
        ] {
            let Verdict::Trouble(trouble) = judged(Method::POST, status, body, retry) else { panic!("{status}") };
            assert_eq!(trouble.effect, effect, "{status} {body}");
        }
    }

    #[test]
    fn an_error_within_the_server_is_met_again_by_looking_alone() {
        assert!(matches!(judged(Method::GET, 500, "{}", None), Verdict::Trouble(_)));
        assert_eq!(judged(Method::PUT, 500, "{}", None), Verdict::Refused);
        assert!(matches!(judged(Method::PUT, 502, "", None), Verdict::Trouble(_)));
    }
}
