//! Gathers the facts that a decision needs from outside.

use super::base::Reach;
use crate::external::asker::asker;
use crate::external::clock::now;
use crate::external::git::{Repository, product_tags};
use crate::model::facts::{Facts, Known};
use crate::model::policy::Product;

/// What is known of the product's releases: its tags, if its remote is configured and may be asked.
pub fn facts(repository: &Repository, product: &Product, reach: Reach) -> Facts {
    let releases = match (&product.remote, reach) {
        (None, _) => Known::No("no remote of the product is configured".to_owned()),
        (Some(_), Reach::Local) => Known::No("the product's remote was not asked; status --fetch asks it".to_owned()),
        (Some(remote), Reach::Remote) => match product_tags(repository, remote, product) {
            Ok(tags) => Known::Yes(tags),
            Err(error) => Known::No(format!("the product's remote gave no answer ({error})")),
        },
    };
    Facts { releases, now: Known::Yes(now()), asker: Known::Yes(asker()) }
}
