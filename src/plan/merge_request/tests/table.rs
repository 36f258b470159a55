//! The table in docs/merge-requests.md is the one that the code follows.

use crate::model::found_request::RequestState::{Closed, Locked, Merged, Opened};
use crate::plan::{Deed, OnBranch, deed};

const DOCS: &str = include_str!("../../../../docs/merge-requests.md");

const REQUESTS: [&str; 5] = ["none", "open", "closed", "merged", "locked"];
const BRANCHES: [&str; 5] = ["gone", "there", "behind", "ahead", "foreign"];

fn word(deed: Deed) -> &'static str {
    match deed {
        Deed::Open => "opens",
        Deed::Keep => "keeps",
        Deed::Reopen => "reopens",
        Deed::Wait => "waits",
        Deed::Refuse => "refuses",
    }
}

/// The table's cells by its heads: a row for each state of the branch, a column for each of the merge request.
fn written() -> Vec<Vec<&'static str>> {
    let lines = DOCS.lines().skip_while(|line| !line.starts_with("| branch "));
    let rows = lines.take_while(|line| line.starts_with('|'));
    rows.map(|row| row.trim_matches('|').split('|').map(|cell| cell.trim().trim_matches('`')).collect()).collect()
}

#[test]
fn every_cell() {
    let table = written();
    assert_eq!(table[0][1..], REQUESTS);
    assert_eq!(table.iter().skip(2).map(|row| row[0]).collect::<Vec<_>>(), BRANCHES);
    let branches = [OnBranch::Gone, OnBranch::There, OnBranch::Behind, OnBranch::Ahead, OnBranch::Foreign];
    let requests = [None, Some(Opened), Some(Closed), Some(Merged), Some(Locked)];
    for (row, branch) in table.iter().skip(2).zip(branches) {
        let done = requests.map(|request| word(deed(request, branch)));
        assert_eq!(row[1..], done, "{branch:?}");
    }
}
