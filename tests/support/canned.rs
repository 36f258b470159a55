//! A server whose answer to everything is decided by a trial.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// A server on loopback.
#[derive(Debug)]
pub struct Canned {
    port: u16,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Canned {
    /// One that answers each request with this status and JSON.
    pub fn start(answer: impl Fn(&str) -> (u16, String) + Send + 'static) -> Self {
        Self::with_headers(move |request| {
            let (status, body) = answer(request);
            (status, String::new(), body)
        })
    }

    /// One that sends everybody to another place.
    pub fn redirecting(to: String) -> Self {
        Self::with_headers(move |_| (302, format!("Location: {to}\r\n"), String::new()))
    }

    fn with_headers(answer: impl Fn(&str) -> (u16, String, String) + Send + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&asked);
        // Ends with the process: it waits for connections that nobody makes.
        std::thread::spawn(move || {
            for mut stream in listener.incoming().flatten() {
                let request = read(&mut stream);
                let (status, headers, body) = answer(&request);
                kept.lock().expect("no thread panicked").push(request);
                let head = format!("HTTP/1.1 {status} X\r\nConnection: close\r\n{headers}");
                let _ = stream.write_all(format!("{head}Content-Length: {}\r\n\r\n{body}", body.len()).as_bytes());
            }
        });
        Self { port, asked }
    }

    /// Its URL, with a user in front of the host where one is given as `user@`.
    pub fn url(&self, user: &str, path: &str) -> String {
        format!("http://{user}127.0.0.1:{}/{path}", self.port)
    }

    /// What it was asked: head and body of each request.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("no thread panicked").clone()
    }
}

/// One request, whole.
fn read(stream: &mut TcpStream) -> String {
    let mut text = String::new();
    let mut chunk = [0; 4096];
    while !is_whole(&text) {
        match stream.read(&mut chunk) {
            Ok(count @ 1..) => text.push_str(&String::from_utf8_lossy(&chunk[..count])),
            _ => break,
        }
    }
    text
}

fn is_whole(text: &str) -> bool {
    let Some((head, body)) = text.split_once("\r\n\r\n") else { return false };
    let head = head.to_ascii_lowercase();
    let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")?.parse().ok());
    body.len() >= length.unwrap_or(0)
}
