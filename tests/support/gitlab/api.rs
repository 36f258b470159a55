//! A request of the API from the wire to the wire.

use serde_json::Value;

use super::access::{carried, viewer};
use super::call::Call;
use super::encoding::decoded;
use super::fault::{Door, Fault};
use super::following::follow;
use super::house::{House, Wire};
use super::params::Params;
use super::record::Asked;
use super::reply::{Answer, Reply};
use super::state::State;
use super::{document, graphql, rest};
use crate::support::http::exchange::Request;

/// Answers a request; a fault that hides the answer lets it take effect first.
pub fn respond(house: &House, request: &Request, path: &str, (body, fault): (&[u8], Option<Fault>)) -> Wire {
    let query = Params::of_form(&request.query);
    let content_type = request.header("content-type").unwrap_or_default();
    let read = Params::of_body(content_type, body);
    let mut asked = asked(request, path, fault);
    (asked.query, asked.body) = (query.value(), read.as_ref().map(Params::value).filter(|_| !body.is_empty()).into());
    // A request that meets a fault must be right all the same.
    house.record().complaints.extend(document::check(&held(request, path, body)));
    if let Some(wire) = fault.and_then(|fault| instead(fault, request)) {
        asked.status = wire.status.split(' ').next().and_then(|code| code.parse().ok());
        house.record().asked.push(asked);
        return wire;
    }
    let mut state = house.state();
    let answer = match read {
        Some(read) => ask(&mut state, request, path, (query, read)),
        None => Err(Reply::bad("The provided content-type or body can't be read")),
    };
    let reply = answer.unwrap_or_else(|refusal| refusal);
    asked.status = Some(reply.status);
    asked.effect = request.method != "GET" && reply.status < 300 && path != "/api/graphql";
    let mut record = house.record();
    record.asked.push(asked);
    // Only now, so that the record has the order of the effects.
    drop(state);
    wire(&reply)
}

/// Keeps a request that was never read.
pub fn note_unread(house: &House, door: Door, request: &Request, path: &str) {
    match door {
        Door::Api => house.record().asked.push(asked(request, path, Some(Fault::ResetBefore))),
        _ => house.record().git.push(format!("{} {path}?{}", request.method, request.query)),
    }
}

fn asked(request: &Request, path: &str, fault: Option<Fault>) -> Asked {
    Asked {
        method: request.method.clone(),
        path: path.to_owned(),
        query: Params::of_form(&request.query).value(),
        body: Value::Null,
        status: None,
        effect: false,
        fault,
    }
}

fn ask(state: &mut State, request: &Request, path: &str, (query, body): (Params, Params)) -> Answer {
    follow(state, None);
    let viewer = viewer(state, request);
    if path == "/api/graphql" {
        if request.method != "POST" {
            return Err(Reply::not_allowed());
        }
        let (status, answer) = graphql::answer(state, viewer.ok().as_ref(), &body.value());
        return Ok(Reply::new(status, answer));
    }
    let viewer = viewer?;
    let Some(rest) = path.strip_prefix("/api/v4/") else { return Err(Reply::no_such_path()) };
    let parts: Vec<String> = rest.split('/').map(decoded).collect();
    let parts: Vec<&str> = parts.iter().map(String::as_str).collect();
    let url = format!("{}{path}", state.url);
    let mut call = Call { state, viewer, method: &request.method, url, params: query.with(body) };
    rest::answer(&mut call, &parts)
}

/// The request as the validator takes it.
fn held<'a>(request: &'a Request, path: &'a str, body: &'a [u8]) -> document::Request<'a> {
    document::Request {
        method: &request.method,
        path,
        query: &request.query,
        token: ["authorization", "private-token", "job-token"].iter().find_map(|name| request.header(name)),
        content_type: request.header("content-type"),
        body,
    }
}

/// What a fault answers instead of the API, where it does.
pub fn instead(fault: Fault, request: &Request) -> Option<Wire> {
    let plain = |status: &str, headers: &str, body: String| Wire {
        status: status.into(),
        headers: headers.into(),
        body: body.into_bytes(),
    };
    match fault {
        Fault::TooMany(seconds) => {
            let reset = jiff::Timestamp::now().as_second() + i64::try_from(seconds).unwrap_or_default();
            let headers = format!(
                "Retry-After: {seconds}\r\nRateLimit-Reset: {reset}\r\nRateLimit-Limit: 600\r\nRateLimit-Observed: 601\r\nRateLimit-Remaining: 0\r\n\
                 RateLimit-Name: throttle_authenticated_api\r\nContent-Type: text/plain\r\n"
            );
            Some(plain("429 Too Many Requests", &headers, "Retry later\n".into()))
        }
        Fault::Page(code) => {
            let page = format!("<!DOCTYPE html>\n<html><head><title>{code}</title></head><body>Whoops</body></html>\n");
            Some(plain(&format!("{code} {}", reason(code)), "Content-Type: text/html; charset=utf-8\r\n", page))
        }
        Fault::EchoToken => {
            let token = carried(request).unwrap_or_default();
            let body = serde_json::json!({ "message": format!("401 Unauthorized: {token} opens nothing here") });
            Some(plain("401 Unauthorized", "Content-Type: application/json\r\n", body.to_string()))
        }
        Fault::ResetBefore | Fault::ResetAfter | Fault::Torn | Fault::Slow(_) => None,
    }
}

fn wire(reply: &Reply) -> Wire {
    let mut headers: String = reply.headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
    headers.push_str("Content-Type: application/json\r\n");
    let body = reply.body.as_ref().map(Value::to_string).unwrap_or_default().into_bytes();
    Wire { status: format!("{} {}", reply.status, reason(reply.status)), headers, body }
}

fn reason(status: u16) -> &'static str {
    match status {
        200 => "OK",
        201 => "Created",
        202 => "Accepted",
        204 => "No Content",
        400 => "Bad Request",
        401 => "Unauthorized",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        409 => "Conflict",
        422 => "Unprocessable Entity",
        500 => "Internal Server Error",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        _ => "Other",
    }
}
