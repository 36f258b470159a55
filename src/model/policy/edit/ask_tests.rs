//! What is made of what was typed.

use jiff::Timestamp;

use super::super::super::types::{Freeze, Policy};
use super::{FreezeAsk, asked};
use crate::model::name::StageName;

fn now() -> Timestamp {
    "2026-12-18T08:30:15.75Z".parse().expect("a time")
}

fn words(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

/// What comes of it with the EuroDaT layout and these freezes: stages, start and end, or the faults.
fn outcome(stages: &[&str], times: (Option<&str>, Option<&str>), freezes: &[Freeze]) -> Result<String, Vec<String>> {
    let stages = words(stages);
    let ask = FreezeAsk { stages: &stages, from: times.0, until: times.1, reason: Some("year's end") };
    let policy = Policy { freezes: freezes.to_vec(), ..Policy::default() };
    let shown = |freeze: Freeze| {
        let stages: Vec<&str> = freeze.stages.iter().map(StageName::as_str).collect();
        format!("{} {} {}", stages.join("+"), freeze.from, freeze.until)
    };
    asked(&ask, &policy, now()).map(shown).map_err(|faults| faults.into_iter().map(|fault| fault.message).collect())
}

#[test]
fn starts_now_to_the_second() {
    let freeze = outcome(&["prod", "qa", "prod"], (None, Some("36h")), &[]);
    assert_eq!(freeze.as_deref(), Ok("prod+qa 2026-12-18T08:30:15Z 2026-12-19T20:30:15Z"));
}

#[test]
fn starts_when_it_is_told_to() {
    let freeze = outcome(&["prod"], (Some("2026-12-20"), Some("2026-12-20T12:00:00+01:00")), &[]);
    assert_eq!(freeze.as_deref(), Ok("prod 2026-12-20T00:00:00Z 2026-12-20T11:00:00Z"));
}

#[test]
fn every_fault_at_once() {
    let stages = words(&["prod", "production", "int"]);
    let ask = FreezeAsk { stages: &stages, from: Some("monday"), until: Some("friday"), reason: Some(" ") };
    let faults = asked(&ask, &Policy::default(), now()).expect_err("faults");
    let messages: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "there is no stage production",
            "there is no stage int",
            "the reason is empty",
            "`monday` is no point in time",
            "`friday` is neither a point in time nor a span of time",
        ]
    );
    assert_eq!(faults[0].help, "the stages are dev, qa, qa-int, prod, nightly");
    let ask = FreezeAsk { stages: &[], from: None, until: None, reason: None };
    let faults = asked(&ask, &Policy::default(), now()).expect_err("faults");
    let messages: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
    assert_eq!(messages, ["no stage is named", "no reason is given", "no end is given"]);
}

#[test]
fn an_end_is_behind_its_start() {
    for (from, until) in [(None, "2026-12-18"), (Some("2026-12-20"), "2026-12-20"), (Some("2026-12-20"), "0s")] {
        let faults = outcome(&["prod"], (from, Some(until)), &[]).expect_err("a fault");
        assert!(faults[0].contains("is not after its start"), "{faults:?}");
    }
}

/// Only what holds now can be meant by someone who names no start.
#[test]
fn the_one_that_holds_is_found() {
    let until = "2027-01-04T00:00:00Z";
    let freeze = |from: &str| Freeze {
        stages: vec![StageName::new("qa"), StageName::new("prod")],
        from: from.parse().expect("a time"),
        until: until.parse().expect("a time"),
        reason: "year's end".to_owned(),
    };
    for (stages, standing, expected) in [
        (["prod", "qa"], "2026-12-01T00:00:00Z", "qa+prod 2026-12-01T00:00:00Z 2027-01-04T00:00:00Z"),
        (["prod", "qa"], "2026-12-20T00:00:00Z", "prod+qa 2026-12-18T08:30:15Z 2027-01-04T00:00:00Z"),
        (["prod", "dev"], "2026-12-01T00:00:00Z", "prod+dev 2026-12-18T08:30:15Z 2027-01-04T00:00:00Z"),
    ] {
        assert_eq!(outcome(&stages, (None, Some(until)), &[freeze(standing)]).as_deref(), Ok(expected));
    }
    let named = outcome(&["qa", "prod"], (Some("2026-12-17"), Some(until)), &[freeze("2026-12-01T00:00:00Z")]);
    assert_eq!(named.as_deref(), Ok("qa+prod 2026-12-17T00:00:00Z 2027-01-04T00:00:00Z"));
}
