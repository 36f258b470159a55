//! Git's own `http-backend`, called as a web server calls it.

use std::io::{self, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};

use super::exchange::Request;

/// What the backend answered.
#[derive(Debug)]
pub struct Answer {
    /// Code and reason.
    pub status: String,
    /// Header lines, each with its end.
    pub headers: String,
    /// What follows.
    pub body: Vec<u8>,
}

/// Lets the backend answer a request for a repository below `root`; `command` is git in its sandbox.
pub fn respond(command: Command, root: &Path, request: &Request, body: Vec<u8>) -> io::Result<Answer> {
    let mut command = surroundings(command, root, request);
    command.env("CONTENT_LENGTH", body.len().to_string());
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn()?;
    let mut stdin = child.stdin.take().ok_or(io::ErrorKind::BrokenPipe)?;
    // Beside, as the backend may answer before it has read everything.
    let writer = std::thread::spawn(move || stdin.write_all(&body));
    let output = child.wait_with_output()?;
    let _ = writer.join();
    parse(&output.stdout)
}

fn surroundings(mut command: Command, root: &Path, request: &Request) -> Command {
    command.arg("http-backend").env("GIT_PROJECT_ROOT", root).env("GIT_HTTP_EXPORT_ALL", "1");
    command.env("REQUEST_METHOD", &request.method).env("PATH_INFO", &request.path);
    command.env("QUERY_STRING", &request.query).env("REMOTE_ADDR", "127.0.0.1").env("REMOTE_USER", "pusher");
    let passed = [
        ("content-type", "CONTENT_TYPE"),
        ("content-encoding", "HTTP_CONTENT_ENCODING"),
        ("git-protocol", "GIT_PROTOCOL"),
    ];
    for (header, variable) in passed {
        if let Some(value) = request.header(header) {
            command.env(variable, value);
        }
    }
    command
}

fn parse(output: &[u8]) -> io::Result<Answer> {
    let end = output.windows(4).position(|window| window == b"\r\n\r\n").ok_or(io::ErrorKind::InvalidData)?;
    let mut answer = Answer { status: "200 OK".into(), headers: String::new(), body: output[end + 4..].to_vec() };
    for line in String::from_utf8_lossy(&output[..end]).lines() {
        match line.split_once(": ") {
            Some(("Status", status)) => status.clone_into(&mut answer.status),
            _ => answer.headers.extend([line, "\r\n"]),
        }
    }
    Ok(answer)
}
