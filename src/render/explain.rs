//! What could move in a stage and what is against it, on one screen.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::columns::columns;
use super::log::cut_to;
use super::neutral::one_line;
use super::open_request::line as line_of;
use super::wrap::wrapped;
use crate::model::explanation::{Explanation, MoveView, Outlook, Stay};
use crate::model::finding::{Finding, Verdict};
use crate::model::listing::{by_old, lines, listed};
use crate::model::open_proposal::OpenProposal;
use crate::model::refusal::Refusal;
use crate::model::report::RuleText;

/// So many names are listed.
const SHOWN: usize = 5;

/// So much of a fact or a help is shown, in characters: a reason in a policy may be a novel.
const LONGEST: usize = 300;

/// The explanation of a stage, and the open merge requests that move it.
#[must_use]
pub fn text(explanation: &Explanation, open: &[OpenProposal], width: Option<usize>) -> String {
    let requests = open.iter().map(|open| line_of(open) + "\n    " + &one_line(&open.request.url));
    let requests = lines(requests.map(|text| format!("  {text}")));
    let heading = if requests.is_empty() { String::new() } else { format!("\nopen ({})\n", open.len()) };
    format!("{}{heading}{requests}", outlook(explanation, width))
}

fn outlook(explanation: &Explanation, width: Option<usize>) -> String {
    let stage = &explanation.ask.stage;
    match &explanation.outlook {
        Outlook::Never(finding) => {
            let head = line(&format!("{stage}: nothing is promoted to it"), "", width);
            head + "\n" + &item(&finding.fact, finding.help.as_deref(), width)
        }
        Outlook::Unknown(refusals) => {
            line(&format!("{stage}: what could move is not known"), "", width) + "\n" + &reasons(refusals, width)
        }
        Outlook::AlreadyThere(release, stays) => {
            let why = if explanation.ask.release.is_none() { ", which is what it would take" } else { "" };
            let head = line(&format!("{stage}: nothing would move, it runs {release} already{why}"), "", width);
            head + "\n" + &since(stays).iter().map(|stay| line(stay, "  ", width)).collect::<String>()
        }
        Outlook::Move(view) => moved(explanation, view, width),
    }
}

/// The stages and the rules, a line each.
#[must_use]
pub fn list(stages: &[(String, String)], rules: &[RuleText], width: Option<usize>) -> String {
    let rows =
        |pairs: Vec<[String; 2]>| pairs.into_iter().map(|pair| pair.map(|cell| one_line(&cell)).to_vec()).collect();
    let stages: Vec<Vec<String>> =
        rows(stages.iter().map(|(name, says)| [format!("  {name}"), says.clone()]).collect());
    let rules: Vec<Vec<String>> =
        rows(rules.iter().map(|rule| [format!("  {}", rule.id), rule.says.to_owned()]).collect());
    let all = columns(&[stages.clone(), rules].concat(), None, &[]);
    let mut lines = all.lines().map(|line| width.map_or_else(|| line.to_owned(), |width| cut_to(line, width)) + "\n");
    let stages: String = lines.by_ref().take(stages.len()).collect();
    let head = if stages.is_empty() { String::new() } else { format!("stages\n{stages}\n") };
    format!("{head}rules\n{}", lines.collect::<String>())
}

fn moved(explanation: &Explanation, view: &MoveView, width: Option<usize>) -> String {
    let mut text = head(explanation, view, width);
    let fails: Vec<&Finding> = view.of(Verdict::Fail).collect();
    let count = fails.len() + view.others.len();
    if count > 0 {
        let _ = write!(text, "\nfail ({count})\n{}{}", reasons(&view.others, width), findings(fails, width));
    }
    let open: Vec<&Finding> = view.of(Verdict::Unverified).collect();
    if !open.is_empty() {
        let _ = write!(text, "\nunverified ({})\n{}", open.len(), findings(open, width));
    }
    let passed: Vec<String> =
        view.of(Verdict::Pass).map(|pass| cut(&format!("{}: {}", pass.rule, pass.fact))).collect();
    if !passed.is_empty() {
        let _ = write!(text, "\npass ({})\n{}", passed.len(), wrapped(&passed.join("; "), ("  ", "  "), width));
    }
    text
}

/// What would move, and what to do with it.
fn head(explanation: &Explanation, view: &MoveView, width: Option<usize>) -> String {
    let stage = &explanation.ask.stage;
    let moves: Vec<String> = by_old(&view.edits)
        .into_iter()
        .map(|(old, names)| format!("{old} -> {} in {}", view.release, listed(names, SHOWN)))
        .collect();
    let moves = if moves.is_empty() { view.release.to_string() } else { listed(moves, SHOWN) };
    let end = if view.is_ready() {
        format!("it may move: {}", command(explanation))
    } else {
        "it may not move now".to_owned()
    };
    line(&format!("{stage}: {moves}"), "", width) + &line(&end, "", width)
}

/// What proposes it.
fn command(explanation: &Explanation) -> String {
    let ask = &explanation.ask;
    let release = ask.release.as_ref().map(|release| format!(" --release {release}"));
    let environments = ask.environments.iter().map(|name| format!(" -e {name}"));
    let options: String = release.into_iter().chain(environments).collect();
    format!("git eurodat promote {}{options}", ask.stage)
}

fn findings(findings: Vec<&Finding>, width: Option<usize>) -> String {
    let told = |found: &Finding| item(&format!("{}: {}", found.rule, found.fact), found.help.as_deref(), width);
    findings.into_iter().map(told).collect()
}

fn reasons(refusals: &[Refusal], width: Option<usize>) -> String {
    let told = |refusal: &Refusal| match refusal {
        Refusal::Ask { message, help } | Refusal::Step { message, help } => item(message, Some(help), width),
        Refusal::Unreadable { path, why } => {
            let fact = format!("the release in {path} can't be read: {}", why.why);
            item(&fact, Some("mend the file on the target branch first"), width)
        }
        Refusal::Rule(found) => findings(vec![found], width),
    };
    refusals.iter().map(told).collect()
}

/// A fact, and below it what to do.
fn item(fact: &str, help: Option<&str>, width: Option<usize>) -> String {
    let help = help.map(|help| wrapped(&cut(help), ("    > ", "      "), width));
    wrapped(&cut(fact), ("  ", "    "), width) + &help.unwrap_or_default()
}

/// What came together, in one line.
fn since(stays: &[Stay]) -> Vec<String> {
    let mut groups: BTreeMap<Option<u64>, (Vec<String>, String)> = BTreeMap::new();
    for (name, step) in stays {
        let (names, _) = groups.entry(step.map(|step| step.ordinal)).or_insert_with(|| {
            let since = step.map_or_else(
                || "longer than this history goes back".to_owned(),
                |step| format!("since {}", step.told()),
            );
            (Vec::new(), since)
        });
        names.push(name.to_string());
    }
    groups.into_values().map(|(names, since)| format!("{} {since}", listed(names, SHOWN))).take(SHOWN).collect()
}

fn line(text: &str, indent: &str, width: Option<usize>) -> String {
    wrapped(&cut(text), (indent, "    "), width)
}

fn cut(text: &str) -> String {
    cut_to(&one_line(text), LONGEST)
}
