//! HTTP/1.1 as far as git speaks it: one request and one answer a connection.

use std::collections::HashMap;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::TcpStream;

use super::fault::Moment;

/// More than any pack of ours.
const LARGEST_BODY: u64 = 256 << 20;

/// A request without its body.
#[derive(Debug, Clone)]
pub struct Request {
    /// GET, POST, PUT or DELETE.
    pub method: String,
    /// The path, decoded by nobody: ours need it not.
    pub path: String,
    /// What stands after the question mark.
    pub query: String,
    headers: HashMap<String, String>,
}

impl Request {
    /// Reads the request line and the headers; none at the end of the connection.
    pub fn read(reader: &mut BufReader<TcpStream>) -> io::Result<Option<Self>> {
        let line = read_line(reader)?;
        let mut words = line.split(' ');
        let (Some(method), Some(target)) = (words.next(), words.next()) else { return Ok(None) };
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let headers = read_headers(reader)?;
        Ok(Some(Self { method: method.to_owned(), path: path.to_owned(), query: query.to_owned(), headers }))
    }

    /// The same request at another path.
    pub fn at(&self, path: String) -> Self {
        Self { path, ..self.clone() }
    }

    /// A header by its name in small letters.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).map(String::as_str)
    }

    /// Which request of a push it is, if it is one.
    pub fn of_push(&self) -> Option<Moment> {
        if self.query == "service=git-receive-pack" {
            return Some(Moment::Opening);
        }
        (self.method == "POST" && self.path.ends_with("/git-receive-pack")).then_some(Moment::Pack)
    }

    /// Reads the body, chunked or not.
    pub fn body(&self, reader: &mut BufReader<TcpStream>) -> io::Result<Vec<u8>> {
        if self.header("expect").is_some() {
            reader.get_mut().write_all(b"HTTP/1.1 100 Continue\r\n\r\n")?;
        }
        if self.header("transfer-encoding") == Some("chunked") {
            return read_chunks(reader);
        }
        let length = self.header("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
        read_exactly(reader, length)
    }
}

/// Writes an answer and closes.
pub fn answer(stream: &mut TcpStream, status: &str, headers: &str, body: &[u8]) -> io::Result<()> {
    let length = body.len();
    write!(stream, "HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n")?;
    stream.write_all(body)
}

fn read_line(reader: &mut impl BufRead) -> io::Result<String> {
    let mut line = String::new();
    reader.by_ref().take(64 << 10).read_line(&mut line)?;
    Ok(line.trim_end().to_owned())
}

fn read_headers(reader: &mut impl BufRead) -> io::Result<HashMap<String, String>> {
    let mut headers = HashMap::new();
    loop {
        let line = read_line(reader)?;
        let Some((name, value)) = line.split_once(':') else { return Ok(headers) };
        headers.insert(name.to_ascii_lowercase(), value.trim().to_owned());
    }
}

fn read_chunks(reader: &mut impl BufRead) -> io::Result<Vec<u8>> {
    let mut body = Vec::new();
    loop {
        let length = u64::from_str_radix(&read_line(reader)?, 16).map_err(io::Error::other)?;
        body.extend(read_exactly(reader, length)?);
        read_line(reader)?;
        if length == 0 {
            return Ok(body);
        }
    }
}

fn read_exactly(reader: &mut impl BufRead, length: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.by_ref().take(length.min(LARGEST_BODY)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 == length { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}
