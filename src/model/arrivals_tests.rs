use super::*;
use crate::model::oid::Oid;

/// What an environment declares at each step, from 1 on, an hour apart; a dot where it isn't there.
fn timeline(environments: &[(&str, &str, &str)]) -> Timeline {
    let stays = environments.iter().map(|(stage, cloud, told)| {
        let mut stays: Vec<Stay> = Vec::new();
        for (ordinal, text) in (1..).zip(told.split(' ')) {
            let new = (text != ".").then(|| Declared::from_text(text));
            let running = stays.last_mut().filter(|stay| stay.until.is_none());
            if running.as_ref().map(|stay| &stay.declared) == new.as_ref() {
                continue;
            }
            if let Some(running) = running {
                running.until = Some(step(ordinal));
            }
            stays.extend(new.map(|declared| Stay { declared, since: step(ordinal), until: None }));
        }
        (EnvironmentName::new(StageName::new(*stage), *cloud), stays)
    });
    Timeline { stays: stays.collect(), complete: true }
}

fn step(ordinal: u64) -> Step {
    let byte = u8::try_from(ordinal).unwrap();
    let time = Timestamp::from_second(i64::from(byte) * 3600).unwrap();
    Step { commit: Oid::from_bytes(&[byte; 20]).unwrap(), time, ordinal }
}

/// Each move as one line, newest first.
fn told(environments: &[(&str, &str, &str)]) -> Vec<String> {
    told_of(&timeline(environments))
}

fn told_of(timeline: &Timeline) -> Vec<String> {
    arrivals(&Policy::default(), timeline).iter().map(tell).collect()
}

fn tell(arrival: &Arrival) -> String {
    let declared = |declared: &Option<Declared>| declared.as_ref().map_or("-".to_owned(), ToString::to_string);
    let took = arrival.took.map_or(String::new(), |seconds| format!(" {}h", seconds / 3600));
    let (old, new) = (declared(&arrival.old), declared(&arrival.new));
    let (at, name) = (arrival.at.ordinal, arrival.direction.name());
    format!("{at} {} {name} {old} {new}{took}", arrival.environment)
}

#[test]
fn newest_first_and_stages_in_order() {
    let fleet =
        [("prod", "gcp", "1.0.0 1.0.0 1.1.0"), ("qa", "gcp", "1.0.0 1.1.0 1.1.0"), ("qa-int", "gcp", ". . 1.1.0")];
    assert_eq!(
        told(&fleet),
        [
            "3 qa-int-gcp joins - 1.1.0",
            "3 prod-gcp up 1.0.0 1.1.0 0h",
            "2 qa-gcp up 1.0.0 1.1.0",
            "1 qa-gcp joins - 1.0.0",
            "1 prod-gcp joins - 1.0.0",
        ]
    );
}

#[test]
fn down_is_a_rollback_where_it_ran_before() {
    assert_eq!(
        told(&[("qa", "gcp", "1.0.0 1.2.0 1.0.0 1.2.0 1.1.0")]),
        [
            "5 qa-gcp down 1.2.0 1.1.0",
            "4 qa-gcp up 1.0.0 1.2.0",
            "3 qa-gcp rollback 1.2.0 1.0.0",
            "2 qa-gcp up 1.0.0 1.2.0",
            "1 qa-gcp joins - 1.0.0",
        ]
    );
}

#[test]
fn environments_come_and_go() {
    assert_eq!(
        told(&[("qa", "gcp", ". 1.0.0 . 1.0.0 .")]),
        ["5 qa-gcp leaves 1.0.0 -", "4 qa-gcp joins - 1.0.0", "3 qa-gcp leaves 1.0.0 -", "2 qa-gcp joins - 1.0.0",]
    );
}

#[test]
fn branches_have_no_direction() {
    assert_eq!(told(&[("dev", "gcp", "main fix")])[0], "2 dev-gcp other main fix");
}

/// Since the first environment of the stage before had it; a release that returns didn't come from there.
#[test]
fn took_since_the_stage_before() {
    let fleet = [
        ("qa-int", "gcp", "1.0.0 1.1.0 1.1.0 1.1.0 1.1.0 1.1.0"),
        ("qa-int", "aws", "1.0.0 1.0.0 1.1.0 1.1.0 1.1.0 1.1.0"),
        ("prod", "gcp", "1.0.0 1.0.0 1.0.0 1.1.0 1.0.0 1.1.0"),
    ];
    let prod: Vec<String> = told(&fleet).into_iter().filter(|line| line.contains("prod")).collect();
    assert_eq!(
        prod,
        [
            "6 prod-gcp up 1.0.0 1.1.0",
            "5 prod-gcp rollback 1.1.0 1.0.0",
            "4 prod-gcp up 1.0.0 1.1.0 2h",
            "1 prod-gcp joins - 1.0.0",
        ]
    );
}

/// A release that came past the stage before has no time from there, and no time runs backwards.
#[test]
fn took_is_never_made_up() {
    let skipped = [("qa-int", "gcp", "1.0.0 1.0.0 1.1.0"), ("prod", "gcp", "1.0.0 1.1.0 1.1.0")];
    assert_eq!(told(&skipped)[1], "2 prod-gcp up 1.0.0 1.1.0");
    let mut backwards = timeline(&[("qa-int", "gcp", "1.0.0 1.1.0"), ("prod", "gcp", "1.0.0 1.0.0 1.1.0")]);
    for stay in backwards.stays.values_mut().flatten().filter(|stay| stay.since.ordinal == 3) {
        stay.since.time = Timestamp::UNIX_EPOCH;
    }
    assert_eq!(tell(&arrivals(&Policy::default(), &backwards)[0]), "3 prod-gcp up 1.0.0 1.1.0");
}

/// Where the history is cut, its first step is no arrival, and how long anything took isn't known.
#[test]
fn a_cut_history_claims_nothing() {
    let fleet = [("qa-int", "gcp", "1.0.0 1.1.0 1.1.0"), ("prod", "gcp", "1.2.0 1.2.0 1.1.0")];
    let cut = Timeline { complete: false, ..timeline(&fleet) };
    assert_eq!(told_of(&cut), ["3 prod-gcp down 1.2.0 1.1.0", "2 qa-int-gcp up 1.0.0 1.1.0"]);
    assert_eq!([older(&cut), older(&timeline(&fleet))], [2, 0]);
}

#[test]
fn groups_are_of_one_step_stage_and_move() {
    let fleet = [
        ("qa", "aws", "1.0.0 1.1.0"),
        ("qa", "gcp", "1.0.1 1.1.0"),
        ("qa", "otc", "1.0.0 1.2.0"),
        ("qa-int", "gcp", "1.0.0 1.1.0"),
    ];
    let groups = grouped(arrivals(&Policy::default(), &timeline(&fleet)));
    let sizes: Vec<usize> = groups.iter().map(Vec::len).collect();
    assert_eq!(sizes, [2, 1, 1, 2, 1, 1]);
}
