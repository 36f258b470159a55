//! `docs/helm.md` lists the differences that the table of cases shows, and no other.

use super::{differences, tables};

const DOCS: &str = include_str!("../../../docs/helm.md");

pub fn every_difference_is_documented() {
    let section = DOCS.split("## Differences").nth(1).expect("docs/helm.md has a section of differences");
    let section = section.split("\n## ").next().unwrap_or_default();
    let joined = section.replace("\n  ", " ");
    let listed: Vec<&str> = joined.lines().filter_map(|line| line.strip_prefix("- ")).collect();
    assert_eq!(listed, differences::ALL, "docs/helm.md lists the differences in the order of the tests");
    for reason in differences::ALL {
        let shown = tables::all().any(|case| case.differs == Some(reason));
        assert!(shown, "no case shows: {reason}");
    }
}
