//! What can be done to merge requests, by the API and by push options alike.

mod changing;
mod merging;
mod opening;
mod texts;

pub use changing::{Change, change, close, reopen};
pub use merging::{Merge, merge};
pub use opening::{Wish, open};
pub use texts::obey;
