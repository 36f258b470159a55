//! Laws that hold for every life and every ask.

use git_eurodat::model::change::Move;
use git_eurodat::model::finding::Verdict;
use git_eurodat::model::fleet::Declared;
use git_eurodat::model::promotion::Promotion;
use git_eurodat::model::refusal::Refusal;
use git_eurodat::plan::{Decision, decide, judge, overview};
use git_eurodat::rule::Context;
use libtest_mimic::Trial;
use proptest::collection::vec;
use proptest::sample::{select, subsequence};
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestCaseResult, TestRunner};
use proptest::{prop_assert, prop_assert_eq, prop_oneof};

use super::life::Life;

/// Whether something holds for a life and an ask.
type Law = fn(&Life, &str) -> TestCaseResult;

pub(super) fn trials() -> Vec<Trial> {
    let laws: [(&str, Law); 5] = [
        ("decides_the_same_again", decides_the_same_again),
        ("a_promotion_has_no_failing_rule", a_promotion_has_no_failing_rule),
        ("a_refusing_rule_refuses_again", a_refusing_rule_refuses_again),
        ("a_promotion_done_is_there", a_promotion_done_is_there),
        ("a_cut_history_claims_nothing_new", a_cut_history_claims_nothing_new),
    ];
    laws.map(|(name, law)| Trial::test(format!("rules::{name}"), move || holds(law))).into()
}

const ENVIRONMENTS: [&str; 7] =
    ["dev-gcp", "qa-gcp", "qa-azure", "qa-int-gcp", "qa-int-azure", "prod-gcp", "nightly-gcp"];
const VALUES: [&str; 8] = ["1.4.1", "1.4.2", "1.5.0-rc.1", "1.5.0", "1.6.0", "main", "gone", "unreadable"];

const ODD: [&str; 17] = [
    "cut",
    "product unknown",
    "never prod",
    "timeless",
    "2 hours ago",
    "30 hours ago",
    "rejected 1.5.0",
    "frozen qa",
    "gated qa",
    "soaked qa-int",
    "alone prod",
    "approved prod",
    "beside .eurodat.toml",
    "beside README.md",
    "overrides rolled-back prod",
    "overrides no-skip qa-int prod",
    "because no-skip 1.5.0",
];

pub(super) fn lives() -> impl Strategy<Value = Vec<String>> {
    let set = (select(&VALUES[..]), subsequence(&ENVIRONMENTS[..], 1..=4))
        .prop_map(|(value, environments)| format!("{value} in {}", environments.join(" ")));
    let odd = select(&ODD[..]).prop_map(str::to_owned);
    vec(prop_oneof![8 => set, 1 => odd], 0..12)
}

fn asks() -> impl Strategy<Value = String> {
    let place = select(&["dev", "qa", "qa-int", "prod", "nightly", "mars", "qa-gcp", "qa-int-azure", "prod-gcp"][..]);
    let release = select(&["", " 1.4.1", " 1.4.2", " 1.5.0-rc.1", " 1.5.0", " 1.6.0", " 9.9.9"][..]);
    (place, release).prop_map(|(place, release)| format!("{place}{release}"))
}

fn holds(law: Law) -> Result<(), libtest_mimic::Failed> {
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(1500) });
    let test = |(steps, ask): (Vec<String>, String)| {
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        law(&Life::of(&steps), &ask)
    };
    runner.run(&(lives(), asks()), test).map_err(|failure| failure.to_string().into())
}

fn promotion(life: &Life, ask: &str) -> Option<Box<Promotion>> {
    match life.decide(ask) {
        Ok(Decision::Promote(promotion)) => Some(promotion),
        _ => None,
    }
}

/// What a promotion does, as a rule sees it.
fn of_promotion(promotion: &Promotion) -> Move {
    let new = Declared::Release(promotion.release.clone());
    Move { stage: promotion.stage.clone(), new, edits: promotion.edits.clone() }
}

fn decides_the_same_again(life: &Life, ask: &str) -> TestCaseResult {
    prop_assert_eq!(life.decide(ask), life.decide(ask));
    let look = || life.with(|context| overview(context, None));
    prop_assert_eq!(look(), look());
    Ok(())
}

fn a_promotion_has_no_failing_rule(life: &Life, ask: &str) -> TestCaseResult {
    let Some(promotion) = promotion(life, ask) else { return Ok(()) };
    let findings = life.with(|context| judge(&of_promotion(&promotion), context));
    prop_assert_eq!(&findings, &promotion.findings);
    prop_assert!(findings.iter().all(|finding| finding.verdict != Verdict::Fail), "{findings:#?}");
    let up = promotion
        .edits
        .iter()
        .all(|edit| edit.old.as_ref().and_then(Declared::release).is_none_or(|old| *old < promotion.release));
    prop_assert!(up && !promotion.edits.is_empty(), "{:#?}", promotion.edits);
    Ok(())
}

/// Named outright, what was refused by a rule is refused by that rule.
fn a_refusing_rule_refuses_again(life: &Life, ask: &str) -> TestCaseResult {
    let rules = |refusals: &[Refusal]| -> Vec<&'static str> {
        let rules = refusals.iter().filter_map(|refusal| match refusal {
            Refusal::Rule(finding) => Some(finding.rule),
            _ => None,
        });
        rules.collect()
    };
    let Err(refusals) = life.decide(ask) else { return Ok(()) };
    let refused = rules(&refusals);
    let again = life.decide(ask).err().unwrap_or_default();
    prop_assert_eq!(&rules(&again), &refused);
    // The same move as somebody's own edit meets the same rules.
    let Some(change) = life.with(|context| by_hand(life, ask, context)) else { return Ok(()) };
    let findings = life.with(|context| judge(&change, context));
    let failing: Vec<_> = findings.iter().filter(|f| f.verdict == Verdict::Fail).map(|f| f.rule).collect();
    // What stands outside the order takes no promotion, and is set by hand.
    let by_hand = |rule: &&&str| **rule != "outside-order" || failing.contains(rule);
    prop_assert_eq!(&failing, &refused.iter().filter(by_hand).copied().collect::<Vec<_>>());
    Ok(())
}

/// What is asked, as an edit of all the files that can be read.
fn by_hand(life: &Life, ask: &str, context: &Context<'_>) -> Option<Move> {
    let ask = life.ask(ask);
    let release = ask.release.clone()?;
    context.policy.stage(&ask.stage)?;
    let new = Declared::Release(release);
    let asked = |name| ask.environments.is_empty() || ask.environments.contains(name);
    let of_stage: Vec<_> = context.fleet.of_stage(&ask.stage).filter(|environment| asked(&environment.name)).collect();
    let moving = of_stage.into_iter().filter(|e| e.declared != new && !matches!(e.declared, Declared::Unreadable(_)));
    let edits = moving.map(|environment| git_eurodat::model::change::ReleaseEdit {
        environment: environment.name.clone(),
        path: environment.path.clone(),
        old: Some(environment.declared.clone()),
    });
    let edits: Vec<_> = edits.collect();
    (!edits.is_empty()).then_some(Move { stage: ask.stage, new, edits })
}

/// Once merged, the same ask has nothing more to do.
fn a_promotion_done_is_there(life: &Life, ask: &str) -> TestCaseResult {
    let Some(promotion) = promotion(life, ask) else { return Ok(()) };
    let fleet = life.with(|context| {
        let mut fleet = context.fleet.clone();
        for environment in &mut fleet.environments {
            if promotion.scope.contains(&environment.name) {
                environment.declared = Declared::Release(promotion.release.clone());
            }
        }
        fleet
    });
    let again = life.with(|context| decide(&life.ask(ask), &Context { fleet: &fleet, ..*context }));
    prop_assert_eq!(again, Ok(Decision::AlreadyThere(promotion.release)));
    Ok(())
}

/// With less history a rule may become unverified; it never turns from pass to fail or from fail to pass.
fn a_cut_history_claims_nothing_new(life: &Life, ask: &str) -> TestCaseResult {
    let Some(change) = life.with(|context| by_hand(life, ask, context)) else { return Ok(()) };
    let whole = life.with(|context| judge(&change, context));
    let cut = life.cut();
    let part = cut.with(|context| judge(&change, context));
    for (whole, part) in whole.iter().zip(&part) {
        let same = part.verdict == whole.verdict || part.verdict == Verdict::Unverified;
        prop_assert!(same || whole.verdict == Verdict::Unverified, "{whole:#?}\n{part:#?}");
    }
    Ok(())
}
