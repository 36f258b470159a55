//! Holds requests to GitLab's own API document.

mod api;
mod form;
mod lacking;
mod request;
mod schema;

pub use api::{Api, api};
pub use request::{Request, check, complaints};
