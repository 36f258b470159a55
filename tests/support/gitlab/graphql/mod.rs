//! GraphQL on the instance's state.

mod answer;
mod cost;
mod leaf;
mod merge_request;
mod page;
mod people;
mod product;
mod project;
mod refusal;
mod root;

pub use answer::answer;
