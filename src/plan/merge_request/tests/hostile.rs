//! Text from an attacker's pen, against a small model of what GitLab and `CommonMark` make of a description.
//!
//! The model is stricter than they are: every slash at a line's start is a quick action, in a code block or not, and
//! outside of code spans nothing but our own lines may stand.

use proptest::prelude::*;

use super::super::{Reference, Superseded, closed_text, flag_note, superseding, updated};
use super::setting::{Setting, edit, pass, release};
use crate::model::description::parts;
use crate::model::facts::Known;
use crate::model::name::StageName;
use crate::model::promotion::MergeRequest;

/// Pieces that do something in GitLab, where they can.
const PIECES: [&str; 44] = [
    "/merge",
    "/approve\n",
    "\n/close ",
    "\r/merge",
    "\r\n/merge\r\n",
    "\u{2028}/merge",
    "\u{85}/merge",
    "\u{b}/merge",
    "\n> /merge",
    "\n \u{200b}/merge",
    "`",
    "``",
    "\n```\n",
    "~~~",
    "\\",
    "\\n/merge",
    "@all",
    "@a/group",
    "#1",
    "!1",
    "&1",
    "%\"a b\"",
    "~label",
    "<!-- /git-eurodat -->",
    "\n<!-- git-eurodat -->\n",
    "\n</details>\n",
    "<img src=//x>",
    "![x](//x)",
    "|",
    "\n>>>\n",
    "\n---\n",
    "\u{202e}",
    "\u{2066}",
    "\u{feff}",
    "Closes #1",
    "fixes:  a/b#2",
    "Resolves https://x/-/issues/3",
    "Implements JIRA-4",
    "$`",
    "<details>",
    "[[_TOC_]]",
    "- Supersedes release `1.0.0`: !9",
    " ",
    "a",
];

fn foreign() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(&PIECES[..]).prop_map(str::to_owned);
    let pieces = proptest::collection::vec(prop_oneof![4 => piece, 1 => ".{0,4}"], 0..8);
    prop_oneof![3 => pieces.prop_map(|pieces| pieces.concat()), 1 => any::<String>()]
}

/// Every text from elsewhere that a description can hold.
fn merge_request(texts: &[String; 8]) -> MergeRequest {
    let [stage, cloud, old, reason, evidence, fact, notes, owner] = texts;
    let mut setting = Setting::new().noted(&[("1.5.0", notes), ("1.4.9", reason)]);
    setting = setting.owned(&format!("[{owner}]\n* @jane {owner}\n"));
    setting.ask.stage = StageName::new(stage);
    setting.ask.reason = Some(reason.clone());
    setting.judged.change.stage = StageName::new(stage);
    setting.judged.change.edits = vec![edit(cloud, old), edit("gcp", "1.4.2")];
    setting.judged.claim.evidence.push(evidence.clone());
    setting.judged.claim.overrides.insert("no-skip".to_owned(), reason.clone());
    setting.judged.findings.push(pass("no-skip", fact));
    setting.policy.merge_requests.labels = vec!["stage::{stage}".to_owned()];
    setting.text()
}

/// The quick actions of a text: GitLab deletes every carriage return first, and Ruby's `^` stands behind `\n` alone.
fn quick_actions(text: &str) -> Vec<String> {
    let text = text.replace('\r', "");
    text.split('\n').filter(|line| line.starts_with('/')).map(str::to_owned).collect()
}

/// A text with `C` for each code span, as `CommonMark` finds them: a run of backticks up to the next of the same length.
/// One that isn't closed stays, as do those that are escaped.
fn without_code(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['`', '\\']) {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let run = from.len() - from.trim_start_matches('`').len();
        let (mark, after) = from.split_at(run.max(1));
        if run == 0 {
            out.push_str(mark);
            rest = after;
            continue;
        }
        let mut end = None;
        let mut from = 0;
        while let Some(found) = after[from..].find('`') {
            let start = from + found;
            let length = after[start..].len() - after[start..].trim_start_matches('`').len();
            if length == run {
                end = Some(start + length);
                break;
            }
            from = start + length;
        }
        out.push_str(if end.is_some() { "C" } else { mark });
        rest = &after[end.unwrap_or(0)..];
    }
    out + rest
}

/// Whether a line without its code spans is one that we write.
fn is_ours(line: &str) -> bool {
    const LINES: [&str; 28] = [
        "",
        ">",
        "> C  ",
        "- C",
        "<!-- git-eurodat -->",
        "<!-- /git-eurodat -->",
        "<!-- git-eurodat: supersedes -->",
        "<!-- git-eurodat: standing -->",
        "Sets C to release C.",
        "The reason: C",
        "| from | to | environments |",
        "| --- | --- | --- |",
        "| --- | --- |",
        "| C | C | C |",
        "| overridden | because |",
        "| no-skip | C |",
        "| rule | stands | why |",
        "| no-skip | pass | C |",
        "Evidence:",
        "Approval:",
        "<details>",
        "</details>",
        "<summary>Release notes of <code>1.5.0</code></summary>",
        "<summary>Release notes of <code>1.4.9</code></summary>",
        "Only release values change. Please merge without squashing: the commit carries the release's tag.",
        "- Supersedes release C: C",
        "Release C should go no further:",
        "Please don't merge this; close it, or ask those who decided so.",
    ];
    LINES.contains(&line) || line == "- Supersedes release C: !7"
}

/// Issues that merging would close, looked for in the raw text: a verb, an optional colon, spaces, and a reference.
fn closed_issues(text: &str) -> Vec<String> {
    let verbs = ["clos", "fix", "resolv", "implement"];
    let words: Vec<&str> = text.split([' ', '\n', '`']).filter(|word| !word.is_empty()).collect();
    let is_verb = |word: &str| verbs.iter().any(|verb| word.to_lowercase().contains(verb));
    let pairs = words.windows(2).filter(|pair| is_verb(pair[0]) && !pair[0].contains('\u{a0}'));
    let names = |word: &str| {
        word.contains(|c: char| c.is_ascii_digit()) && (word.contains(['#', '/']) || word.contains("JIRA-"))
    };
    pairs.filter(|pair| names(pair[1].split('\u{a0}').next().unwrap_or_default())).map(|pair| pair.join(" ")).collect()
}

fn assert_harmless(text: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(quick_actions(text), Vec::<String>::new());
    prop_assert_eq!(closed_issues(text), Vec::<String>::new());
    let odd = |c: char| {
        (c.is_control() && c != '\n')
            || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200b}'..='\u{200f}' | '\u{feff}')
    };
    prop_assert!(!text.contains(odd), "{:?}", text);
    // Spans may reach over lines, so the whole text is read at once.
    for line in without_code(text).split('\n') {
        prop_assert!(is_ours(line), "{:?} in {}", line, text);
    }
    Ok(())
}

#[test]
fn the_model_finds_what_it_should() {
    assert_eq!(quick_actions("a\n\r/merge\n> /close\n/approve"), ["/merge", "/approve"]);
    assert_eq!(without_code("a `b` ``c ` d`` `e \\`f ` @x"), "a C C Cf ` @x");
    assert_eq!(closed_issues("`Closes #1` and Fixes: a/b#2"), ["Closes #1", "Fixes: a/b#2"]);
    assert!(closed_issues("`Closes\u{a0}#1`").is_empty());
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(500) })]

    #[test]
    fn nothing_foreign_does_anything(texts in proptest::array::uniform8(foreign())) {
        let said = merge_request(&texts);
        assert_harmless(&said.description)?;
        prop_assert!(parts(&said.description).is_some_and(|found| found.before.is_empty() && found.after.is_empty()));
        prop_assert!(!said.labels.iter().any(|label| label.contains([',', '\n', '\r'])));
    }

    #[test]
    fn what_is_superseded_does_nothing(branch in foreign(), url in foreign(), reason in foreign()) {
        let said = Setting::new().text().description;
        let of = |found| Superseded { found, release: release("1.4.9") };
        let list = [of(Reference::Branch(branch)), of(Reference::Request { iid: 7, url })];
        assert_harmless(&superseding(&said, &list))?;
        assert_harmless(&flag_note(&release("1.5.0"), &[reason]))?;
    }

    #[test]
    fn found_text_runs_nothing(found in foreign(), around in foreign()) {
        let by = Reference::Request { iid: 7, url: String::new() };
        if let Some(closed) = closed_text(&found, &by) {
            prop_assert_eq!(quick_actions(&closed), Vec::<String>::new());
            prop_assert_eq!(closed_text(&closed, &by), None);
        }
        let mut setting = Setting::new();
        let old = setting.text().description;
        setting.judged.change.edits = vec![edit("gcp", "1.4.3")];
        let new = setting.text().description;
        if let Some(changed) = updated(&format!("{around}\n{old}{found}"), &new) {
            prop_assert_eq!(quick_actions(&changed), Vec::<String>::new());
            prop_assert_eq!(updated(&changed, &new), None);
        }
    }

    #[test]
    fn reasons_for_not_knowing_do_nothing(why in foreign()) {
        let mut setting = Setting::new();
        setting.facts.published = Known::No(why);
        setting.policy.product.project = Some("a/b".to_owned());
        let said = setting.text().description;
        prop_assert_eq!(quick_actions(&said), Vec::<String>::new());
        let odd = without_code(&said);
        let odd: Vec<&str> = odd.split('\n').filter(|line| !is_ours(line)).collect();
        prop_assert_eq!(odd, ["The release notes are not known: C"]);
    }
}
