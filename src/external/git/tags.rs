//! The product's releases, by its tags.

use std::collections::BTreeMap;

use super::error::GitError;
use super::repository::Repository;
use crate::model::oid::Oid;
use crate::model::policy::Product;
use crate::model::release::Release;

/// Asks the product's remote for its tags; those that are releases count, with the commit that each names.
///
/// # Errors
/// When the remote can't be reached or refuses.
pub fn product_tags(
    repository: &Repository,
    remote: &str,
    product: &Product,
) -> Result<BTreeMap<Release, Oid>, GitError> {
    let ended = repository.git.talk(&["ls-remote", "--tags", "--end-of-options", remote])?;
    let mut releases = BTreeMap::new();
    for line in String::from_utf8_lossy(&ended.stdout).lines() {
        let Some((oid, name)) = line.split_once("\trefs/tags/") else { continue };
        // An annotated tag is listed twice, the second time with `^{}` and the commit that it names.
        let name = name.strip_suffix("^{}").unwrap_or(name);
        let release = name.strip_prefix(product.tag_prefix.as_str()).and_then(|text| text.parse().ok());
        if let (Some(release), Ok(oid)) = (release, oid.parse()) {
            releases.insert(release, oid);
        }
    }
    Ok(releases)
}
