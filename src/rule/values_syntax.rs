//! `values-syntax`: a values file is one YAML mapping with its release in it.

use std::ops::Range;

use crate::model::content::{Content, LARGEST};
use crate::model::diagnostic::Diagnostic;
use crate::model::excerpt::Excerpt;
use crate::model::fleet::{Declared, Unreadable};
use crate::model::key_path::KeyPath;
use crate::model::position::Position;
use crate::model::report::RuleText;
use crate::model::yaml::{Parsed, Scalar, YamlError};

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
    /// Its bytes in the text.
    pub span: Option<Range<usize>>,
    /// What is wrong.
    pub fault: Option<Diagnostic>,
}

/// Judges a values file.
#[must_use]
pub fn inspect(path: &str, content: &Content, key: &KeyPath) -> Declaration {
    match content {
        Content::File(text) => inspect_text((path, text), &Parsed::read(text), key),
        Content::TooLarge(_) | Content::NotFile => refused(no_file(path, content)),
    }
}

/// The same of a text that was read already.
#[must_use]
pub fn inspect_text((path, text): (&str, &[u8]), parsed: &Result<Parsed<'_>, YamlError>, key: &KeyPath) -> Declaration {
    match parsed.as_ref().map(|parsed| parsed.scalar_at(key)) {
        Ok(Ok(scalar)) => declaration(path, text, &scalar, key),
        Ok(Err(error)) => refused(unreadable(path, text, &error)),
        Err(error) => refused(unreadable(path, text, error)),
    }
}

/// Judges the chart's own `values.yaml`, which need not hold a release.
#[must_use]
pub fn inspect_defaults(path: &str, text: &[u8]) -> Option<Diagnostic> {
    let read = Parsed::read(text).and_then(|parsed| parsed.refuse_duplicates());
    read.err().map(|error| unreadable(path, text, &error))
}

/// What to say of what is no file, or too large a one.
#[must_use]
pub fn no_file(path: &str, content: &Content) -> Diagnostic {
    match content {
        Content::TooLarge(size) => {
            Diagnostic::error(ID, path, format!("the file has {size} bytes, and Helm takes at most {LARGEST}"))
                .help("is it the right file?")
        }
        Content::File(_) | Content::NotFile => {
            Diagnostic::error(ID, path, "this is a symlink or a submodule, and no file")
                .help("write the values into a file of this name")
        }
    }
}

fn declaration(path: &str, text: &[u8], scalar: &Scalar, key: &KeyPath) -> Declaration {
    let width = text.get(scalar.span.clone()).map_or(1, |value| String::from_utf8_lossy(value).chars().count());
    let place = Excerpt::of(path, text, scalar.position, width);
    let error = |message| Diagnostic::error(ID, path, message).about(key.to_string()).at(place.clone());
    if scalar.is_null {
        return refused(error(format!("`{key}` is empty")).help("write the release there"));
    }
    if scalar.documents > 1 {
        let message = format!("the file has {} documents, and Helm reads only the first of them", scalar.documents);
        let fault = error(message).help("keep one document to a file").about("");
        return Declaration { fault: Some(fault), ..of_scalar(scalar, place) };
    }
    of_scalar(scalar, place)
}

fn of_scalar(scalar: &Scalar, place: Excerpt) -> Declaration {
    let declared = Declared::from_text(&scalar.value);
    Declaration { declared, place: Some(place), span: Some(scalar.span.clone()), fault: None }
}

fn unreadable(path: &str, text: &[u8], error: &YamlError) -> Diagnostic {
    if let Some(conflict) = conflict(path, text) {
        return conflict;
    }
    let found = Diagnostic { help: error.help(), ..Diagnostic::error(ID, path, error.message()) };
    let found = found.about(error.kind.key().unwrap_or_default());
    error.positions().into_iter().map(|position| Excerpt::of(path, text, position, 1)).fold(found, Diagnostic::at)
}

/// A conflict that a merge left in the text ([git merge](https://git-scm.com/docs/git-merge#_how_conflicts_are_presented)).
fn conflict(path: &str, text: &[u8]) -> Option<Diagnostic> {
    const MARKER: &[u8] = b"<<<<<<< ";
    let starts = std::iter::once(0).chain(text.iter().enumerate().filter(|(_, b)| **b == b'\n').map(|(at, _)| at + 1));
    let offset = starts.into_iter().find(|at| text.get(*at..).is_some_and(|rest| rest.starts_with(MARKER)))?;
    let place = Excerpt::of(path, text, Position::of(text, offset), MARKER.len() - 1);
    Some(
        Diagnostic::error(ID, path, "a merge conflict is unresolved")
            .help("resolve it, and remove the markers")
            .at(place),
    )
}

fn refused(fault: Diagnostic) -> Declaration {
    let position = fault.excerpts.first().map(|excerpt| excerpt.position);
    let declared = Declared::Unreadable(Unreadable { why: fault.message.clone(), position });
    Declaration { declared, place: None, span: None, fault: Some(fault) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_document_of_nothing_is_none() {
        let fault = |text: &str| {
            let content = Content::File(text.as_bytes().to_vec());
            inspect("values-qa-gcp.yaml", &content, &KeyPath::single("a")).fault.map(|fault| fault.message)
        };
        assert_eq!(fault("a: 1.5.0\n---\n# nothing\n"), None);
        let two = "the file has 2 documents, and Helm reads only the first of them".to_owned();
        assert_eq!(fault("a: 1.5.0\n---\nb: 1\n"), Some(two));
    }

    #[test]
    fn defaults_have_no_key_twice() {
        let found = |text: &str| inspect_defaults("values.yaml", text.as_bytes());
        assert_eq!(found("a: {b: 1}\nb: 2\n"), None);
        let twice = found("a: 1\nb:\n  a: 1\n  a: 2\n").unwrap();
        assert_eq!(twice.message, "the key `a` stands more than once in one mapping");
        assert_eq!(
            twice.excerpts.iter().map(ToString::to_string).collect::<Vec<_>>(),
            ["values.yaml:4:3", "values.yaml:3:3"]
        );
    }
}
