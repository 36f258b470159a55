//! What can be wrong with a YAML text, in sentences.

/// What is wrong with a YAML text, for the value that was asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
#[expect(missing_docs, reason = "each sentence says what its fault is")]
pub enum Fault {
    #[error("the text is UTF-16 or UTF-32")]
    Utf16,
    #[error("the byte 0x{byte:02X} is not UTF-8")]
    NotUtf8 { byte: u8 },
    #[error("YAML has no place for the character U+{0:04X}")]
    ForbiddenCharacter(u32),
    #[error("U+{0:04X} is a line break to some YAML readers and none to others")]
    DisputedLineBreak(u32),
    #[error("this is not YAML: {0}")]
    Syntax(String),
    #[error("a tab indents where YAML wants spaces")]
    Tab,
    #[error("collections nest more than 255 deep")]
    TooDeep,
    #[error("the alias has no anchor")]
    UnknownAnchor,
    /// `keys` are all that stand more than once in their mapping.
    #[error("{} in one mapping", twice(keys))]
    DuplicateKeys { keys: Vec<String> },
    /// `near` is a key that was perhaps meant, as a whole path.
    #[error("there is no key `{key}`")]
    Missing { key: String, near: Option<String> },
    #[error("the key `{key}` comes through a merge (`<<`) only")]
    Merged { key: String },
    #[error("a merge (`<<`) behind the key `{key}` brings it again")]
    MergedOver { key: String },
    #[error("the key `{key}` stands in {count} documents")]
    InManyDocuments { key: String, count: usize },
    #[error("`{key}` is a sequence, and a key path leads through mappings only")]
    ThroughSequence { key: String },
    #[error("`{key}` is a single value, not a mapping")]
    ThroughScalar { key: String },
    #[error("`{key}` is an alias")]
    Alias { key: String },
    #[error("`{key}` is a {found}, not a single value")]
    NotScalar { key: String, found: &'static str },
    #[error("the aliases stand for more than {most} values")]
    TooManyAliased { most: usize },
    #[error("{count} alias{} would change along with the value", if *count == 1 { "" } else { "es" })]
    Aliased { count: usize },
    #[error("the tag `{tag}` makes the value something else than a string")]
    Tagged { tag: String },
    #[error("the key has no colon")]
    NoColon,
    /// Our own check failed; nothing was changed.
    #[error("the edit would change more than the one value")]
    Unproven,
}

impl Fault {
    /// The key that it speaks of; none where the whole text is at fault.
    #[must_use]
    pub fn key(&self) -> Option<&str> {
        match self {
            Self::DuplicateKeys { keys } => keys.first().map(String::as_str),
            Self::Missing { key, .. }
            | Self::Merged { key }
            | Self::MergedOver { key }
            | Self::InManyDocuments { key, .. }
            | Self::ThroughSequence { key }
            | Self::ThroughScalar { key }
            | Self::Alias { key }
            | Self::NotScalar { key, .. } => Some(key),
            _ => None,
        }
    }

    /// Whether it says that nobody can read the text, and nothing about a key.
    #[must_use]
    pub fn is_of_text(&self) -> bool {
        self.key().is_none() && !matches!(self, Self::DuplicateKeys { .. })
    }

    /// What to do about it, in one sentence without a full stop.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        let help = match self {
            Self::Utf16 | Self::NotUtf8 { .. } => "save the file as UTF-8",
            Self::ForbiddenCharacter(_) | Self::DisputedLineBreak(_) => {
                "remove it, or write it as an escape in double quotes"
            }
            Self::Tab => "indent with spaces",
            Self::DuplicateKeys { .. } => "keep one of them: YAML readers disagree which counts",
            Self::Missing { near, .. } => {
                return near.as_ref().map(|near| format!("perhaps `{near}`?"));
            }
            Self::Merged { .. } => "edit the mapping that is merged in, or write the key out here",
            Self::MergedOver { .. } => "move the merge up, or remove the key from what it brings: Helm takes the last",
            Self::InManyDocuments { .. } => "keep one document to a file",
            Self::ThroughScalar { .. } => "a key that has dots of its own is quoted in a key path: \"a.b\"",
            Self::Alias { .. } => "edit the anchored value, or write the value out here",
            Self::Aliased { .. } => "allow it if that is meant, or write the values out",
            Self::Tagged { .. } => "remove the tag or make it `!!str`",
            Self::NoColon => "write a colon where the value belongs",
            Self::Unproven => "nothing was changed; please report this file as a bug",
            Self::Syntax(_)
            | Self::TooDeep
            | Self::UnknownAnchor
            | Self::TooManyAliased { .. }
            | Self::ThroughSequence { .. }
            | Self::NotScalar { .. } => return None,
        };
        Some(help.to_owned())
    }
}

fn twice(keys: &[String]) -> String {
    match keys {
        [key] => format!("the key `{key}` stands more than once"),
        [key, rest @ ..] => format!("the key `{key}` and {} more stand more than once", rest.len()),
        [] => "a key stands more than once".to_owned(),
    }
}
