//! `/projects/:id`.

use crate::support::gitlab::call::Call;
use crate::support::gitlab::params::Kind;
use crate::support::gitlab::reply::{Answer, Reply};
use crate::support::gitlab::show;

/// A project.
pub fn show(call: &Call<'_>, project: u64) -> Answer {
    let fields = [("statistics", Kind::Bool), ("with_custom_attributes", Kind::Bool), ("license", Kind::Bool)];
    call.accept(&[&fields], &[])?;
    Ok(Reply::ok(show::project(call.state, call.project(project), call.viewer.user)))
}
