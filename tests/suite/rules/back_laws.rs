//! Laws that hold for every way back.

use git_eurodat::model::finding::Verdict;
use git_eurodat::model::promotion::{Ask, Direction, Promotion};
use git_eurodat::model::release::Release;
use git_eurodat::plan::{Decision, decide, past};
use libtest_mimic::Trial;
use proptest::sample::select;
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestCaseResult, TestRunner};
use proptest::{prop_assert, prop_assert_eq};

use super::laws::lives;
use super::life::Life;

/// Whether something holds for a life and an ask.
type Law = fn(&Life, &str) -> TestCaseResult;

pub(super) fn trials() -> Vec<Trial> {
    let laws: [(&str, Law); 3] = [
        ("a_rollback_goes_down_to_what_ran_there", goes_down_to_what_ran_there),
        ("a_rollback_named_outright_is_the_same", named_outright_is_the_same),
        ("the_list_marks_what_a_rollback_takes", the_list_marks_what_a_rollback_takes),
    ];
    laws.map(|(name, law)| Trial::test(format!("rules::{name}"), move || holds(law))).into()
}

fn holds(law: Law) -> Result<(), libtest_mimic::Failed> {
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(3000) });
    let place = select(&["qa", "qa-int", "prod", "qa-gcp", "qa-int-azure", "prod-gcp"][..]);
    let rejected = select(&["rejected 1.4.1", "rejected 1.4.2", "rejected 9.9.9"][..]);
    let asks = (lives(), rejected, place).prop_map(|(mut life, rejected, place)| {
        life.push(rejected.to_owned());
        (life, format!("rollback {place}"))
    });
    let test = |(steps, ask): (Vec<String>, String)| {
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        law(&Life::of(&steps), &ask)
    };
    runner.run(&asks, test).map_err(|failure| failure.to_string().into())
}

fn rollback(life: &Life, ask: &Ask) -> Option<Box<Promotion>> {
    match life.with(|context| decide(ask, context)) {
        Ok(Decision::Promote(promotion)) => Some(promotion),
        _ => None,
    }
}

fn goes_down_to_what_ran_there(life: &Life, ask: &str) -> TestCaseResult {
    let Some(rollback) = rollback(life, &life.ask(ask)) else { return Ok(()) };
    prop_assert_eq!(rollback.direction, Direction::Back);
    prop_assert!(rollback.branch.starts_with("rollback/"), "{}", rollback.branch);
    prop_assert!(!rollback.edits.is_empty());
    prop_assert!(rollback.findings.iter().all(|finding| finding.verdict != Verdict::Fail));
    prop_assert!(!life.policy.rejected.contains_key(&rollback.release));
    for name in &rollback.scope {
        prop_assert!(life.timeline.ran(&rollback.release, name).next().is_some(), "it never ran in {name}");
    }
    for edit in &rollback.edits {
        let last = life.timeline.of(&edit.environment).iter().rev().find_map(|stay| stay.declared.release());
        prop_assert!(last.is_some_and(|last| *last > rollback.release), "{edit:#?}");
    }
    Ok(())
}

fn named_outright_is_the_same(life: &Life, ask: &str) -> TestCaseResult {
    let ask = life.ask(ask);
    let Some(chosen) = rollback(life, &ask) else { return Ok(()) };
    let named = Ask { release: Some(chosen.release.clone()), ..ask };
    prop_assert_eq!(rollback(life, &named), Some(chosen));
    Ok(())
}

fn the_list_marks_what_a_rollback_takes(life: &Life, ask: &str) -> TestCaseResult {
    let ask = life.ask(ask);
    let Ok(past) = life.with(|context| past(&ask, context)) else { return Ok(()) };
    if let Some(rollback) = rollback(life, &ask) {
        prop_assert_eq!(past.choice.as_ref().ok(), Some(&rollback.release));
    }
    // Nothing better than the choice is in the list, but what was rolled back.
    let better = |release: &&Release| {
        let named = Ask { release: Some((*release).clone()), ..ask.clone() };
        past.choice.as_ref().is_ok_and(|choice| **release > *choice) && rollback(life, &named).is_some()
    };
    if life.timeline.complete {
        let good = past.stays.iter().filter(|stay| !stay.rolled_back).map(|stay| &stay.release);
        let rolled_back =
            |release: &&Release| past.stays.iter().any(|stay| stay.release == **release && stay.rolled_back);
        prop_assert_eq!(good.filter(|release| !rolled_back(release)).find(better), None, "{:#?}", past);
    }
    Ok(())
}
