//! The server: who may come in, what goes wrong, what the backend says.

use std::io::{self, BufReader, Read as _};
use std::net::{Shutdown, TcpStream};
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::access::Account;
use super::backend;
use super::exchange::{Request, answer};
use super::fault::{Fault, Plan};
use super::listener::{Listener, Port};
use crate::support::sandbox::Sandbox;

/// A connection that says nothing for this long is closed.
const PATIENCE: Duration = Duration::from_secs(30);

/// A running server.
#[derive(Debug)]
pub struct HttpServer {
    house: Arc<House>,
    listener: Listener,
}

#[derive(Debug)]
struct House {
    root: PathBuf,
    account: Option<Account>,
    plan: Mutex<Plan>,
    /// The sandbox's surroundings for the server's own git.
    surroundings: Vec<(String, String)>,
}

impl HttpServer {
    /// Serves the sandbox's repositories to everybody.
    pub fn open(sandbox: &Sandbox) -> Self {
        Self::start(sandbox, None)
    }

    /// Serves the sandbox's repositories to this user alone.
    pub fn for_user(sandbox: &Sandbox, user: &str, password: &str) -> Self {
        Self::start(sandbox, Some(Account { user: user.to_owned(), password: password.to_owned() }))
    }

    /// Lets a fault meet the next pushes, this many.
    pub fn fail(&self, fault: Fault, pushes: usize) {
        *self.house.plan.lock().expect("no thread panicked") = Plan::new(fault, pushes);
    }

    /// The URL of a repository.
    pub fn url(&self, repository: &str) -> String {
        format!("http://{}/{repository}", self.listener.address())
    }

    fn start(sandbox: &Sandbox, account: Option<Account>) -> Self {
        let house = Arc::new(House {
            root: sandbox.path(""),
            account,
            plan: Mutex::default(),
            surroundings: sandbox.surroundings(),
        });
        let shared = Arc::clone(&house);
        let listener = Port::any().serve(move |stream| shared.welcome(stream));
        Self { house, listener }
    }
}

impl House {
    fn welcome(&self, stream: TcpStream) -> io::Result<()> {
        stream.set_read_timeout(Some(PATIENCE))?;
        let mut reader = BufReader::new(stream);
        let Some(request) = Request::read(&mut reader)? else { return Ok(()) };
        if let Some(account) = &self.account
            && !account.opens(request.header("authorization"))
        {
            request.body(&mut reader)?;
            return answer(reader.get_mut(), "401 Unauthorized", "WWW-Authenticate: Basic realm=\"git\"\r\n", b"");
        }
        match self.fault(&request) {
            Some(Fault::DieMidPush { after }) => die(&mut reader, after),
            Some(Fault::Status(code) | Fault::Closed(code)) => {
                request.body(&mut reader)?;
                let said = format!("{code}: this project takes no pushes from you\n");
                answer(reader.get_mut(), &format!("{code} On Demand"), "Content-Type: text/plain\r\n", said.as_bytes())
            }
            Some(Fault::LoseAnswer) => self.ask(&request, &mut reader).map(drop),
            None => {
                let backend::Answer { status, headers, body } = self.ask(&request, &mut reader)?;
                answer(reader.get_mut(), &status, &headers, &body)
            }
        }
    }

    fn fault(&self, request: &Request) -> Option<Fault> {
        let moment = request.of_push()?;
        self.plan.lock().expect("no thread panicked").take(moment)
    }

    fn ask(&self, request: &Request, reader: &mut BufReader<TcpStream>) -> io::Result<backend::Answer> {
        let body = request.body(reader)?;
        let mut command = Command::new("git");
        command.env_clear().envs(self.surroundings.iter().cloned());
        backend::respond(command, &self.root, request, body)
    }
}

fn die(reader: &mut BufReader<TcpStream>, after: usize) -> io::Result<()> {
    let mut swallowed = vec![0; after];
    // Fewer may come: git waits for us after a small pack.
    let _ = reader.read(&mut swallowed)?;
    reader.get_mut().shutdown(Shutdown::Both)
}
