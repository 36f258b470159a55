//! One try of a request.

use std::error::Error;
use std::io::Read;
use std::time::Instant;

use bytes::Bytes;
use http::header::AUTHORIZATION;
use http::{HeaderMap, HeaderValue, Method, StatusCode};
use reqwest::blocking::{Client, Response};

use super::http_client::REQUEST;
use super::request::Request;
use super::retry::{Effect, Trouble};

/// More than any answer of GitLab's holds, in bytes.
const MOST: usize = 64 << 20;

/// What a try came to.
#[derive(Debug)]
pub enum Reply {
    /// A whole answer.
    Answer(Answer),
    /// No whole answer.
    Broken(Trouble),
    /// The server's certificate isn't trusted.
    Untrusted(String),
}

/// A whole answer.
#[derive(Debug)]
pub struct Answer {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Bytes,
}

/// Sends a request once.
#[must_use]
pub fn attempt(client: &Client, request: &Request, token: &HeaderValue) -> Reply {
    let until = Instant::now() + REQUEST;
    let built = client
        .request(request.method.clone(), request.url.clone())
        .headers(request.headers.clone())
        .header(AUTHORIZATION, token);
    let built = if request.method == Method::GET { built } else { built.body(request.body.clone()) };
    match built.send() {
        Ok(response) => read(response, until),
        Err(error) => failed(error),
    }
}

fn read(mut response: Response, until: Instant) -> Reply {
    let (status, headers) = (response.status(), response.headers().clone());
    match body(&mut response, until) {
        Ok(body) => Reply::Answer(Answer { status, headers, body: body.into() }),
        Err(why) => {
            // A refusal stays one, however much of it comes through.
            let effect = if status.is_client_error() { Effect::None } else { Effect::Possible };
            Reply::Broken(Trouble { why: format!("the answer {} is torn: {why}", status.as_u16()), effect, wait: None })
        }
    }
}

fn body(response: &mut Response, until: Instant) -> Result<Vec<u8>, String> {
    let mut whole = Vec::new();
    let mut chunk = vec![0; 64 << 10];
    loop {
        match response.read(&mut chunk) {
            Ok(0) => return Ok(whole),
            Ok(count) => whole.extend(chunk.iter().take(count)),
            Err(error) => return Err(chain(&error)),
        }
        if whole.len() > MOST {
            return Err("it is too long".to_owned());
        }
        // The client's own limit is of each piece.
        if Instant::now() > until {
            return Err("it takes too long".to_owned());
        }
    }
}

fn failed(error: reqwest::Error) -> Reply {
    let effect = if error.is_connect() || error.is_builder() { Effect::None } else { Effect::Possible };
    let late = error.is_timeout();
    let why = chain(&error.without_url());
    if let Some((_, fault)) = why.split_once("invalid peer certificate: ") {
        return Reply::Untrusted(fault_of_certificate(fault));
    }
    let why = if late { format!("no answer in time: {why}") } else { why };
    Reply::Broken(Trouble { why, effect, wait: None })
}

/// The commonest faults in words; the others as the library names them.
fn fault_of_certificate(fault: &str) -> String {
    let text = match fault {
        "UnknownIssuer" => "its certificate is issued by nobody who is known here",
        _ if fault.contains("CaUsedAsEndEntity") => "its certificate is that of an authority itself, not of a server",
        _ => return format!("its certificate has a fault: {fault}"),
    };
    text.to_owned()
}

/// What an error says, and each cause behind it, once; the library's own words for where it happened are left out.
fn chain(error: &dyn Error) -> String {
    let mut said: Vec<String> = Vec::new();
    let mut next = Some(error);
    while let Some(error) = next {
        let text = error.to_string();
        if !said.iter().any(|known| known.contains(&text)) {
            said.push(text);
        }
        next = error.source();
    }
    let of_use = |text: &&String| !text.starts_with("error sending request") && !text.starts_with("client error (");
    let causes: Vec<&str> = said.iter().filter(of_use).map(String::as_str).collect();
    if causes.is_empty() { said.join(": ") } else { causes.join(": ") }
}
