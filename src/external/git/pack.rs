//! Writes many blobs at once, into one pack instead of as many files
//! ([git fast-import](https://git-scm.com/docs/git-fast-import)).

use super::error::GitError;
use super::program::Program;
use crate::model::oid::Oid;

/// From so many blobs on: fewer are unpacked again by git itself (`fastimport.unpackLimit`).
pub(super) const FEWEST: usize = 100;

/// Writes the blobs through git and says their names, in order; of SHA-1, as their names are reckoned here.
///
/// # Errors
/// When git can't write them.
pub(super) fn write_blobs(git: &Program, texts: &[&[u8]]) -> Result<Vec<Oid>, GitError> {
    let mut stream = Vec::with_capacity(texts.iter().map(|text| text.len() + 24).sum());
    for text in texts {
        stream.extend_from_slice(format!("blob\ndata {}\n", text.len()).as_bytes());
        stream.extend_from_slice(text);
        stream.push(b'\n');
    }
    stream.extend_from_slice(b"done\n");
    // A pack of its own, also where the user unpacks small ones: that is what this is for.
    git.feed(&["-c", "fastimport.unpackLimit=1", "fast-import", "--quiet", "--done"], &stream)?;
    texts.iter().map(|text| name(text)).collect()
}

fn name(text: &[u8]) -> Result<Oid, GitError> {
    let name = git2::Oid::hash_object(git2::ObjectType::Blob, text);
    let name = name.map_err(|error| GitError::Object("to be written".to_owned(), error.message().to_owned()))?;
    Ok(Oid::from_bytes(name.as_bytes())?)
}
