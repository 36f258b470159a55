//! What a promotion supersedes, in its description: the command knows it late.

use super::limits;
use super::reference::Superseded;
use crate::model::description::parts;
use crate::model::listing::lines;

/// The line behind which it is listed.
pub(super) const LIST: &str = "<!-- git-eurodat: supersedes -->";

/// The description with these listed, beside those that it lists already. A description without our part stays as it is.
#[must_use]
pub fn superseding(description: &str, superseded: &[Superseded]) -> String {
    let Some(found) = parts(description) else { return description.to_owned() };
    let ours = listing(found.ours, superseded);
    limits::description(&[found.before, &ours, found.after].concat())
}

/// What our part of a description lists.
pub(super) fn listed(ours: &str) -> Vec<Superseded> {
    let after = ours.lines().skip_while(|line| *line != LIST).skip(1);
    after.map_while(Superseded::read).collect()
}

/// Our part with these listed, too.
pub(super) fn listing(ours: &str, superseded: &[Superseded]) -> String {
    let Some((before, after)) = ours.split_once(&format!("{LIST}\n")) else { return ours.to_owned() };
    let mut all = listed(ours);
    let rest: String = after.split_inclusive('\n').skip(all.len()).collect();
    for new in superseded {
        if !all.contains(new) {
            all.push(new.clone());
        }
    }
    let lines = lines(all.iter().map(Superseded::line));
    format!("{before}{LIST}\n{lines}{rest}")
}
