//! Plain HTTP, as little of it as these trials need.

use std::collections::HashMap;
use std::io::{self, Read as _, Write as _};
use std::net::TcpStream;

use serde_json::Value;

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// Headers by their names in small letters.
    pub headers: HashMap<String, String>,
    /// The body as it came.
    pub text: String,
    /// The body as JSON; null where it isn't.
    pub json: Value,
}

impl Answer {
    /// The same answer, which must have this status.
    #[track_caller]
    pub fn status(self, status: u16) -> Self {
        assert_eq!(self.status, status, "{}", self.text);
        self
    }

    /// A header, empty where it isn't there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", String::as_str)
    }
}

/// Somebody who asks.
#[derive(Debug, Clone)]
pub struct Asker {
    /// Host and port.
    pub host: String,
    /// What stands in front of every path: `/api/v4`.
    pub root: String,
    /// The header that carries the token.
    pub header: String,
    /// The token; none where empty.
    pub token: String,
}

impl Asker {
    /// `GET` this.
    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, ("", "")).expect("an answer")
    }

    /// Sends a JSON body.
    pub fn send(&self, method: &str, path: &str, body: &Value) -> Answer {
        self.ask(method, path, ("application/json", &body.to_string())).expect("an answer")
    }

    /// Sends a form.
    pub fn form(&self, method: &str, path: &str, body: &str) -> Answer {
        self.ask(method, path, ("application/x-www-form-urlencoded", body)).expect("an answer")
    }

    /// Asks, and says how the connection fared.
    pub fn ask(&self, method: &str, path: &str, (kind, body): (&str, &str)) -> io::Result<Answer> {
        let mut stream = TcpStream::connect(&self.host)?;
        let token = if self.token.is_empty() { String::new() } else { format!("{}: {}\r\n", self.header, self.token) };
        let kind = if kind.is_empty() { String::new() } else { format!("Content-Type: {kind}\r\n") };
        let (root, host, length) = (&self.root, &self.host, body.len());
        write!(
            stream,
            "{method} {root}{path} HTTP/1.1\r\nHost: {host}\r\n{token}{kind}Content-Length: {length}\r\n\r\n{body}"
        )?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        read(&answer)
    }
}

fn read(answer: &[u8]) -> io::Result<Answer> {
    let text = String::from_utf8_lossy(answer);
    let (head, body) = text.split_once("\r\n\r\n").ok_or(io::ErrorKind::UnexpectedEof)?;
    let status = head.split(' ').nth(1).and_then(|code| code.parse().ok()).ok_or(io::ErrorKind::InvalidData)?;
    let fields = head.lines().skip(1).filter_map(|line| line.split_once(": "));
    let headers: HashMap<_, _> = fields.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect();
    if headers.get("content-length").is_some_and(|length| *length != body.len().to_string()) {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    let json = serde_json::from_str(body).unwrap_or_default();
    Ok(Answer { status, headers, text: body.to_owned(), json })
}
