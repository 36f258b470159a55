//! Trailers that are written and read.

use std::fmt::Write;
use std::time::Instant;

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;

use super::{Claim, Claims};
use crate::model::policy::RULES;

const TAG: &str = "3f2c9a0000000000000000000000000000000000";

fn read(message: &str) -> Claims {
    Claims::read([message.as_bytes()])
}

/// The one fault of a message, which then claims nothing.
fn fault(message: &str) -> String {
    let read = read(message);
    assert_eq!(read.claims, [], "{message}");
    read.faults.join("; ")
}

#[test]
fn a_block_anywhere_in_the_message() {
    for message in [
        "promote(qa): 1.5.0\n\nEurodat-Release: 1.5.0 TAG\nEurodat-Evidence: e2e qa-gcp https://x/1\n\
         Eurodat-Override: no-skip: a hotfix: now\n",
        "Eurodat-Release:1.5.0   TAG\r\nEurodat-Evidence: e2e qa-gcp https://x/1\r\n\
         Eurodat-Override:no-skip:a hotfix: now\r\n\r\nSigned-off-by: A <a@example.com>\r\n",
        "x\nEurodat-Override: no-skip: a hotfix: now\nEurodat-Newer: of a newer version\n\
         Eurodat-Evidence: e2e qa-gcp https://x/1\nEurodat-Release: 1.5.0 TAG",
    ] {
        let read = read(&message.replace("TAG", TAG));
        assert_eq!(read.faults, [""; 0]);
        let [claim] = read.claims.as_slice() else { panic!("{message}: {read:?}") };
        assert_eq!((claim.release.to_string(), claim.tag.unwrap().to_string()), ("1.5.0".into(), TAG.into()));
        assert_eq!(claim.evidence, ["e2e qa-gcp https://x/1"]);
        assert_eq!(read.reason("no-skip", &"1.5.0".parse().unwrap()), Some("a hotfix: now"));
        assert_eq!(read.reason("no-skip", &"1.5.1".parse().unwrap()), None);
    }
}

#[test]
fn what_only_looks_like_ours_claims_nothing() {
    for message in [
        "",
        "x\n",
        "eurodat-release: 1.5.0\n",
        "Eurodat-Release\n",
        "Eurodat-Newer: x\n",
        "Eurodat-Platform 1.5.0 brings contracts\nEurodat-wide\n",
        " Eurodat-Release: 1.5.0\n",
        "see Eurodat-Release: 1.5.0\n",
    ] {
        assert_eq!(read(message), Claims::NONE, "{message}");
    }
    let cased = read("Eurodat-Release: 1.5.0\nEurodat-OVERRIDE: no-skip: x\n");
    assert_eq!(cased.claims.first().map(|claim| claim.overrides.len()), Some(0));
}

#[test]
fn one_block_that_stands_twice_is_one() {
    let block = "Eurodat-Release: 1.5.0\nEurodat-Override: no-skip: a hotfix\n";
    let squashed = read(&format!("Promote\n\n* one\n\n{block}\n* two\n\nEurodat-Platform comes along\n\n{block}"));
    assert_eq!((squashed.claims.len(), squashed.faults), (1, Vec::new()));
}

#[test]
fn faults() {
    for (message, says) in [
        ("Eurodat-Release: 1.5.0\n\nEurodat-Release: 1.5.1\n", "has 2 different blocks"),
        ("Eurodat-Release: 1.5.0\nx\nEurodat-Override: no-skip: x\n", "has 2 different blocks"),
        ("Eurodat-Release: 1.5.0\nEurodat-Release: 1.5.0\n", "more than one Eurodat-Release"),
        ("Eurodat-Override: no-skip: x\n", "has no Eurodat-Release"),
        ("Eurodat-Release:\n", "names no release and commit: ``"),
        ("Eurodat-Release: v1.5.0\n", "names no release and commit: `v1.5.0`"),
        ("Eurodat-Release: 1.5.0+x\n", "names no release and commit: `1.5.0+x`"),
        ("Eurodat-Release: 1.5.0 abc\n", "names no release and commit: `1.5.0 abc`"),
        ("Eurodat-Release: 1.5.0 TAG TAG\n", "names no release and commit"),
        ("Eurodat-Release: 1.5.0\nEurodat-Override: no-skop: x\n", "names no rule: `no-skop: x`"),
        ("Eurodat-Release: 1.5.0\nEurodat-Override: no-skip\n", "no reason for no-skip"),
        ("Eurodat-Release: 1.5.0\nEurodat-Override: no-skip: \r\n", "no reason for no-skip"),
        ("Eurodat-Release: 1.5.0\nEurodat-Override: no-skip: x\nEurodat-Override: no-skip: y\n", "no-skip twice"),
    ] {
        let found = fault(&message.replace("TAG", TAG));
        assert!(found.contains(says), "{message}: {found}");
    }
}

#[test]
fn one_bad_message_takes_nothing_from_another() {
    let read = Claims::read([&b"\xff\nEurodat-Override: \xff: \xfe\n"[..], b"\xffx\nEurodat-Release: 1.5.0\n"]);
    assert_eq!((read.claims.len(), read.faults.len()), (1, 1));
}

/// Twice the text takes about twice the time, whatever it is made of.
#[test]
fn hostile_sizes_take_linear_time() {
    let line = |count: usize| {
        (0..count).fold(String::from("Eurodat-Release: 1.5.0\n"), |mut text, _| {
            let _ = writeln!(text, "Eurodat-Override: no-skip");
            text
        })
    };
    for text in [
        line(200_000),
        "Eurodat-Release: x\n\n".repeat(400_000),
        format!("Eurodat-Release: {}", "1.".repeat(2_000_000)),
    ] {
        let start = Instant::now();
        assert!(fault(&text).len() < 200);
        assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
    }
}

fn claims(text: &'static str) -> impl Strategy<Value = Claim> {
    let release = "[0-9]{1,3}\\.[0-9]{1,3}\\.[1-9]".prop_filter_map("no release", |text| text.parse().ok());
    let tag = proptest::option::of("([0-9a-f]{40}|[0-9a-f]{64})".prop_map(|hex| hex.parse().unwrap()));
    let overrides = btree_map(select(&RULES[..]).prop_map(str::to_owned), text, 0..4);
    (release, tag, vec(text, 0..4), overrides).prop_map(|(release, tag, evidence, overrides)| Claim {
        release,
        tag,
        evidence,
        overrides,
    })
}

fn again(claim: &Claim) -> Claims {
    read(&format!("promote(qa): {}\n\nan edit\n\n{claim}\n", claim.release))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn what_is_written_is_read(claim in claims("[^\\p{Cc}\\p{Z}]([^\\p{Cc}\u{2028}\u{2029}]{0,20}[^\\p{Cc}\\p{Z}])?")) {
        prop_assert_eq!(again(&claim), Claims { claims: vec![claim], faults: Vec::new() });
    }

    /// Whatever a text holds, it starts no trailer and no block.
    #[test]
    fn no_text_starts_a_trailer(claim in claims("x(\\PC|[\r\n\u{b}\u{c}\u{85}\u{2028}]|\nEurodat-(Override: no-skip: |Release: 9.9.9)){0,9}")) {
        let read = again(&claim);
        prop_assert_eq!(&read.faults, &Vec::<String>::new());
        let [found] = read.claims.as_slice() else { return Err(TestCaseError::fail("not one claim")) };
        prop_assert_eq!((&found.release, &found.tag), (&claim.release, &claim.tag));
        prop_assert_eq!(found.evidence.len(), claim.evidence.len());
        prop_assert!(found.overrides.keys().eq(claim.overrides.keys()));
        prop_assert_eq!(again(found), read);
    }
}
