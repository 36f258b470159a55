//! A smart-HTTP Git server on loopback: ours in front, git's own `http-backend` behind.

mod access;
mod backend;
mod exchange;
mod fault;
mod server;

pub use fault::Fault;
pub use server::HttpServer;
