//! A port on loopback: one thread a connection, ends when dropped.

use std::io;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::JoinHandle;

/// A port that is taken, and serves nobody yet.
#[derive(Debug)]
pub struct Port(TcpListener);

/// A port that serves until it is dropped.
#[derive(Debug)]
pub struct Listener {
    address: SocketAddr,
    closing: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Port {
    /// Any free one.
    pub fn any() -> Self {
        Self(TcpListener::bind(("127.0.0.1", 0)).expect("loopback has a port"))
    }

    /// Where it is.
    pub fn address(&self) -> SocketAddr {
        self.0.local_addr().expect("the port is known")
    }

    /// Welcomes everybody who comes.
    pub fn serve(self, welcome: impl Fn(TcpStream) -> io::Result<()> + Send + Sync + 'static) -> Listener {
        let (address, closing) = (self.address(), Arc::<AtomicBool>::default());
        let closed = Arc::clone(&closing);
        let thread = std::thread::spawn(move || accept(&self.0, &closed, &Arc::new(welcome)));
        Listener { address, closing, thread: Some(thread) }
    }
}

impl Listener {
    /// Where it is.
    pub fn address(&self) -> SocketAddr {
        self.address
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.closing.store(true, Ordering::SeqCst);
        // It looks up only when somebody comes.
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn accept<F>(listener: &TcpListener, closing: &AtomicBool, welcome: &Arc<F>)
where
    F: Fn(TcpStream) -> io::Result<()> + Send + Sync + 'static,
{
    let mut guests: Vec<JoinHandle<()>> = Vec::new();
    for stream in listener.incoming() {
        if closing.load(Ordering::SeqCst) {
            break;
        }
        let Ok(stream) = stream else { continue };
        let welcome = Arc::clone(welcome);
        guests.retain(|guest| !guest.is_finished());
        // A guest who leaves early is that guest's affair.
        guests.push(std::thread::spawn(move || drop(welcome(stream))));
    }
    for guest in guests {
        drop(guest.join());
    }
}
