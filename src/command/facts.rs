//! Gathers the facts that a decision needs from outside.

use std::collections::BTreeMap;

use super::base::{Base, Reach};
use super::contact::Contact;
use super::published::ask_gitlab;
use crate::external::asker::asker;
use crate::external::clock::now;
use crate::external::git::{Repository, product_tags};
use crate::external::gitlab::Looked;
use crate::failure::Failure;
use crate::model::facts::{Facts, Known};
use crate::model::fleet::Fleet;
use crate::model::oid::Oid;
use crate::model::policy::Product;
use crate::model::promotion::Ask;
use crate::model::release::Release;

/// What is known of the world outside, for a decision that is made now, and the merge requests that there are.
///
/// # Errors
/// When GitLab is to be asked, and can't be reached or refuses.
pub fn facts(
    repository: &Repository,
    (base, fleet): (&Base, &Fleet),
    ask: Option<&Ask>,
    contact: &mut Contact,
) -> Result<(Facts, Known<Looked>), Failure> {
    let product = &base.policy.product;
    let (now, asker) = (Known::Yes(now()), Known::Yes(asker()));
    let Some(said) = ask_gitlab(repository, (base, fleet), ask, contact)? else {
        let why = unasked(contact.reach);
        let facts = Facts {
            releases: by_git(repository, product, contact.reach),
            published: Known::No(why.clone()),
            now,
            asker,
        };
        return Ok((facts, Known::No(why)));
    };
    let releases = match said.releases {
        Some(known @ Known::Yes(_)) => known,
        Some(Known::No(_)) | None if product.remote.is_some() => by_git(repository, product, contact.reach),
        Some(unknown) => unknown,
        None => by_git(repository, product, contact.reach),
    };
    Ok((Facts { releases, published: said.published, now, asker }, Known::Yes(said.looked)))
}

fn unasked(reach: Reach) -> String {
    match reach {
        Reach::Local => "GitLab was not asked; status and explain ask it with --fetch",
        Reach::Remote => "there is no token for GitLab's API",
    }
    .to_owned()
}

/// The product's releases as git itself has them.
fn by_git(repository: &Repository, product: &Product, reach: Reach) -> Known<BTreeMap<Release, Oid>> {
    match reach {
        Reach::Local if product.remote.is_some() => {
            Known::No("the product's remote was not asked; status and explain ask it with --fetch".to_owned())
        }
        Reach::Local | Reach::Remote => product_releases(repository, product),
    }
}

/// The product's releases by the tags that its remote has now.
pub fn product_releases(repository: &Repository, product: &Product) -> Known<BTreeMap<Release, Oid>> {
    let Some(remote) = &product.remote else {
        return Known::No("no remote of the product is configured".to_owned());
    };
    match product_tags(repository, remote, product) {
        Ok(tags) => Known::Yes(tags),
        Err(error) => Known::No(format!("the product's remote gave no answer ({error})")),
    }
}
