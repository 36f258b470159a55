//! OpenSSH's own server on loopback, one process a connection, with nothing but git behind it.

use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::fd::OwnedFd;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

use super::forge::executable;
use super::iac::write;
use super::sandbox::Sandbox;
use super::tool;

/// What a trial with this server needs.
pub const TOOLS: [&str; 3] = ["sshd", "ssh", "ssh-keygen"];

/// A running server.
#[derive(Debug)]
pub struct Sshd {
    address: SocketAddr,
    user: String,
    closing: Arc<AtomicBool>,
    listener: Option<JoinHandle<()>>,
}

impl Sshd {
    /// Starts it and tells the sandbox's user how to reach it: a key, a known host.
    pub fn start(sandbox: &Sandbox) -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("loopback has a port");
        let address = listener.local_addr().expect("the port is known");
        let folder = sandbox.path("ssh");
        std::fs::create_dir_all(&folder).expect("a folder");
        key(sandbox, "ssh/host");
        key(sandbox, "ssh/user");
        write_server_files(sandbox, &folder);
        write_client_files(sandbox, &folder, address);
        let closing = Arc::new(AtomicBool::new(false));
        let (flag, settings) = (Arc::clone(&closing), folder.join("sshd_config"));
        let listener = std::thread::spawn(move || serve(&listener, &settings, &flag));
        let user = sandbox.program("id", &folder).arg("-un").run().text();
        Self { address, user, closing, listener: Some(listener) }
    }

    /// The URL of a repository by its folder.
    pub fn url(&self, repository: &Path) -> String {
        format!("ssh://{}@{}{}", self.user, self.address, repository.display())
    }
}

impl Drop for Sshd {
    fn drop(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
        if let Some(listener) = self.listener.take() {
            let _ = listener.join();
        }
    }
}

/// Makes a key pair in the sandbox.
pub fn key(sandbox: &Sandbox, name: &str) {
    let arguments = ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f"];
    sandbox.program("ssh-keygen", &sandbox.path("")).args(arguments).arg(sandbox.path(name)).run().ok();
}

fn write_server_files(sandbox: &Sandbox, folder: &Path) {
    let at = |name: &str| folder.join(name).display().to_string();
    let settings = [
        ("HostKey", at("host")),
        ("AuthorizedKeysFile", at("user.pub")),
        ("ForceCommand", at("git-only")),
        ("StrictModes", "no".into()),
        ("UsePAM", "no".into()),
        ("PasswordAuthentication", "no".into()),
        ("KbdInteractiveAuthentication", "no".into()),
        ("PermitRootLogin", "prohibit-password".into()),
        ("AcceptEnv", "GIT_PROTOCOL".into()),
        ("LogLevel", "ERROR".into()),
    ];
    let text: String = settings.iter().map(|(name, value)| format!("{name} {value}\n")).collect();
    write(&folder.join("sshd_config"), &text);
    executable(&folder.join("git-only"), &git_only(sandbox));
    // Where root starts it, sshd wants this folder, which a service would have made.
    let _ = std::fs::create_dir_all("/run/sshd");
}

/// The forced command: git's own shell, in the sandbox's surroundings.
fn git_only(sandbox: &Sandbox) -> String {
    let surroundings = sandbox.surroundings();
    let exports: String = surroundings.iter().map(|(name, value)| format!("export {name}='{value}'\n")).collect();
    format!("#!/bin/sh\n{exports}exec git shell -c \"$SSH_ORIGINAL_COMMAND\"\n")
}

fn write_client_files(sandbox: &Sandbox, folder: &Path, address: SocketAddr) {
    let host_key = std::fs::read_to_string(folder.join("host.pub")).expect("the host's key");
    let (known, identity) = (folder.join("known_hosts"), folder.join("user"));
    write(&known, &format!("[127.0.0.1]:{} {host_key}", address.port()));
    let settings = format!(
        "Host *\nStrictHostKeyChecking yes\nUserKnownHostsFile {}\nGlobalKnownHostsFile none\nIdentityFile {}\n\
         IdentitiesOnly yes\nIdentityAgent none\nBatchMode yes\nLogLevel ERROR\n",
        known.display(),
        identity.display(),
    );
    write(&folder.join("config"), &settings);
    // ssh looks for its settings in the home of the account, not in $HOME.
    sandbox.config("core.sshCommand", &format!("ssh -F {}", folder.join("config").display()));
}

fn serve(listener: &TcpListener, settings: &Path, closing: &AtomicBool) {
    let program = tool::find("sshd").expect("sshd is there");
    let mut sessions: Vec<Child> = Vec::new();
    for stream in listener.incoming() {
        if closing.load(Ordering::SeqCst) {
            break;
        }
        let Ok(stream) = stream else { continue };
        sessions.retain_mut(|session| !matches!(session.try_wait(), Ok(Some(_))));
        sessions.extend(session(&program, settings, stream));
    }
    for mut session in sessions {
        let _ = session.kill();
        let _ = session.wait();
    }
}

fn session(program: &Path, settings: &Path, stream: TcpStream) -> Option<Child> {
    let output = stream.try_clone().ok()?;
    let mut command = Command::new(program);
    command.args(["-i", "-f"]).arg(settings).stdin(OwnedFd::from(stream)).stdout(OwnedFd::from(output));
    command.stderr(Stdio::null()).spawn().ok()
}
