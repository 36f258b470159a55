//! A GitLab on loopback: its API and its Git on one port, its state following from bare repositories.

mod access;
mod api;
mod building;
mod call;
pub mod clock;
pub mod document;
mod doing;
mod encoding;
mod equipping;
pub mod fault;
mod following;
mod graphql;
mod house;
mod mergeability;
mod page;
mod params;
mod push;
mod push_options;
mod push_rules;
mod quick_actions;
pub mod record;
mod reply;
mod repository;
mod requests;
mod rest;
mod rights;
mod server;
mod show;
mod smart;
pub mod state;
mod viewer;
mod words;
mod writing;

pub use equipping::{NewPipeline, NewRelease};
pub use fault::{Door, Fault, Plan};
pub use server::GitLab;
