//! What the server's threads share, and what they do with a connection.

use std::io::{self, BufReader, Write as _};
use std::net::{Shutdown, TcpStream};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use super::fault::{Door, Fault, Plan};
use super::record::Record;
use super::state::State;
use super::{api, smart};
use crate::support::http::exchange::{Request, answer};

/// A connection that says nothing for this long is closed.
const PATIENCE: Duration = Duration::from_secs(30);

/// What the server's threads share.
#[derive(Debug)]
pub struct House {
    /// The relative URL root: empty, or `/gitlab`.
    pub root: String,
    /// The sandbox's surroundings for the server's own git.
    pub surroundings: Vec<(String, String)>,
    pub(super) state: Mutex<State>,
    pub(super) plan: Mutex<Plan>,
    pub(super) record: Mutex<Record>,
}

/// What goes over the wire.
pub struct Wire {
    /// Code and reason.
    pub status: String,
    /// Header lines, each with its end.
    pub headers: String,
    /// What follows.
    pub body: Vec<u8>,
}

impl House {
    /// The instance.
    pub fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The record of all requests.
    pub fn record(&self) -> MutexGuard<'_, Record> {
        self.record.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers a connection's one request.
    pub fn welcome(&self, stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        stream.set_nodelay(true)?;
        let mut reader = BufReader::new(stream);
        let Some(request) = Request::read(&mut reader)? else { return Ok(()) };
        let Some(path) = request.path.strip_prefix(&self.root).map(str::to_owned) else {
            request.body(&mut reader)?;
            return answer(reader.get_mut(), "404 Not Found", "", b"");
        };
        let door = if path.starts_with("/api/") { Door::Api } else { Door::Git };
        let fault = self.fault(door, &request.method, &path);
        if fault == Some(Fault::ResetBefore) {
            api::note_unread(self, door, &request, &path);
            return reader.get_mut().shutdown(Shutdown::Both);
        }
        let body = request.body(&mut reader)?;
        let wire = match door {
            Door::Api => api::respond(self, &request, &path, (&body, fault)),
            _ => self.git(&request, &path, (body, fault))?,
        };
        send(reader.get_mut(), &wire, fault)
    }

    fn fault(&self, door: Door, method: &str, path: &str) -> Option<Fault> {
        self.plan.lock().unwrap_or_else(PoisonError::into_inner).take(door, method, path)
    }

    fn git(&self, request: &Request, path: &str, (body, fault): (Vec<u8>, Option<Fault>)) -> io::Result<Wire> {
        self.record().git.push(format!("{} {path}?{}", request.method, request.query));
        if let Some(wire) = fault.and_then(|fault| api::instead(fault, request)) {
            return Ok(wire);
        }
        let done = smart::respond(self, request, path, body)?;
        Ok(Wire { status: done.status, headers: done.headers, body: done.body })
    }
}

fn send(stream: &mut TcpStream, wire: &Wire, fault: Option<Fault>) -> io::Result<()> {
    match fault {
        Some(Fault::ResetAfter) => stream.shutdown(Shutdown::Both),
        Some(Fault::Torn) => {
            let length = wire.body.len();
            let (status, headers) = (&wire.status, &wire.headers);
            write!(stream, "HTTP/1.1 {status}\r\n{headers}Content-Length: {length}\r\nConnection: close\r\n\r\n")?;
            stream.write_all(&wire.body[..length / 2])?;
            stream.shutdown(Shutdown::Both)
        }
        Some(Fault::Slow(time)) => {
            std::thread::sleep(time);
            answer(stream, &wire.status, &wire.headers, &wire.body)
        }
        _ => answer(stream, &wire.status, &wire.headers, &wire.body),
    }
}
