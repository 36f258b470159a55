//! `known-release`: the release is a tag of the product.

use super::context::{Context, Rule, SHOWN};
use crate::model::change::Move;
use crate::model::facts::Known;
use crate::model::finding::Finding;
use crate::model::listing::listed;

const ID: &str = "known-release";

/// The rule.
pub const RULE: Rule = Rule { id: ID, says: "the release is a tag of the product", judge };

fn judge(change: &Move, context: &Context<'_>) -> Finding {
    let Some(release) = change.new.release() else {
        return Finding::pass(ID, "no release is named");
    };
    match &context.facts.releases {
        Known::No(why) => {
            Finding::unverified(ID, format!("whether the product has {release} is not known: {why}"), HELP)
        }
        Known::Yes(releases) => match releases.get(release) {
            Some(commit) => Finding::pass(ID, format!("the product's tag {release} is commit {}", commit.short())),
            None => Finding::fail(ID, format!("the product has no tag for {release}"), nearest(releases.keys().rev())),
        },
    }
}

const HELP: &str = "set `remote` in the [product] table of .eurodat.toml to a URL that git ls-remote can read";

fn nearest<'a>(newest_first: impl Iterator<Item = &'a crate::model::release::Release>) -> String {
    let newest: Vec<_> = newest_first.take(3).collect();
    if newest.is_empty() {
        return "push a tag to the product first; it has no release yet".to_owned();
    }
    format!("the newest are {}", listed(newest, SHOWN))
}
