//! Rules and plans on values in memory: lives of a fleet, what is asked then, and what comes of it.

mod back;
mod back_laws;
mod by_hand;
mod each;
mod facts;
mod laws;
mod life;
mod lives;
mod repairs;
mod returns;
mod said;

use libtest_mimic::Trial;

use life::Life;
use said::{said, stands};

/// A life, what is asked at its end, and the answer.
struct Case {
    name: &'static str,
    /// Steps of the target branch, such as `1.5.0 in qa-gcp qa-azure`.
    life: &'static [&'static str],
    /// A stage or an environment, and a release if one is named; or what somebody edits.
    ask: &'static str,
    /// What [`said`] says of the decision, or [`stands`] of the edit.
    answer: &'static str,
}

/// The trials of rules and plans.
pub fn trials() -> Vec<Trial> {
    let asked = lives::CASES.iter().chain(each::CASES).chain(back::CASES);
    let asked = asked.map(|case| trial(case, |life, ask| said(&life.decide(ask))));
    let by_hand = by_hand::CASES.iter().chain(repairs::CASES).chain(returns::CASES);
    let by_hand = by_hand.map(|case| trial(case, |life, edit| stands(&life.judge(edit))));
    let laws = laws::trials().into_iter().chain(back_laws::trials());
    asked.chain(by_hand).chain(facts::trials()).chain(laws).collect()
}

fn trial(case: &'static Case, answer: fn(&Life, &str) -> String) -> Trial {
    Trial::test(format!("rules::{}", case.name.replace(' ', "_")), move || {
        let answer = answer(&Life::of(case.life), case.ask);
        if answer == case.answer {
            return Ok(());
        }
        Err(format!("{}\nexpected: {}\nanswer:   {answer}", case.life.join("\n"), case.answer).into())
    })
}
