//! GitLab, as far as it is reached through git itself.

mod answer;
mod push_options;

pub use answer::{Answer, answer, messages};
pub use push_options::push_options;
