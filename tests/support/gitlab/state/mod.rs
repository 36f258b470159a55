//! What the GitLab of the tests knows beside what stands in its Git repositories.

mod instance;
mod merge_request;
mod note;
mod pipeline;
mod project;
mod protection;
mod release;
mod token;
mod user;

pub use instance::State;
pub use merge_request::{Approval, MergeRequest, RequestState};
pub use note::Note;
pub use pipeline::Pipeline;
pub use project::{Project, Visibility};
pub use protection::{Protection, Role};
pub use release::Release;
pub use token::{Scope, Token, TokenKind};
pub use user::User;
