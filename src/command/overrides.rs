//! From `--override RULE=REASON` to what is overridden and why.

use std::collections::BTreeMap;

use crate::cli::PromoteArgs;
use crate::failure::{Failure, Problem};
use crate::rule::ALL;

/// The overrides of a command line.
///
/// # Errors
/// When no release is named, and every word that is no override.
pub fn overrides(arguments: &PromoteArgs) -> Result<BTreeMap<String, String>, Failure> {
    if arguments.release.is_none() && !arguments.overrides.is_empty() {
        return Err(Failure::usage(
            Problem::new("an override is of one release, and none is named").help("name it with --release"),
        ));
    }
    let (mut taken, mut problems) = (BTreeMap::new(), Vec::new());
    for word in &arguments.overrides {
        match one(word) {
            Ok((rule, reason)) if taken.insert(rule.to_owned(), reason.to_owned()).is_some() => {
                problems.push(Problem::new(format!("{rule} is overridden twice")).help("give one reason"));
            }
            Ok(_) => {}
            Err(problem) => problems.push(problem),
        }
    }
    if problems.is_empty() { Ok(taken) } else { Err(Failure::usages(problems)) }
}

fn one(word: &str) -> Result<(&str, &str), Problem> {
    let (rule, reason) = word.split_once('=').unwrap_or((word, ""));
    let (rule, reason) = (rule.trim(), reason.trim());
    if !ALL.iter().any(|known| known.id == rule) {
        let rules = ALL.map(|rule| rule.id).join(", ");
        return Err(Problem::new(format!("there is no rule `{rule}`")).help(format!("the rules are {rules}")));
    }
    if reason.is_empty() {
        let help = format!("say why: --override {rule}=\"fixes the login\"");
        return Err(Problem::new(format!("the override of {rule} has no reason")).help(help));
    }
    if reason.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
        let message = format!("the reason for overriding {rule} holds a line end or another control character");
        return Err(Problem::new(message).help("write it on one line"));
    }
    Ok((rule, reason))
}
