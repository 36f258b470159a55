//! A value against one of the document's schemas (`OpenAPI` 3.0, as far as the document uses it).

use serde_json::{Map, Value};

use super::api::Api;

/// How a value came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Written {
    /// With JSON's types.
    Json,
    /// In a query or a form: every leaf is a text, a list may be one with commas.
    Text,
}

/// Reads values by schemas.
#[derive(Debug, Clone, Copy)]
pub struct Reader<'a> {
    /// Where references lead.
    pub api: &'a Api,
    /// How the values came.
    pub written: Written,
}

impl Reader<'_> {
    /// What is wrong with a value at this place, one sentence each.
    pub fn faults(self, schema: &Value, value: &Value, place: &str) -> Vec<String> {
        let schema = self.api.resolved(schema);
        if let Some(choices) = schema["anyOf"].as_array() {
            let fits = choices.iter().any(|choice| self.faults(choice, value, place).is_empty());
            return if fits { Vec::new() } else { vec![format!("{place} is nothing that it may be: {value}")] };
        }
        if schema["nullable"] == true && (value.is_null() || self.is_empty(value)) {
            return Vec::new();
        }
        match (schema["type"].as_str(), value) {
            (Some("object"), Value::Object(map)) => self.of_object(schema, map, place),
            (Some("array"), Value::Array(list)) => self.of_list(&schema["items"], list, place),
            (Some("array"), Value::String(text)) if self.written == Written::Text => {
                let list: Vec<Value> = text.split(',').map(|part| part.trim().into()).collect();
                self.of_list(&schema["items"], &list, place)
            }
            (Some(kind), value) => {
                self.of_leaf(kind, schema, value).into_iter().map(|why| format!("{place} {why}")).collect()
            }
            (None, _) => Vec::new(),
        }
    }

    /// What is wrong with a mapping; a schema may leave other keys open only by saying so.
    pub fn of_object(self, schema: &Value, map: &Map<String, Value>, place: &str) -> Vec<String> {
        let mut faults = Vec::new();
        for (key, value) in map {
            let inside = if place.is_empty() { key.clone() } else { format!("{place}.{key}") };
            match schema["properties"].get(key) {
                Some(property) => faults.extend(self.faults(property, value, &inside)),
                None if schema["additionalProperties"].is_object() || schema["additionalProperties"] == true => {}
                None if schema["properties"].is_object() || schema["additionalProperties"] == false => {
                    faults.push(format!("{inside} is unknown"));
                }
                None => {}
            }
        }
        let required = schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str);
        faults.extend(required.filter(|key| !map.contains_key(*key)).map(|key| format!("{key} is missing")));
        faults
    }

    fn of_list(self, items: &Value, list: &[Value], place: &str) -> Vec<String> {
        let each = list.iter().enumerate();
        each.flat_map(|(at, value)| self.faults(items, value, &format!("{place}[{at}]"))).collect()
    }

    fn of_leaf(self, kind: &str, schema: &Value, value: &Value) -> Option<String> {
        let fits = match (kind, self.written, value) {
            ("string", _, Value::String(text)) => is_of_format(schema["format"].as_str(), text),
            ("integer", Written::Json, value) => value.is_i64(),
            ("number", Written::Json, value) => value.is_number(),
            ("boolean", Written::Json, value) => value.is_boolean(),
            ("integer", Written::Text, Value::String(text)) => text.parse::<i64>().is_ok(),
            ("number", Written::Text, Value::String(text)) => text.parse::<f64>().is_ok(),
            ("boolean", Written::Text, Value::String(text)) => ["true", "false", "1", "0"].contains(&text.as_str()),
            _ => false,
        };
        if !fits {
            return Some(format!("is no {}: {value}", schema["format"].as_str().unwrap_or(kind)));
        }
        let allowed = schema["enum"].as_array()?;
        (!allowed.contains(value)).then(|| format!("is none of {}: {value}", schema["enum"]))
    }

    /// An empty field of a form or query is no value.
    fn is_empty(self, value: &Value) -> bool {
        self.written == Written::Text && value == ""
    }
}

fn is_of_format(format: Option<&str>, text: &str) -> bool {
    match format {
        Some("date-time") => text.parse::<jiff::Timestamp>().is_ok(),
        Some("date") => text.parse::<jiff::civil::Date>().is_ok(),
        _ => true,
    }
}
