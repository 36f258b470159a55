//! What stands at a path of a commit, of the index or of the work tree.

/// The largest file that is judged, in bytes: Helm takes no larger one from a chart
/// ([MaxDecompressedFileSize](https://pkg.go.dev/helm.sh/helm/v4/pkg/chart/loader/archive)).
pub const LARGEST: u64 = 5 * 1024 * 1024;

/// What stands at a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A file with these bytes.
    File(Vec<u8>),
    /// A file of this many bytes, more than [`LARGEST`]; it was not read.
    TooLarge(u64),
    /// A symlink, a submodule or something else that is no file of its own.
    NotFile,
}

/// How far down a list of files goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// The files of the folder itself.
    Folder,
    /// Those of all folders in it, too.
    All,
}

impl Content {
    /// The bytes, where it is a file that was read.
    #[must_use]
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::File(bytes) => Some(bytes),
            Self::TooLarge(_) | Self::NotFile => None,
        }
    }
}
