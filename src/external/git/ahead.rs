//! Reads many files at once, before they are asked for.

use std::sync::atomic::{AtomicU64, Ordering};

use rayon::prelude::*;

use super::difference::File;
use super::error::GitError;
use super::kind::Kind;
use super::objects::Objects;
use super::partial::prefetch;
use super::repository::Repository;
use crate::model::content::Content;
use crate::model::oid::Oid;

/// Threads take longer to start, and to open the packs for themselves, than so many files to read.
const FEW: usize = 128;

/// Larger ones, in bytes, are left to be read alone: many of them would fill the memory.
const LARGEST: u64 = 16 << 10;

/// So many bytes are read ahead; each thread may go beyond by one file.
const MOST: u64 = 32 << 20;

/// What a file costs beside its bytes.
const EACH: u64 = 128;

/// What these files hold, in their order; none of a large one, nor of those that are too much for the memory together.
/// What a partial clone left behind is fetched first, all of it at once.
///
/// # Errors
/// When one can't be read.
pub fn contents(repository: &Repository, files: &[File]) -> Result<Vec<Option<Content>>, GitError> {
    let blobs: Vec<Oid> = files.iter().filter(|file| file.is_plain()).map(|file| file.oid).collect();
    prefetch(repository, &blobs)?;
    let held = AtomicU64::new(0);
    if files.len() < FEW {
        return files.iter().map(|file| small(&repository.objects, *file, &held)).collect();
    }
    // libgit2's reader is for one thread.
    let opener = repository.objects.opener();
    let portions = files.par_chunks(files.len().div_ceil(rayon::current_num_threads()));
    let read = portions.map(|portion| {
        let objects = opener.open();
        portion.iter().map(|file| small(&objects, *file, &held)).collect::<Result<Vec<_>, GitError>>()
    });
    Ok(read.collect::<Result<Vec<_>, GitError>>()?.into_iter().flatten().collect())
}

fn small(objects: &Objects, file: File, held: &AtomicU64) -> Result<Option<Content>, GitError> {
    if !file.is_plain() {
        return Ok(Some(Content::NotFile));
    }
    if held.load(Ordering::Relaxed) >= MOST {
        return Ok(None);
    }
    let read = objects.read_within(Kind::Blob, file.oid, LARGEST)?.ok();
    let size = read.as_ref().and_then(|bytes| u64::try_from(bytes.len()).ok());
    held.fetch_add(size.unwrap_or_default() + EACH, Ordering::Relaxed);
    Ok(read.map(Content::File))
}
