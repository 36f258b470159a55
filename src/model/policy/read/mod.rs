//! Reads `.eurodat.toml`: its text in, the policy and its warnings out, or every fault at once.

mod byte_order_mark;
mod draft;
mod faults;
mod forge;
mod known;
mod lists;
mod moment;
mod order;
mod policy;
mod problem;
mod ref_format;
mod rules;
mod section;
mod sections;
mod stages;
#[cfg(test)]
mod tests;

pub(super) use byte_order_mark::byte_order_mark;
pub(super) use moment::moment;
pub use policy::read;
pub use problem::PolicyProblem;
pub use rules::RULES;
