//! `values-syntax`: a values file is one YAML mapping with its release in it.

use crate::model::content::{Content, LARGEST};
use crate::model::diagnostic::Diagnostic;
use crate::model::excerpt::Excerpt;
use crate::model::fleet::{Declared, Unreadable};
use crate::model::key_path::KeyPath;
use crate::model::report::RuleText;
use crate::model::yaml::{YamlError, scalar_at};

const ID: &str = "values-syntax";

/// The rule.
pub const TEXT: RuleText = RuleText {
    id: ID,
    says: "a values file is one valid YAML mapping: no key twice, no tab that indents, the release key once and a scalar",
};

/// What a values file declares, with the place of its release; or what is wrong with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Declaration {
    /// What it declares.
    pub declared: Declared,
    /// Where the release stands.
    pub place: Option<Excerpt>,
    /// What is wrong.
    pub fault: Option<Diagnostic>,
}

/// Judges a values file.
#[must_use]
pub fn inspect(path: &str, content: &Content, key: &KeyPath) -> Declaration {
    match content {
        Content::File(text) => in_text(path, text, key),
        Content::TooLarge(size) => refused(
            Diagnostic::error(ID, path, format!("the file has {size} bytes, and Helm takes at most {LARGEST}"))
                .help("is it the right file?"),
        ),
        Content::NotFile => refused(
            Diagnostic::error(ID, path, "this is a symlink or a submodule, and no file")
                .help("write the values into a file of this name"),
        ),
    }
}

fn in_text(path: &str, text: &[u8], key: &KeyPath) -> Declaration {
    let scalar = match scalar_at(text, key) {
        Ok(scalar) => scalar,
        Err(error) => return refused(unreadable(path, text, &error)),
    };
    let width = text.get(scalar.span.clone()).map_or(1, |value| String::from_utf8_lossy(value).chars().count());
    let place = Excerpt::of(path, text, scalar.position, width);
    let error = |message| Diagnostic::error(ID, path, message).about(key.to_string()).at(place.clone());
    if scalar.is_null {
        return refused(error(format!("`{key}` is empty")).help("write the release there"));
    }
    if scalar.documents > 1 {
        let message = format!("the file has {} documents, and Helm reads only the first", scalar.documents);
        return refused(error(message).help("keep one document to a file"));
    }
    Declaration { declared: Declared::from_text(&scalar.value), place: Some(place), fault: None }
}

fn unreadable(path: &str, text: &[u8], error: &YamlError) -> Diagnostic {
    let found = Diagnostic { help: error.help(), ..Diagnostic::error(ID, path, error.message()) };
    let found = found.about(error.kind.key().unwrap_or_default());
    error.positions().into_iter().map(|position| Excerpt::of(path, text, position, 1)).fold(found, Diagnostic::at)
}

fn refused(fault: Diagnostic) -> Declaration {
    let position = fault.excerpts.first().map(|excerpt| excerpt.position);
    let declared = Declared::Unreadable(Unreadable { why: fault.message.clone(), position });
    Declaration { declared, place: None, fault: Some(fault) }
}
