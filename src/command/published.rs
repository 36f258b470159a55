//! What GitLab says of the product's releases and of the merge requests, in one look.

use std::collections::BTreeMap;

use super::base::Base;
use super::contact::{Contact, Door};
use crate::external::git::Repository;
use crate::external::gitlab::{GitLabError, Looked, Question, Released, Tag, look};
use crate::failure::Failure;
use crate::model::facts::Known;
use crate::model::fleet::Fleet;
use crate::model::oid::Oid;
use crate::model::promotion::Ask;
use crate::model::published::Published;
use crate::model::release::Release;
use crate::plan::{branches, may_move};

/// What GitLab said.
#[derive(Debug)]
pub struct Said {
    /// The product's releases with the commits of their tags; none where the policy names no project of the product.
    pub releases: Option<Known<BTreeMap<Release, Oid>>>,
    /// What it says of them.
    pub published: Known<BTreeMap<Release, Published>>,
    /// The merge requests.
    pub looked: Looked,
}

/// Asks GitLab, where there is one to be asked.
///
/// # Errors
/// When it can't be reached or refuses.
pub fn ask_gitlab(
    repository: &Repository,
    (base, fleet): (&Base, &Fleet),
    ask: Option<&Ask>,
    contact: &mut Contact,
) -> Result<Option<Said>, Failure> {
    let Some(door) = contact.door(repository, base)? else { return Ok(None) };
    match asked(door, (base, fleet), ask) {
        Ok(said) => Ok(Some(said)),
        Err(error) => contact.go_on_without(error).map(|()| None),
    }
}

fn asked(door: &mut Door, (base, fleet): (&Base, &Fleet), ask: Option<&Ask>) -> Result<Said, GitLabError> {
    let product = &base.policy.product;
    let hidden = |error: GitLabError| match error.status() {
        Some(403 | 404) => Ok(None),
        _ => Err(error),
    };
    let tags = door.tags(product).map(|tags| tags.map(<[Tag]>::to_vec)).or_else(hidden)?;
    let tags = tags.map(|tags| by_release(tags, &product.tag_prefix));
    let known = || tags.iter().flat_map(BTreeMap::keys);
    let releases = may_move(ask, (&base.policy, fleet), known());
    let tag = |release: &&Release| tags.as_ref()?.get(release).map(Tag::named);
    let names: Vec<(String, Oid)> = releases.iter().filter_map(tag).collect();
    let own = ask.map(|ask| branches(ask, &releases)).unwrap_or_default();
    let project = product.project.as_deref();
    let question = Question { target: &base.target, branches: &own, product: project.map(|path| (path, &*names)) };
    let mut looked = look(&door.gitlab, &question)?;
    for _ in 0..MORE {
        let (Some(path), Some(next)) = (project, unasked(tags.as_ref(), looked.product.as_ref())) else { break };
        let more = look(&door.gitlab, &Question { branches: &[], product: Some((path, &[next])), ..question })?;
        looked.product.iter_mut().for_each(|known| known.extend(more.product.clone().unwrap_or_default()));
    }
    let Some(project) = project else {
        return Ok(Said {
            releases: None,
            published: Known::No("the policy names no project of the product".to_owned()),
            looked,
        });
    };
    Ok(match tags {
        None => {
            let why = format!("GitLab shows no project {project} to this token");
            Said { releases: Some(Known::No(why.clone())), published: Known::No(why), looked }
        }
        Some(tags) => Said {
            published: Known::Yes(published(&tags, looked.product.as_ref())),
            releases: Some(Known::Yes(tags.into_iter().map(|(release, tag)| (release, tag.commit)).collect())),
            looked,
        },
    })
}

/// So often it is asked once more about the newest release that isn't known to be upcoming.
const MORE: usize = 5;

/// The newest release that may be out and was not asked about: those before it are all upcoming.
fn unasked(tags: Option<&BTreeMap<Release, Tag>>, said: Option<&BTreeMap<String, Released>>) -> Option<(String, Oid)> {
    let (tags, said) = (tags?, said?);
    let newest = tags.iter().rev().filter(|(release, _)| !release.is_pre_release()).map(|(_, tag)| tag);
    let first = newest.into_iter().find(|tag| said.get(&tag.name).is_none_or(|found| found.due.is_none()))?;
    (!said.contains_key(&first.name)).then(|| first.named())
}

fn by_release(tags: Vec<Tag>, prefix: &str) -> BTreeMap<Release, Tag> {
    let named = |tag: Tag| Some((tag.name.strip_prefix(prefix)?.parse().ok()?, tag));
    tags.into_iter().filter_map(named).collect()
}

/// Of every tag its notes; of those that were asked for all else.
fn published(tags: &BTreeMap<Release, Tag>, said: Option<&BTreeMap<String, Released>>) -> BTreeMap<Release, Published> {
    let each = tags.iter().map(|(release, tag)| {
        let of_tag = said.and_then(|said| said.get(&tag.name));
        let published = Published {
            notes: tag.notes.clone(),
            due: of_tag.and_then(|said| said.due),
            pipelines: of_tag.map_or_else(not_asked, |said| pipelines(tag, said)),
        };
        (release.clone(), published)
    });
    each.collect()
}

fn not_asked<T>() -> Known<T> {
    Known::No("it was not asked for".to_owned())
}

/// Those at the tag's own commit: a branch may have the tag's name, and a tag may have been moved.
fn pipelines(tag: &Tag, said: &Released) -> Known<Vec<crate::model::published::Pipeline>> {
    let Some(found) = &said.pipelines else {
        return Known::No("GitLab doesn't show us the product's pipelines".to_owned());
    };
    let own = found.iter().filter(|(commit, _)| *commit == tag.commit);
    Known::Yes(own.map(|(_, pipeline)| pipeline.clone()).collect())
}
