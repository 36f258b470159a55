//! `known-release`: the release is one of the product's.

mod published;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use super::context::{Context, Rule, SHOWN};
use crate::model::change::Move;
use crate::model::claims::Claims;
use crate::model::facts::Known;
use crate::model::finding::Finding;
use crate::model::listing::listed;
use crate::model::oid::Oid;
use crate::model::release::Release;

const ID: &str = "known-release";

/// The rule.
pub const RULE: Rule = Rule {
    id: ID,
    says: "the release is a tag of the product that is still where it was when it was promoted, is out, and its pipeline passed",
    judge,
};

fn judge(change: &Move, context: &Context<'_>) -> Finding {
    let Some(release) = change.new.release() else {
        return Finding::pass(ID, "no release is named");
    };
    if let Some(fault) = faulty(context.claims) {
        return fault;
    }
    match &context.facts.releases {
        Known::No(why) => differing(release, context.claims).unwrap_or_else(|| {
            let fact = format!("whether the product has {release} is not known: {why}");
            Finding::unverified(ID, fact, if context.policy.product.remote.is_some() { ASK } else { CONFIGURE })
        }),
        Known::Yes(releases) => match releases.get(release) {
            Some(tag) => stands(release, tag, context),
            None => Finding::fail(ID, format!("the product has no tag for {release}"), nearest(releases.keys().rev())),
        },
    }
}

/// What is wrong with the claims themselves.
fn faulty(claims: &Claims) -> Option<Finding> {
    let help = "write its trailers anew, as `git eurodat promote` does";
    (!claims.faults.is_empty()).then(|| Finding::fail(ID, listed(&claims.faults, SHOWN), help))
}

/// Claims that can't both be right.
fn differing(release: &Release, claims: &Claims) -> Option<Finding> {
    let tags: BTreeSet<&Oid> = claims.of(release).filter_map(|claim| claim.tag.as_ref()).collect();
    let fact =
        format!("the messages claim {} tags {release}: {}", tags.len(), listed(tags.iter().map(|t| t.short()), SHOWN));
    (tags.len() > 1).then(|| Finding::fail(ID, fact, "promote it again, from the product's tag as it is now"))
}

/// A tag that was moved after the promotion names another product.
fn stands(release: &Release, tag: &Oid, context: &Context<'_>) -> Finding {
    match context.claims.of(release).filter_map(|claim| claim.tag).find(|claimed| claimed != tag) {
        None => {
            let fact = format!("the product's tag {release} is commit {}", tag.short());
            // Where the product is no project of GitLab its tags are all that there is.
            let is_project = context.policy.product.project.is_some();
            if is_project { published::judge(release, &fact, context.facts) } else { Finding::pass(ID, fact) }
        }
        // Which of several claims is wrong, the tag itself says.
        Some(claimed) => Finding::fail(
            ID,
            format!("the tag {release} was at {} when it was promoted, and is at {} now", claimed.short(), tag.short()),
            "find out who moved the tag; a release that is made anew gets a new version",
        ),
    }
}

/// Who asks by which option: the rule doesn't know which command wants to know.
const ASK: &str = "ask it: status and explain with --fetch, verify with --online, promote without --offline";
const CONFIGURE: &str = "set `remote` in the [product] table of .eurodat.toml to a URL that git ls-remote can read";

fn nearest<'a>(newest_first: impl Iterator<Item = &'a Release>) -> String {
    let newest: Vec<_> = newest_first.take(3).collect();
    if newest.is_empty() {
        return "push a tag to the product first; it has no release yet".to_owned();
    }
    format!("the newest are {}", listed(newest, SHOWN))
}
