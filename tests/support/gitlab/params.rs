//! A request's parameters: read as GitLab reads them, and refused where GitLab, or its document, refuses them.

use jiff::Timestamp;
use serde_json::{Map, Value};

use super::encoding::pairs;
use super::reply::Reply;

/// What a parameter must be.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Any text.
    Text,
    /// A whole number.
    Number,
    /// Yes or no.
    Bool,
    /// An ISO 8601 time.
    Time,
    /// Texts, as an array or with commas.
    Texts,
    /// Whole numbers, as an array or with commas.
    Numbers,
    /// One of these words.
    OneOf(&'static [&'static str]),
}

/// A parameter that a path knows.
pub type Field = (&'static str, Kind);

/// The parameters of every list.
pub const PAGE: [Field; 3] =
    [("page", Kind::Number), ("per_page", Kind::Number), ("pagination", Kind::OneOf(&["legacy", "keyset"]))];

/// A request's parameters, from its query and its body.
#[derive(Debug, Clone, Default)]
pub struct Params(pub Map<String, Value>);

impl Params {
    /// Reads a query or a form; `name[]` collects an array.
    pub fn of_form(text: &str) -> Self {
        let mut values = Map::new();
        for (name, value) in pairs(text) {
            match name.strip_suffix("[]") {
                None => drop(values.insert(name, value.into())),
                Some(list) => match values.entry(list).or_insert_with(|| Value::Array(Vec::new())) {
                    Value::Array(items) => items.push(value.into()),
                    other => *other = value.into(),
                },
            }
        }
        Self(values)
    }

    /// Reads a body by its content type; none where it can't be read.
    pub fn of_body(content_type: &str, body: &[u8]) -> Option<Self> {
        if body.is_empty() {
            return Some(Self::default());
        }
        if content_type.starts_with("application/json") {
            return serde_json::from_slice(body).ok().map(Self);
        }
        let is_form = content_type.starts_with("application/x-www-form-urlencoded");
        is_form.then(|| Self::of_form(&String::from_utf8_lossy(body)))
    }

    /// The whole as JSON.
    pub fn value(&self) -> Value {
        Value::Object(self.0.clone())
    }

    /// Both, the other's first.
    pub fn with(mut self, other: Self) -> Self {
        self.0.extend(other.0);
        self
    }

    /// Refuses what the path doesn't know, what is of the wrong kind, and what is missing.
    pub fn accept(&self, fields: &[Field], required: &[&str]) -> Result<(), Reply> {
        let missing = required.iter().filter(|name| self.0.get(**name).is_none_or(Value::is_null));
        let missing = missing.map(|name| format!("{name} is missing"));
        let wrong = self.0.iter().filter_map(|(name, value)| complaint(name, value, fields));
        let faults: Vec<String> = missing.chain(wrong).collect();
        if faults.is_empty() { Ok(()) } else { Err(Reply::bad(faults.join(", "))) }
    }

    /// A text.
    pub fn text(&self, name: &str) -> Option<String> {
        plain(self.0.get(name)?)
    }

    /// A number.
    pub fn number(&self, name: &str) -> Option<u64> {
        self.text(name)?.parse().ok()
    }

    /// Yes or no.
    pub fn truth(&self, name: &str) -> Option<bool> {
        Some(["true", "1", "t", "on", "yes"].contains(&self.text(name)?.to_ascii_lowercase().as_str()))
    }

    /// A time.
    pub fn time(&self, name: &str) -> Option<Timestamp> {
        self.text(name)?.parse().ok()
    }

    /// Several texts; empty ones don't count.
    pub fn texts(&self, name: &str) -> Option<Vec<String>> {
        let value = self.0.get(name)?;
        let texts = listed(value)?;
        Some(texts.iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect())
    }

    /// Several numbers; 0 stands for none.
    pub fn numbers(&self, name: &str) -> Option<Vec<u64>> {
        let numbers = self.texts(name)?;
        Some(numbers.iter().filter_map(|text| text.parse().ok()).filter(|number| *number != 0).collect())
    }
}

fn complaint(name: &str, value: &Value, fields: &[Field]) -> Option<String> {
    let Some((_, kind)) = fields.iter().find(|(known, _)| *known == name) else {
        return Some(format!("{name} is unknown"));
    };
    if value.is_null() || fits(value, *kind) {
        return None;
    }
    let which = if matches!(kind, Kind::OneOf(_)) { "does not have a valid value" } else { "is invalid" };
    Some(format!("{name} {which}"))
}

fn fits(value: &Value, kind: Kind) -> bool {
    match kind {
        Kind::Texts => listed(value).is_some(),
        Kind::Numbers => listed(value)
            .is_some_and(|texts| texts.iter().all(|text| text.is_empty() || text.trim().parse::<u64>().is_ok())),
        _ => plain(value).is_some_and(|text| is_of(&text, kind)),
    }
}

fn is_of(text: &str, kind: Kind) -> bool {
    match kind {
        Kind::Number => text.is_empty() || text.parse::<i64>().is_ok(),
        Kind::Bool => {
            ["", "true", "false", "1", "0", "t", "f", "on", "off"].contains(&text.to_ascii_lowercase().as_str())
        }
        Kind::Time => text.parse::<Timestamp>().is_ok(),
        Kind::OneOf(words) => words.contains(&text),
        Kind::Text | Kind::Texts | Kind::Numbers => true,
    }
}

fn plain(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(_) | Value::Bool(_) => Some(value.to_string()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

fn listed(value: &Value) -> Option<Vec<String>> {
    match value {
        Value::Array(items) => {
            let items = items.iter().map(plain).collect::<Option<Vec<_>>>()?;
            Some(items.iter().flat_map(|item| item.split(',')).map(str::to_owned).collect())
        }
        _ => plain(value).map(|text| text.split(',').map(str::to_owned).collect()),
    }
}
