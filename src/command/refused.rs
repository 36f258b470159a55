//! Refusals as failures, with the lines that they are about.

use crate::external::git::{Repository, read_files};
use crate::failure::{Class, Failure, Problem};
use crate::model::excerpt::Excerpt;
use crate::model::finding::{Finding, Verdict};
use crate::model::fleet::Unreadable;
use crate::model::oid::Oid;
use crate::model::refusal::Refusal;

/// All refusals as one failure: a wrong ask is wrong usage, everything else a no.
pub fn failure(repository: &Repository, tip: Oid, refusals: Vec<Refusal>) -> Failure {
    let wrong_ask = refusals.iter().all(|refusal| matches!(refusal, Refusal::Ask { .. }));
    let class = if wrong_ask { Class::Usage } else { Class::No };
    Failure { class, problems: refusals.into_iter().map(|refusal| problem(repository, tip, refusal)).collect() }
}

fn problem(repository: &Repository, tip: Oid, refusal: Refusal) -> Problem {
    match refusal {
        Refusal::Ask { message, help } | Refusal::Step { message, help } => Problem::new(message).help(help),
        Refusal::Rule(finding) => of_rule(finding),
        Refusal::Unreadable { path, why } => unreadable(repository, tip, (&path, &why)),
    }
}

/// A rule's finding as a problem.
pub fn of_rule(finding: Finding) -> Problem {
    Problem { rule: Some(finding.rule), help: finding.help, ..Problem::new(finding.fact) }
}

/// What `--strict` refuses beside failures.
pub fn strict(findings: &[Finding]) -> Option<Failure> {
    let open = findings.iter().filter(|finding| finding.verdict == Verdict::Unverified);
    let problems: Vec<Problem> = open.cloned().map(of_rule).collect();
    (!problems.is_empty()).then_some(Failure { class: Class::No, problems })
}

/// A values file whose release can't be read, with the line if the file is at hand.
pub fn unreadable(repository: &Repository, tip: Oid, (path, why): (&str, &Unreadable)) -> Problem {
    let name = format!("{}:{path}", tip.short());
    let problem = Problem::new(format!("the release in {path} can't be read: {}", why.why))
        .help("mend the file on the target branch first");
    match (why.position, text(repository, tip, path)) {
        (Some(position), Some(text)) => problem.at(Excerpt::of(&name, &text, position, 1)),
        _ => problem,
    }
}

fn text(repository: &Repository, tip: Oid, path: &str) -> Option<Vec<u8>> {
    read_files(&repository.objects, tip, &[path]).ok()?.remove(path)
}
