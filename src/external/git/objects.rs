//! Reads and writes objects: in process where libgit2 can, else through git.

use std::cell::OnceCell;
use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use super::batch::Batch;
use super::bytes::Bytes;
use super::config::Config;
use super::error::GitError;
use super::kind::Kind;
use super::pack;
use super::program::Program;
use crate::model::oid::Oid;

/// The objects of a repository.
pub struct Objects {
    git: Program,
    reader: Option<git2::Odb<'static>>,
    /// Where libgit2 may write, its folder; opened when something is first written.
    writable: Option<PathBuf>,
    writer: OnceCell<Option<git2::Repository>>,
    batch: OnceCell<Batch>,
}

impl Objects {
    /// Opens the objects of a repository: `common` is its folder, `objects` that of its objects. What libgit2 can't
    /// read (SHA-256) or may not write goes through git.
    #[must_use]
    pub fn open(git: &Program, config: &Config, (common, objects): (&Path, &Path)) -> Self {
        let sha1 = config.get("extensions.objectformat").is_none_or(|format| format.eq_ignore_ascii_case("sha1"));
        // libgit2 ignores both when it writes.
        let usual = config.get("core.sharedrepository").is_none() && config.get("core.fsync").is_none();
        Self {
            git: git.clone(),
            reader: if sha1 { open_reader(objects) } else { None },
            writable: (sha1 && usual).then(|| common.to_owned()),
            writer: OnceCell::new(),
            batch: OnceCell::new(),
        }
    }

    /// The bytes of an object.
    ///
    /// # Errors
    /// When it isn't there, is of another type, or can't be fetched from a promisor remote.
    pub fn read(&self, kind: Kind, oid: Oid) -> Result<Vec<u8>, GitError> {
        self.bytes(kind, oid).map(Bytes::into_vec)
    }

    /// The same without a copy.
    ///
    /// # Errors
    /// When it isn't there, is of another type, or can't be fetched from a promisor remote.
    pub fn bytes(&self, kind: Kind, oid: Oid) -> Result<Bytes<'_>, GitError> {
        match self.read_in_process(kind, oid) {
            Some(object) => Ok(Bytes::Library(object)),
            // Not here for libgit2: git knows more places, such as the promisor of a partial clone.
            None => self.batch()?.read(kind, oid).map(Bytes::Own),
        }
    }

    /// The bytes of an object of at most so many; of a larger one its size.
    ///
    /// # Errors
    /// When it isn't there, is of another type, or can't be fetched from a promisor remote.
    pub fn read_within(&self, kind: Kind, oid: Oid, most: u64) -> Result<Result<Vec<u8>, u64>, GitError> {
        match self.size_in_process(oid) {
            Some(size) if size > most => Ok(Err(size)),
            Some(_) => self.read(kind, oid).map(Ok),
            None => self.batch()?.read_within(kind, oid, most),
        }
    }

    /// Whether the object is here, without fetching it from anywhere.
    #[must_use]
    pub fn has(&self, oid: Oid) -> bool {
        match &self.reader {
            Some(reader) => library_name(oid).is_some_and(|name| reader.exists(name)),
            None => self.git.agrees(&["cat-file", "-e", &oid.to_string()]),
        }
    }

    /// Writes an object and says its name.
    ///
    /// # Errors
    /// When the repository can't be written.
    pub fn write(&self, kind: Kind, bytes: &[u8]) -> Result<Oid, GitError> {
        match self.writer().and_then(|writer| writer.odb().ok()) {
            Some(odb) => write_in_process(&odb, kind, bytes),
            None => write_through_git(&self.git, kind, bytes),
        }
    }

    /// Writes many blobs at once and says their names, in order.
    ///
    /// # Errors
    /// When the repository can't be written.
    pub fn write_blobs(&self, texts: &[&[u8]]) -> Result<Vec<Oid>, GitError> {
        if self.reader.is_some() && texts.len() >= pack::FEWEST {
            return pack::write_blobs(&self.git, texts);
        }
        texts.iter().map(|text| self.write(Kind::Blob, text)).collect()
    }

    fn read_in_process(&self, kind: Kind, oid: Oid) -> Option<git2::OdbObject<'_>> {
        let object = self.reader.as_ref()?.read(library_name(oid)?).ok()?;
        (object.kind() == kind.of_library()).then_some(object)
    }

    fn size_in_process(&self, oid: Oid) -> Option<u64> {
        let (size, _) = self.reader.as_ref()?.read_header(library_name(oid)?).ok()?;
        u64::try_from(size).ok()
    }

    fn writer(&self) -> Option<&git2::Repository> {
        self.writer.get_or_init(|| git2::Repository::open(self.writable.as_ref()?).ok()).as_ref()
    }

    fn batch(&self) -> Result<&Batch, GitError> {
        if let Some(batch) = self.batch.get() {
            return Ok(batch);
        }
        let batch = Batch::start(&self.git)?;
        Ok(self.batch.get_or_init(|| batch))
    }
}

impl fmt::Debug for Objects {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Objects").field("in_process", &self.reader.is_some()).finish_non_exhaustive()
    }
}

/// The object database alone, not the repository: so nothing of libgit2's own reading of configuration, references,
/// grafts and ownership has a say. git has opened the repository for us already, by its own rules.
fn open_reader(folder: &Path) -> Option<git2::Odb<'static>> {
    // Names were checked when the objects came in; git's own reads don't hash again either.
    git2::opts::strict_hash_verification(false);
    let library = git2::Odb::new().ok()?;
    library.add_disk_alternate(folder.to_str()?).ok()?;
    let more = std::env::var_os("GIT_ALTERNATE_OBJECT_DIRECTORIES").unwrap_or_default();
    for alternate in std::env::split_paths(&more).filter(|path| path.is_absolute()) {
        library.add_disk_alternate(alternate.to_str()?).ok()?;
    }
    Some(library)
}

fn write_through_git(git: &Program, kind: Kind, bytes: &[u8]) -> Result<Oid, GitError> {
    let name = git.feed(&["hash-object", "-w", "--stdin", "-t", kind.name()], bytes)?;
    Ok(Oid::from_str(String::from_utf8_lossy(&name).trim())?)
}

fn write_in_process(library: &git2::Odb<'_>, kind: Kind, bytes: &[u8]) -> Result<Oid, GitError> {
    let written = library.write(kind.of_library(), bytes);
    let name = written.map_err(|error| GitError::Object("to be written".to_owned(), error.message().to_owned()))?;
    Ok(Oid::from_bytes(name.as_bytes())?)
}

fn library_name(oid: Oid) -> Option<git2::Oid> {
    git2::Oid::from_bytes(oid.as_bytes()).ok()
}
