//! Names and subjects that somebody chose to do harm, and CSV that programs read back.

use libtest_mimic::Trial;

use super::document;
use crate::support::iac::{Iac, values_file};
use crate::support::sandbox::Sandbox;
use crate::support::tool::{trial, trial_with};

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("log::hostile_names_in_text", in_text),
        trial("log::hostile_names_in_json", in_json),
        trial("log::hostile_names_in_csv", in_csv),
        trial("log::latin_1_where_the_commit_says_so", latin_1),
        trial_with(&["python3"], "log::csv_as_python_reads_it", csv_as_python_reads_it),
    ]
}

const AUTHOR: &[u8] = b"=HYPERLINK(\"http://example.org\")\xe4\x1b]0;title\x07";
const COMMITTER: &[u8] = b"@SUM(1,2)\xe2\x80\xae";
const SUBJECT: &[u8] = b"-2+3\x1b[2J, \"quoted\"; more\r\nand a second line";

/// Puts a commit on main as these bytes, past git's own cleaning of names: qa moves to a branch called `=1+1`.
fn commit_raw(iac: &Iac<'_>, [author, committer, more]: [&[u8]; 3]) {
    iac.write(&values_file("dev-gcp"), "deployedRelease: '=1+1'\n");
    iac.commit("feat: replaced below");
    let git = || iac.sandbox.git(&iac.clone);
    let [tree, parent] = ["HEAD^{tree}", "HEAD^"].map(|name| git().args(["rev-parse", name]).run().text());
    let head = format!("tree {tree}\nparent {parent}\nauthor ");
    let who = |name: &[u8]| [name, b" <m@example.org> 1767690000 +0000\n"].concat();
    let bytes = [head.as_bytes(), &who(author), b"committer ", &who(committer), more].concat();
    let file = iac.sandbox.path("tmp/commit");
    std::fs::write(&file, bytes).expect("a file");
    let commit = git().args(["hash-object", "-w", "-t", "commit"]).arg(&file).run().text();
    git().args(["update-ref", "refs/heads/main", &commit]).run().ok();
    git().args(["push", "-q", "--force", "origin", "main"]).run().ok();
}

fn hostile(sandbox: &Sandbox) -> Iac<'_> {
    let iac = Iac::with_environments(sandbox, &[("dev-gcp", "main")]);
    commit_raw(&iac, [AUTHOR, COMMITTER, &[b"\n", SUBJECT, b"\n"].concat()]);
    iac
}

fn harmless(text: &str) -> bool {
    text.chars().all(|c| matches!(c, '\n' | '\r') || !(c.is_control() || c == '\u{202e}'))
}

fn in_text() {
    let sandbox = Sandbox::new();
    let iac = hostile(&sandbox);
    let run = sandbox.eurodat(&iac.clone).arg("log").run().ok();
    assert!(harmless(&run.stdout), "{}", run.transcript());
    run.says("main -> =1+1").says("␛]0;title␇").says("-2+3␛[2J, \"quoted\"; more and a second line");
}

/// Programs get the text as it stands, and a terminal that shows the document obeys nothing in it.
fn in_json() {
    let sandbox = Sandbox::new();
    let iac = hostile(&sandbox);
    let raw = sandbox.eurodat(&iac.clone).args(["log", "--format", "json"]).run().ok().stdout;
    assert!(harmless(&raw), "{raw}");
    let entry = &document(sandbox.eurodat(&iac.clone), &["--limit", "1"])["entries"][0];
    assert_eq!(entry["author"], "=HYPERLINK(\"http://example.org\")\u{fffd}\u{1b}]0;title\u{7}");
    assert_eq!(entry["committer"], "@SUM(1,2)\u{202e}");
    assert_eq!(entry["subject"], "-2+3\u{1b}[2J, \"quoted\"; more and a second line");
}

/// RFC 4180's reader in its smallest form.
fn parse(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut field, mut quoted) = (Vec::new(), Vec::new(), String::new(), false);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' if quoted && rest.peek() == Some(&'"') => field.extend(rest.next()),
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut field)),
            '\r' if !quoted && rest.next_if_eq(&'\n').is_some() => {
                row.push(std::mem::take(&mut field));
                rows.push(std::mem::take(&mut row));
            }
            c => field.push(c),
        }
    }
    assert!(row.is_empty() && field.is_empty() && !quoted, "the last line has no end");
    rows
}

const HEADER: &str = "time stage environment change old new took commit author committer subject";

fn in_csv() {
    let sandbox = Sandbox::new();
    let iac = hostile(&sandbox);
    let csv = sandbox.eurodat(&iac.clone).args(["log", "--format", "csv"]).run().ok().stdout;
    assert!(harmless(&csv), "{csv}");
    let rows = parse(&csv);
    assert_eq!(rows[0].join(" "), HEADER);
    assert_eq!(rows.len(), 3);
    assert!(rows.iter().all(|row| row.len() == 11), "{rows:#?}");
    let formula = |field: &String| field.starts_with(['=', '+', '-', '@']);
    assert!(!rows.iter().flatten().any(formula), "{rows:#?}");
    let told: Vec<&str> = rows[1].iter().map(String::as_str).collect();
    assert_eq!(told[..7], ["2026-01-06T09:00:00Z", "dev", "dev-gcp", "other", "main", "'=1+1", ""]);
    assert_eq!(told[7], iac.tip("main"));
    assert_eq!(told[8], "'=HYPERLINK(\"http://example.org\")\u{fffd}␛]0;title␇");
    assert_eq!(told[9..], ["'@SUM(1,2)\u{fffd}", "'-2+3␛[2J, \"quoted\"; more and a second line"]);
}

fn latin_1() {
    let sandbox = Sandbox::new();
    let iac = Iac::with_environments(&sandbox, &[("dev-gcp", "main")]);
    commit_raw(&iac, [b"M\xe4ra", b"M\xe4ra", b"encoding ISO-8859-1\n\nfix: gr\xf6\xdfer\n"]);
    let entry = &document(sandbox.eurodat(&iac.clone), &["--limit", "1"])["entries"][0];
    assert_eq!([&entry["author"], &entry["committer"], &entry["subject"]], ["Mära", "Mära", "fix: größer"]);
}

const READER: &str = "import csv, json, sys
with open(sys.argv[1], newline='', encoding='utf-8') as file:
    json.dump(list(csv.reader(file, strict=True)), sys.stdout)";

fn csv_as_python_reads_it() {
    let sandbox = Sandbox::new();
    let iac = hostile(&sandbox);
    let csv = sandbox.eurodat(&iac.clone).args(["log", "--format", "csv"]).run().ok().stdout;
    let file = sandbox.path("tmp/log.csv");
    std::fs::write(&file, &csv).expect("a file");
    let read = sandbox.program("python3", &sandbox.path("tmp")).args(["-c", READER]).arg(&file).run().text();
    assert_eq!(serde_json::from_str::<Vec<Vec<String>>>(&read).expect("rows"), parse(&csv));
}
