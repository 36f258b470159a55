//! One scalar as Helm reads it, with its style and its tag.

use std::borrow::Cow;

use serde_json::Value;

use super::binary;
use super::number::{self, Plain};
use super::refusal::Fault;
use crate::model::yaml::{Event, Kind, ScalarStyle, Tag};

/// A scalar of a values file.
pub(super) struct Scalar<'e> {
    pub(super) text: &'e str,
    pub(super) style: ScalarStyle,
    pub(super) tag: Option<&'e Tag>,
}

/// A scalar that was read.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Read<'e> {
    Plain(Plain),
    Text(Cow<'e, str>),
}

/// The scalar at an event; of any other event an empty one.
pub(super) fn scalar_at<'e>(events: &'e [Event<'_>], at: usize) -> Scalar<'e> {
    let event = events.get(at);
    let (text, style) = match event.map(|event| &event.kind) {
        Some(Kind::Scalar(text, style)) => (&**text, *style),
        _ => ("", ScalarStyle::Plain),
    };
    Scalar { text, style, tag: event.and_then(Event::tag) }
}

const YAML: &str = "tag:yaml.org,2002:";

impl<'e> Scalar<'e> {
    /// Whether it is the key that merges (yaml.org/type/merge).
    pub(super) fn is_merge(&self) -> bool {
        let by_tag = self.tag.map(|tag| matches!(&*tag.0, "!" | "tag:yaml.org,2002:merge"));
        self.text == "<<" && by_tag.unwrap_or(self.style == ScalarStyle::Plain)
    }

    pub(super) fn read(&self) -> Result<Read<'e>, Fault> {
        let text = Read::Text(Cow::Borrowed(self.text));
        let plain = match self.tag {
            Some(tag) => return self.tagged(tag),
            None if self.style == ScalarStyle::Plain => number::plain(self.text),
            None => Plain::Text,
        };
        Ok(if plain == Plain::Text { text } else { Read::Plain(plain) })
    }

    fn tagged(&self, tag: &Tag) -> Result<Read<'e>, Fault> {
        let text = Read::Text(Cow::Borrowed(self.text));
        let plain = number::plain(self.text);
        let read = match (tag.0.strip_prefix(YAML), plain) {
            (Some("null"), Plain::Null)
            | (Some("bool"), Plain::Boolean(_))
            | (Some("int"), Plain::Signed(_) | Plain::Unsigned(_))
            | (Some("float"), Plain::Float(_) | Plain::Signed(_)) => Read::Plain(plain),
            (Some("timestamp"), Plain::Text) if is_date(self.text) => text,
            (Some("binary"), _) => Read::Text(binary::decoded(self.text).ok_or(Fault::Base64)?.into()),
            (Some("null" | "bool" | "int" | "float" | "timestamp"), _) => {
                return Err(Fault::Tagged { tag: tag.shown(), text: self.text.to_owned() });
            }
            _ => text,
        };
        Ok(read)
    }
}

/// Whether it begins as `2001-1-1` does.
fn is_date(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let is_number = |part: Option<&str>| part.is_some_and(|part| part.bytes().all(|byte| byte.is_ascii_digit()));
    is_number(parts.next().filter(|year| year.len() == 4))
        && is_number(parts.next().filter(|month| !month.is_empty()))
        && parts.next().is_some_and(|day| day.starts_with(|char: char| char.is_ascii_digit()))
}

impl Read<'_> {
    /// As a value.
    pub(super) fn value(self) -> Result<Value, Fault> {
        #[expect(clippy::cast_precision_loss, reason = "Helm loses it too")]
        let number = match self {
            Self::Text(text) => return Ok(Value::String(text.into_owned())),
            Self::Plain(Plain::Null | Plain::Text) => return Ok(Value::Null),
            Self::Plain(Plain::Boolean(value)) => return Ok(Value::Bool(value)),
            Self::Plain(Plain::Signed(value)) => value as f64,
            Self::Plain(Plain::Unsigned(value)) => value as f64,
            Self::Plain(Plain::Float(value)) => value,
        };
        number::json(number).ok_or(Fault::NotFinite)
    }

    /// As the key of a mapping: JSON has strings only.
    pub(super) fn key(self) -> Result<String, Fault> {
        Ok(match self {
            Self::Text(text) => text.into_owned(),
            Self::Plain(Plain::Null | Plain::Text) => return Err(Fault::NullKey),
            Self::Plain(Plain::Unsigned(_)) => return Err(Fault::HugeKey),
            Self::Plain(Plain::Boolean(value)) => value.to_string(),
            Self::Plain(Plain::Signed(value)) => value.to_string(),
            Self::Plain(Plain::Float(value)) => float_key(value),
        })
    }
}

/// A float as a key: in 32 bits, as Go's `%g` writes it.
fn float_key(value: f64) -> String {
    if value.is_nan() {
        return ".nan".to_owned();
    }
    if value.is_infinite() {
        return if value < 0.0 { "-.inf" } else { ".inf" }.to_owned();
    }
    #[expect(clippy::cast_possible_truncation, reason = "sigs.k8s.io/yaml does so")]
    let short = value as f32;
    let scientific = format!("{short:e}");
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or_default();
    if short != 0.0 && !(-4..6).contains(&exponent) {
        let sign = if exponent < 0 { '-' } else { '+' };
        return format!("{mantissa}e{sign}{:02}", exponent.abs());
    }
    short.to_string()
}
