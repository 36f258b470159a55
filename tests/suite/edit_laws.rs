//! Laws that every edit of a YAML scalar keeps, on generated documents.

mod asks;
mod documents;
mod libyaml;
mod pieces;

use std::fmt::Debug;

use git_eurodat::model::edit::{Aliases, SetOptions, set_scalar};
use git_eurodat::model::position::Position;
use git_eurodat::model::yaml::{Fault, reads_as_string, scalar_at};
use libtest_mimic::{Failed, Trial};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestCaseResult, TestRunner};

use asks::{asks, odd};
use documents::{Document, documents};

/// One trial a law.
pub fn trials() -> Vec<Trial> {
    vec![
        law("a-value-reads-as-written", documents(), |document| reads_as_written(&document)),
        law("an-edit-changes-one-value-and-no-other-byte", asks(), |(document, value)| changes_one(&document, &value)),
        law("set-twice-is-set-once", asks(), |(document, value)| twice_is_once(&document, &value)),
        law("setting-back-gives-the-bytes-back", asks(), |(document, value)| back_again(&document, &value)),
        law("libyaml-sees-one-change-too", asks(), |(document, value)| libyaml_agrees(&document, &value)),
        law("odd-text-is-refused-or-edited-right", odd(), |(document, text, value)| odd_text(&document, &text, &value)),
    ]
}

fn law<S>(name: &str, strategy: S, holds: impl Fn(S::Value) -> TestCaseResult + Send + 'static) -> Trial
where
    S: Strategy<Value: Debug> + Send + 'static,
{
    Trial::test(format!("edit_laws::{name}"), move || {
        let default = Config::default();
        let config = Config { cases: default.cases.max(1000), failure_persistence: None, ..default };
        let mut runner = TestRunner::new(config);
        runner.run(&strategy, holds).map_err(|error| Failed::from(error.to_string()))
    })
}

fn edited(document: &Document, value: &str) -> Result<String, TestCaseError> {
    let edited = set_scalar(document.text().as_bytes(), &document.path, value, SetOptions::default());
    let bytes = edited.map_err(|error| TestCaseError::fail(format!("{error} in\n{}", document.text())))?;
    String::from_utf8(bytes).map_err(|error| TestCaseError::fail(error.to_string()))
}

fn reads_as_written(document: &Document) -> TestCaseResult {
    let scalar = scalar_at(document.text().as_bytes(), &document.path);
    let scalar = scalar.map_err(|error| TestCaseError::fail(format!("{error} in\n{}", document.text())))?;
    prop_assert_eq!(scalar.is_null, document.value.is_none());
    prop_assert_eq!(scalar.is_string, document.is_string);
    if let Some(value) = &document.value {
        prop_assert_eq!(&scalar.value, value);
    }
    Ok(())
}

fn changes_one(document: &Document, value: &str) -> TestCaseResult {
    let edited = edited(document, value)?;
    prop_assert!(edited.starts_with(&document.before), "before: {edited:?}");
    prop_assert!(edited.ends_with(&document.after), "after: {edited:?}");
    prop_assert!(edited.len() >= document.before.len() + document.after.len());
    let scalar = scalar_at(edited.as_bytes(), &document.path);
    let scalar = scalar.map_err(|error| TestCaseError::fail(format!("{error} in\n{edited}")))?;
    prop_assert_eq!(&*scalar.value, value);
    prop_assert!(scalar.is_string && !scalar.is_null);
    let unchanged = document.is_string && document.value.as_deref() == Some(value);
    prop_assert!(!unchanged || edited == document.text());
    Ok(())
}

fn twice_is_once(document: &Document, value: &str) -> TestCaseResult {
    let once = edited(document, value)?;
    let twice = set_scalar(once.as_bytes(), &document.path, value, SetOptions::default());
    prop_assert_eq!(twice, Ok(once.into_bytes()));
    Ok(())
}

fn back_again(document: &Document, value: &str) -> TestCaseResult {
    let there = edited(document, value)?;
    // What stands plain only thanks to its tag comes back in quotes.
    let may_return = |old: &&String| document.is_string && (reads_as_string(old) || !document.is_plain());
    let Some(old) = document.value.as_ref().filter(may_return) else { return Ok(()) };
    let back = set_scalar(there.as_bytes(), &document.path, old, SetOptions::default());
    let back = back.map_err(|error| TestCaseError::fail(error.to_string()))?;
    let style = |text: &[u8]| scalar_at(text, &document.path).map(|scalar| scalar.style);
    let kept = style(there.as_bytes()) == style(document.text().as_bytes());
    prop_assert!(!kept || back == document.text().as_bytes(), "{:?}", String::from_utf8_lossy(&back));
    Ok(())
}

fn libyaml_agrees(document: &Document, value: &str) -> TestCaseResult {
    let edited = edited(document, value)?;
    let Some(old) = libyaml::events(document.text().as_bytes()) else { return Ok(()) };
    let new =
        libyaml::events(edited.as_bytes()).ok_or_else(|| TestCaseError::fail("libyaml refuses the edited text"))?;
    prop_assert_eq!(old.len(), new.len());
    let changed: Vec<_> = old.iter().zip(&new).filter(|(old, new)| old != new).map(|(_, new)| new).collect();
    prop_assert!(changed.len() <= 1, "{changed:?}");
    for scalar in changed {
        let (text, is_plain) = libyaml::scalar(scalar).ok_or_else(|| TestCaseError::fail("no scalar changed"))?;
        prop_assert_eq!(text, value);
        prop_assert!(!is_plain || reads_as_string(text));
    }
    Ok(())
}

fn odd_text(document: &Document, text: &str, value: &str) -> TestCaseResult {
    let options = SetOptions { aliases: Aliases::Follow };
    match set_scalar(text.as_bytes(), &document.path, value, options) {
        Ok(edited) => {
            let scalar = scalar_at(&edited, &document.path);
            prop_assert!(scalar.is_ok_and(|scalar| scalar.value == value && scalar.is_string));
        }
        Err(error) => {
            prop_assert!(error.kind != Fault::Unproven, "{error}");
            let all = error.positions();
            prop_assert!(all.iter().all(|at| *at == Position::of(text.as_bytes(), at.offset)));
            prop_assert!(!error.message().is_empty());
        }
    }
    Ok(())
}
