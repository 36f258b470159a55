//! A smart-HTTP Git server on loopback: ours in front, git's own `http-backend` behind.

pub mod access;
pub mod backend;
pub mod exchange;
mod fault;
pub mod listener;
mod server;

pub use fault::Fault;
pub use server::HttpServer;
