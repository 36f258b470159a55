//! Where man and the shells look for what belongs to one user, and putting files there.

use std::{
    env, fs, io,
    io::Write,
    path::{Path, PathBuf},
};

/// Why a file could not be put in its place.
#[derive(Debug, thiserror::Error)]
pub enum FolderError {
    /// Neither the environment nor the system says where home is.
    #[error("your home folder is unknown")]
    NoHome,
    /// The system refused.
    #[error("can't write {}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
}

/// The folders of the user who runs us.
#[derive(Debug, Clone)]
pub struct UserFolders {
    home: PathBuf,
    data: PathBuf,
    config: PathBuf,
    /// The folder above the `bin` that our own program stands in.
    prefix: Option<PathBuf>,
    search: Vec<PathBuf>,
}

impl UserFolders {
    /// Reads them from the environment.
    ///
    /// # Errors
    /// Where home is unknown.
    pub fn find() -> Result<Self, FolderError> {
        // Git Bash says its home in HOME, and the Windows function wouldn't look there.
        let home = absolute("HOME").or_else(env::home_dir).ok_or(FolderError::NoHome)?;
        Ok(Self {
            data: absolute("XDG_DATA_HOME").unwrap_or_else(|| home.join(".local/share")),
            config: absolute("XDG_CONFIG_HOME").unwrap_or_else(|| home.join(".config")),
            prefix: env::current_exe().ok().as_deref().and_then(prefix),
            search: env::var_os("PATH").map(|path| env::split_paths(&path).collect()).unwrap_or_default(),
            home,
        })
    }

    /// The folder for man pages of section 1. `man` looks beside each `bin` on the `PATH`, so the place beside ours
    /// needs no configuration, if it is the user's.
    #[must_use]
    pub fn man(&self) -> PathBuf {
        let beside = self.prefix.as_ref().filter(|prefix| prefix.starts_with(&self.home));
        beside.map_or_else(|| self.data.join("man"), |prefix| prefix.join("share/man")).join("man1")
    }

    /// The root to add to `MANPATH`, where `man` would not find [`Self::man`] by itself.
    #[must_use]
    pub fn missing_from_manpath(&self) -> Option<PathBuf> {
        let root = self.man().parent()?.to_owned();
        let found = self.search.iter().filter_map(|bin| bin.parent()).any(|prefix| prefix.join("share/man") == root);
        (!found).then_some(root)
    }

    /// The page that a package has put beside our program, if one has.
    #[must_use]
    pub fn packaged_page(&self, name: &str) -> Option<PathBuf> {
        let prefix = self.prefix.as_ref().filter(|prefix| !prefix.starts_with(&self.home))?;
        let page = prefix.join("share/man/man1").join(name);
        let zipped = page.with_added_extension("gz");
        [page, zipped].into_iter().find(|page| page.exists())
    }

    /// The file that bash-completion loads when it completes `git-eurodat`.
    #[must_use]
    pub fn bash(&self) -> PathBuf {
        self.data.join("bash-completion/completions/git-eurodat")
    }

    /// The file for a folder of zsh's `fpath`.
    #[must_use]
    pub fn zsh(&self) -> PathBuf {
        self.data.join("zsh/site-functions/_git-eurodat")
    }

    /// The file that fish loads when it completes `git-eurodat`.
    #[must_use]
    pub fn fish(&self) -> PathBuf {
        self.config.join("fish/completions/git-eurodat.fish")
    }

    /// A file that fish reads when it starts.
    #[must_use]
    pub fn fish_start(&self) -> PathBuf {
        self.config.join("fish/conf.d/git-eurodat.fish")
    }

    /// The file for PowerShell, which has no folder of its own for completions.
    #[must_use]
    pub fn power_shell(&self) -> PathBuf {
        self.data.join("git-eurodat/git-eurodat.ps1")
    }

    /// Whether a program of this name is on the `PATH`.
    #[must_use]
    pub fn has_program(&self, name: &str) -> bool {
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        self.search.iter().any(|folder| folder.join(&file).is_file())
    }
}

/// Whether the file holds this text already.
#[must_use]
pub fn holds(path: &Path, text: &str) -> bool {
    fs::read(path).is_ok_and(|there| there == text.as_bytes())
}

/// Puts the text there in one step: a shell that starts meanwhile reads the old file or the new one.
///
/// # Errors
/// Where the system refuses.
pub fn put(path: &Path, text: &str) -> Result<(), FolderError> {
    try_put(path, text).map_err(|source| FolderError::Write { path: path.to_owned(), source })
}

fn try_put(path: &Path, text: &str) -> io::Result<()> {
    // Dotfile managers put links here; what they point at is what changes.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut file = temporary(folder)?;
    file.write_all(text.as_bytes())?;
    file.persist(path)?;
    Ok(())
}

/// A file that others may read, as far as the umask lets them.
#[cfg(unix)]
fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    tempfile::Builder::new().permissions(fs::Permissions::from_mode(0o666)).tempfile_in(folder)
}

#[cfg(not(unix))]
fn temporary(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    tempfile::NamedTempFile::new_in(folder)
}

fn absolute(variable: &str) -> Option<PathBuf> {
    env::var_os(variable).map(PathBuf::from).filter(|path| path.is_absolute())
}

fn prefix(program: &Path) -> Option<PathBuf> {
    let bin = program.parent()?;
    bin.ends_with("bin").then(|| bin.parent().map(Path::to_owned)).flatten()
}
