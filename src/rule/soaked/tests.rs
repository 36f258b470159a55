//! Stretches of time, with dates that make sense and others.

use jiff::Timestamp;

use super::stretch::Stretch;
use crate::model::fleet::Declared;
use crate::model::name::{EnvironmentName, StageName};
use crate::model::release::Release;
use crate::model::timeline::{Stay, Step};

const NOW: i64 = 100;

fn stay(release: &str, since: i64, until: Option<i64>) -> Stay {
    let commit = "0".repeat(40).parse().unwrap();
    let step = |second| Step { commit, time: Timestamp::from_second(second).unwrap(), ordinal: 1 };
    Stay { declared: Declared::from_text(release), since: step(since), until: until.map(step) }
}

/// The seconds of the longest stretch of 1.5.0, and since when it runs.
fn longest(stays: &[Stay], now: Option<i64>) -> (Option<u64>, Option<i64>) {
    let environment = EnvironmentName::new(StageName::new("qa"), "gcp");
    let release: Release = "1.5.0".parse().unwrap();
    let now = now.map(|second| Timestamp::from_second(second).unwrap());
    let found = Stretch::longest((&environment, stays), &release, now);
    (found.ran.map(|ran| ran.as_secs()), found.since.map(Timestamp::as_second))
}

#[test]
fn any_one_stretch_counts() {
    let ended = || stay("1.5.0", 10, Some(40));
    assert_eq!(longest(&[], Some(NOW)), (None, None));
    assert_eq!(longest(&[stay("1.4.2", 0, None)], Some(NOW)), (None, None));
    assert_eq!(longest(&[ended(), stay("1.6.0", 40, None)], Some(NOW)), (Some(30), None));
    assert_eq!(longest(&[ended(), stay("1.5.0", 95, None)], Some(NOW)), (Some(30), Some(95)));
    assert_eq!(longest(&[ended(), stay("1.5.0", 50, None)], Some(NOW)), (Some(50), Some(50)));
}

#[test]
fn without_a_clock_only_what_has_ended_counts() {
    assert_eq!(longest(&[stay("1.5.0", 10, None)], None), (Some(0), Some(10)));
    assert_eq!(longest(&[stay("1.5.0", 10, Some(40)), stay("1.5.0", 50, None)], None), (Some(30), Some(50)));
}

#[test]
fn dates_that_make_no_sense_are_no_time() {
    assert_eq!(longest(&[stay("1.5.0", 40, Some(10))], Some(NOW)), (Some(0), None));
    assert_eq!(longest(&[stay("1.5.0", 40, Some(10))], None), (Some(0), None));
    assert_eq!(longest(&[stay("1.5.0", NOW + 1, None)], Some(NOW)), (Some(0), Some(NOW + 1)));
    assert_eq!(longest(&[stay("1.5.0", 40, Some(9999))], Some(NOW)), (Some(60), None));
    assert_eq!(longest(&[stay("1.5.0", 9000, Some(9999))], Some(NOW)), (Some(0), None));
}
