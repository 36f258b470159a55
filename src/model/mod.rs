//! Values without I/O: what a GitOps repository holds, in the words of the field.

pub mod change;
pub mod diagnostic;
pub mod edit;
pub mod excerpt;
pub mod facts;
pub mod finding;
pub mod fleet;
pub mod hook;
pub mod hook_step;
pub mod key_path;
pub mod listing;
pub mod name;
pub mod oid;
pub mod overview;
pub mod policy;
pub mod position;
pub mod progress;
pub mod promotion;
pub mod refusal;
pub mod release;
pub mod report;
pub mod shipped;
pub mod timeline;
pub mod yaml;
