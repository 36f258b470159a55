//! Queries and form bodies as Rails reads them: `labels[]=a`, `assets[links][][name]=b`.

use serde_json::{Map, Value};

use crate::support::gitlab::encoding::pairs;

/// A query's parameters by name, brackets and all; `x[]` is a list named `x`.
pub fn flat(text: &str) -> Map<String, Value> {
    let mut map = Map::new();
    for (name, value) in pairs(text) {
        match name.strip_suffix("[]") {
            Some(list) => put(map.entry(list).or_insert(Value::Null), &[""], value),
            None => drop(map.insert(name, Value::String(value))),
        }
    }
    map
}

/// A form body; every leaf is a text.
pub fn tree(text: &str) -> Value {
    let mut root = Value::Object(Map::new());
    for (name, value) in pairs(text) {
        let keys: Vec<&str> = name.split('[').map(|key| key.trim_end_matches(']')).collect();
        put(&mut root, &keys, value);
    }
    root
}

fn put(slot: &mut Value, keys: &[&str], value: String) {
    match keys {
        [] => *slot = Value::String(value),
        ["", rest @ ..] => put_into_list(slot, rest, value),
        [key, rest @ ..] => {
            if !slot.is_object() {
                *slot = Value::Object(Map::new());
            }
            put(&mut slot[*key], rest, value);
        }
    }
}

/// An object in a list ends where one of its keys comes again.
fn put_into_list(slot: &mut Value, rest: &[&str], value: String) {
    if !slot.is_array() {
        *slot = Value::Array(Vec::new());
    }
    let Some(list) = slot.as_array_mut() else { return };
    let open = |last: &Value| rest.first().is_some_and(|key| last.is_object() && last.get(key).is_none());
    if !list.last().is_some_and(open) {
        list.push(Value::Null);
    }
    if let Some(last) = list.last_mut() {
        put(last, rest, value);
    }
}
