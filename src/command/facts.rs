//! Gathers the facts that a decision needs from outside.

use std::collections::BTreeMap;

use super::base::Reach;
use crate::external::asker::asker;
use crate::external::clock::now;
use crate::external::git::{Repository, product_tags};
use crate::model::facts::{Facts, Known};
use crate::model::oid::Oid;
use crate::model::policy::Product;
use crate::model::release::Release;

/// What is known of the world outside, for a decision that is made now.
pub fn facts(repository: &Repository, product: &Product, reach: Reach) -> Facts {
    let releases = match reach {
        Reach::Local if product.remote.is_some() => {
            Known::No("the product's remote was not asked; status and explain ask it with --fetch".to_owned())
        }
        Reach::Local | Reach::Remote => product_releases(repository, product),
    };
    let published = Known::No("GitLab was not asked".to_owned());
    Facts { releases, published, now: Known::Yes(now()), asker: Known::Yes(asker()) }
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
