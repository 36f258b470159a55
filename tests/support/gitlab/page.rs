//! Lists, a page at a time, with GitLab's headers.

use serde_json::Value;

use super::call::Call;
use super::encoding::encoded;
use super::reply::{Answer, Reply};

const DEFAULT_SIZE: usize = 20;
const LARGEST_SIZE: usize = 100;

/// A page of a list, by its number.
pub fn by_number(call: &Call<'_>, items: Vec<Value>) -> Answer {
    if call.params.text("pagination").as_deref() == Some("keyset") {
        let why = "Keyset pagination is not yet available for this type of request";
        return Err(Reply::new(405, serde_json::json!({ "error": why })));
    }
    let (size, page) = (size(call), number(call, "page").unwrap_or(1));
    let (total, pages) = (items.len(), items.len().div_ceil(size).max(1));
    let next = if page < pages { (page + 1).to_string() } else { String::new() };
    let previous = if page > 1 { (page - 1).to_string() } else { String::new() };
    let mut reply = Reply::ok(items.into_iter().skip((page - 1) * size).take(size).collect());
    let mut links = vec![(1, "first"), (pages, "last")];
    links.extend((page < pages).then_some((page + 1, "next")));
    links.extend((page > 1).then_some((page - 1, "prev")));
    let links = links
        .into_iter()
        .map(|(page, relation)| link(call, &[("page", page.to_string()), ("per_page", size.to_string())], relation));
    reply.headers = vec![
        ("X-Total".into(), total.to_string()),
        ("X-Total-Pages".into(), pages.to_string()),
        ("X-Page".into(), page.to_string()),
        ("X-Per-Page".into(), size.to_string()),
        ("X-Next-Page".into(), next),
        ("X-Prev-Page".into(), previous),
        ("Link".into(), links.collect::<Vec<_>>().join(", ")),
    ];
    Ok(reply)
}

/// A page of a list whose items have names: by number, or from the item after `page_token` on.
pub fn by_name(call: &Call<'_>, items: Vec<(String, Value)>) -> Answer {
    let keyset = call.params.text("pagination").as_deref() == Some("keyset");
    let Some(token) = call.params.text("page_token").or_else(|| keyset.then(String::new)) else {
        return by_number(call, items.into_iter().map(|(_, item)| item).collect());
    };
    let start = match items.iter().position(|(name, _)| *name == token) {
        Some(at) => at + 1,
        None if token.is_empty() => 0,
        None => return Err(Reply::message(422, "Invalid page token: the requested record does not exist")),
    };
    let size = size(call);
    let page: Vec<_> = items.iter().skip(start).take(size).cloned().collect();
    let more = items.len() > start + size;
    let last = page.last().map(|(name, _)| name.clone()).unwrap_or_default();
    let mut reply = Reply::ok(page.into_iter().map(|(_, item)| item).collect());
    if more {
        let next = link(call, &[("page_token", last), ("per_page", size.to_string())], "next");
        reply.headers.push(("Link".into(), next));
    }
    Ok(reply)
}

fn size(call: &Call<'_>) -> usize {
    number(call, "per_page").unwrap_or(DEFAULT_SIZE).min(LARGEST_SIZE)
}

fn number(call: &Call<'_>, name: &str) -> Option<usize> {
    call.params.number(name).and_then(|number| usize::try_from(number).ok()).filter(|number| *number > 0)
}

/// The request's own URL with other values of some parameters.
fn link(call: &Call<'_>, changed: &[(&str, String)], relation: &str) -> String {
    let kept = call.params.0.iter().filter(|(name, _)| !changed.iter().any(|(other, _)| other == name));
    let kept = kept.flat_map(|(name, value)| match value {
        Value::Array(items) => items.iter().map(|item| (format!("{name}[]"), shown(item))).collect(),
        value => vec![(name.clone(), shown(value))],
    });
    let changed = changed.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
    let fields = kept.chain(changed).map(|(name, value)| format!("{}={}", encoded(&name), encoded(&value)));
    format!("<{}?{}>; rel=\"{relation}\"", call.url, fields.collect::<Vec<_>>().join("&"))
}

fn shown(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}
