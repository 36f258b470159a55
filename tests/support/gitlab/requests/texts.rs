//! Titles and descriptions: their limits, and the quick actions in them.

use serde_json::json;

use crate::support::gitlab::quick_actions::extract;
use crate::support::gitlab::reply::Reply;
use crate::support::gitlab::state::State;

const LONGEST_TITLE: usize = 255;
const LONGEST_DESCRIPTION: usize = 1_048_576;

/// Refuses a title that is empty or too long.
pub fn check_title(title: &str) -> Result<(), Reply> {
    if title.trim().is_empty() {
        return Err(Reply::message(400, json!({ "title": ["can't be blank"] })));
    }
    check_length("title", title, LONGEST_TITLE)
}

/// Refuses a description that is too long.
pub fn check_description(description: &str) -> Result<(), Reply> {
    check_length("description", description, LONGEST_DESCRIPTION)
}

fn check_length(what: &str, text: &str, most: usize) -> Result<(), Reply> {
    let why = format!("is too long (maximum is {most} characters)");
    if text.chars().count() > most { Err(Reply::message(400, json!({ what: [why] }))) } else { Ok(()) }
}

/// The text without its quick actions, which count as run on the merge request of this name.
pub fn obey(state: &mut State, request: &str, text: &str) -> String {
    let (kept, actions) = extract(text);
    state.quick_actions.extend(actions.into_iter().map(|action| (request.to_owned(), action)));
    kept
}
