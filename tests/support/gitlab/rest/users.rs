//! `/user` and `/users`.

use serde_json::{Value, json};

use crate::support::gitlab::call::Call;
use crate::support::gitlab::page;
use crate::support::gitlab::params::{Kind, PAGE};
use crate::support::gitlab::reply::{Answer, Reply};
use crate::support::gitlab::show;

/// The token's own user.
pub fn me(call: &Call<'_>) -> Answer {
    call.accept(&[], &[])?;
    let id = call.user()?;
    let mut user = show::user(call.state, id);
    user["bot"] = call.state.user(id).is_some_and(|user| user.bot).into();
    user["two_factor_enabled"] = false.into();
    Ok(Reply::ok(user))
}

/// The users of a name, or all.
pub fn list(call: &Call<'_>) -> Answer {
    call.accept(&[&[("username", Kind::Text), ("search", Kind::Text), ("active", Kind::Bool)], &PAGE], &[])?;
    let (name, part) = (call.params.text("username"), call.params.text("search"));
    if call.viewer.user.is_none() && name.is_none() {
        return Err(Reply::forbidden());
    }
    let users = call.state.users.iter().filter(|user| {
        let named = name.as_ref().is_none_or(|name| user.username.eq_ignore_ascii_case(name));
        named && part.as_ref().is_none_or(|part| user.username.contains(part) || user.name.contains(part))
    });
    let users: Vec<Value> = users.map(|user| show::user(call.state, user.id)).collect();
    page::by_number(call, users)
}

/// A user by number.
pub fn show(call: &Call<'_>, id: &str) -> Answer {
    call.accept(&[], &[])?;
    call.user()?;
    let user = id.parse().ok().and_then(|id| call.state.user(id)).ok_or_else(|| Reply::not_found("User"))?;
    let mut shown = show::user(call.state, user.id);
    shown["bot"] = json!(user.bot);
    Ok(Reply::ok(shown))
}
