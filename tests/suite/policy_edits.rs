//! Laws that every freeze and every rejection written into a policy keeps, on generated policies.

mod documents;

use std::fmt::Debug;

use git_eurodat::model::name::StageName;
use git_eurodat::model::policy::{EditError, Freeze, Policy, read, with_freeze, with_rejection};
use git_eurodat::model::release::Release;
use jiff::Timestamp;
use libtest_mimic::{Failed, Trial};
use proptest::prelude::*;
use proptest::sample::subsequence;
use proptest::test_runner::{Config, TestCaseResult, TestRunner};

use documents::{Document, Shape, documents};

/// One trial a law.
pub fn trials() -> Vec<Trial> {
    vec![
        law("a-freeze-is-one-freeze-more", (documents(), freezes()), |(document, freeze)| {
            one_freeze(&document, &freeze)
        }),
        law("a-rejection-is-one-release-more", (documents(), rejections()), |(document, (release, reason))| {
            one_rejection(&document, &release, &reason)
        }),
        law("a-policy-with-lines-lost-is-refused-or-edited-right", (damaged(), freezes(), rejections()), |asked| {
            let (text, freeze, (release, reason)) = asked;
            damaged_text(&text, &freeze, (&release, &reason))
        }),
    ]
}

fn law<S>(name: &str, strategy: S, holds: impl Fn(S::Value) -> TestCaseResult + Send + 'static) -> Trial
where
    S: Strategy<Value: Debug> + Send + 'static,
{
    Trial::test(format!("policy_edits::{name}"), move || {
        let default = Config::default();
        let config = Config { cases: default.cases.max(1000), failure_persistence: None, ..default };
        let mut runner = TestRunner::new(config);
        runner.run(&strategy, holds).map_err(|error| Failed::from(error.to_string()))
    })
}

fn freezes() -> impl Strategy<Value = Freeze> {
    let stages = subsequence(documents::STAGES.to_vec(), 1..=documents::STAGES.len()).prop_shuffle();
    let from = (0_i64..200_000_000_000, prop_oneof![9 => Just(0), 1 => 0..1_000_000_000_i32]);
    (stages, from, 1_i64..100_000_000, reasons()).prop_map(|(stages, (second, part), length, reason)| Freeze {
        stages: stages.into_iter().map(StageName::new).collect(),
        from: Timestamp::new(second, part).expect("a time"),
        until: Timestamp::new(second + length, part).expect("a time"),
        reason,
    })
}

fn rejections() -> impl Strategy<Value = (Release, String)> {
    let release = "[0-9]\\.(0|[1-9][0-9])\\.[0-9](-rc\\.[1-9])?";
    (release.prop_map(|text| text.parse().expect("a release")), reasons())
}

fn reasons() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[\"'#=\\[\\]{},\\\\a \\n\\r\\t]{0,9}", Just("year's end".to_owned())]
}

/// A policy without some of its lines.
fn damaged() -> impl Strategy<Value = String> {
    (documents(), any::<prop::sample::Index>(), 1_usize..4).prop_map(|(document, first, count)| {
        let lines: Vec<&str> = document.text.split_inclusive('\n').collect();
        let first = first.index(lines.len());
        lines.iter().enumerate().filter(|(at, _)| !(first..first + count).contains(at)).map(|(_, line)| *line).collect()
    })
}

fn policy(text: &str) -> Result<Policy, TestCaseError> {
    let policy = read(text).map(|(policy, _)| policy);
    policy.map_err(|errors| TestCaseError::fail(format!("{errors:?} in\n{text}")))
}

fn one_freeze(document: &Document, freeze: &Freeze) -> TestCaseResult {
    let old = policy(&document.text)?;
    let edited = with_freeze(&document.text, freeze);
    let edited = edited.map_err(|error| TestCaseError::fail(format!("{error} in\n{}", document.text)))?;
    let freezes = old.freezes.iter().chain([freeze]).cloned().collect();
    prop_assert_eq!(policy(&edited)?, Policy { freezes, ..old });
    keeps_all(document, &edited, document.freezes)?;
    prop_assert_eq!(with_freeze(&edited, freeze), Ok(edited));
    Ok(())
}

fn one_rejection(document: &Document, release: &Release, reason: &str) -> TestCaseResult {
    let old = policy(&document.text)?;
    let edited = with_rejection(&document.text, release, reason);
    if let Some(there) = old.rejected.get(release) {
        let same = there == reason;
        let expected = if same {
            Ok(document.text.clone())
        } else {
            Err(EditError::OtherReason { release: release.clone(), reason: there.clone() })
        };
        prop_assert_eq!(edited, expected);
        return Ok(());
    }
    let edited = edited.map_err(|error| TestCaseError::fail(format!("{error} in\n{}", document.text)))?;
    let mut rejected = old.rejected.clone();
    rejected.insert(release.clone(), reason.to_owned());
    prop_assert_eq!(policy(&edited)?, Policy { rejected, ..old });
    keeps_all(document, &edited, document.rejected)?;
    prop_assert_eq!(with_rejection(&edited, release, reason), Ok(edited));
    Ok(())
}

/// Every old byte is there in its order; where the list is one of lines, every old line, and the new ones stand
/// together. Lines end as they did.
fn keeps_all(document: &Document, edited: &str, shape: Shape) -> TestCaseResult {
    let old = &document.text;
    if shape == Shape::Lines {
        let prefix = old.bytes().zip(edited.bytes()).take_while(|(old, new)| old == new).count();
        let suffix = old.bytes().rev().zip(edited.bytes().rev()).take_while(|(old, new)| old == new).count();
        prop_assert!(prefix + suffix >= old.len(), "more than an insertion:\n{}\n---\n{}", old, edited);
        let mut new = edited.lines();
        prop_assert!(old.lines().all(|line| new.any(|new| new == line)), "a line is lost:\n{}\n---\n{}", old, edited);
    } else {
        let mut new = edited.bytes();
        prop_assert!(old.bytes().all(|byte| new.any(|new| new == byte)), "a byte is lost:\n{}\n---\n{}", old, edited);
    }
    if old.contains('\n') {
        let feeds = edited.matches('\n').count();
        prop_assert_eq!(edited.matches("\r\n").count(), if document.is_crlf { feeds } else { 0 }, "{:?}", edited);
    }
    Ok(())
}

fn damaged_text(text: &str, freeze: &Freeze, (release, reason): (&Release, &str)) -> TestCaseResult {
    let before = read(text);
    match (with_freeze(text, freeze), &before) {
        (Err(EditError::Faulty(faults)), Err(errors)) => prop_assert_eq!(&faults, errors),
        (Ok(edited), Ok((before, _))) => {
            let new = usize::from(!before.freezes.iter().any(|old| old.says(freeze)));
            prop_assert_eq!(policy(&edited)?.freezes.len(), before.freezes.len() + new);
        }
        // The stage may be lost.
        (Err(EditError::Unproven), Ok((before, _))) => {
            prop_assert!(freeze.stages.iter().any(|stage| before.stage(stage).is_none()), "{}", text);
        }
        (edited, _) => prop_assert!(false, "{:?} of\n{}", edited, text),
    }
    match (with_rejection(text, release, reason), before) {
        (Err(EditError::Faulty(faults)), Err(errors)) => prop_assert_eq!(faults, errors),
        (Ok(edited), Ok(_)) => {
            let after = policy(&edited)?;
            prop_assert_eq!(after.rejected.get(release).map(String::as_str), Some(reason));
        }
        (Err(EditError::OtherReason { .. }), Ok((before, _))) => prop_assert!(before.rejected.contains_key(release)),
        (edited, _) => prop_assert!(false, "{:?} of\n{}", edited, text),
    }
    Ok(())
}
