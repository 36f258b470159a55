//! What is YAML, and yet no values file to Helm or to us.

/// A refusal: what is wrong, and the number of the event where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Refusal {
    pub(super) fault: Fault,
    pub(super) at: usize,
}

/// What is wrong with a values file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Fault {
    #[error("the file is a {0}, and values are a mapping")]
    NotMapping(&'static str),
    #[error("there is a second document, and Helm's versions disagree what it says")]
    ManyDocuments,
    #[error("Helm refuses a directive in a values file")]
    Directive,
    #[error("a tab stands where Helm wants spaces")]
    Tab,
    #[error("Helm refuses text behind `---` in a values file")]
    Marker,
    #[error("Helm refuses `{text}` as a `{tag}`")]
    Tagged { tag: String, text: String },
    #[error("Helm refuses what is no base64 as a `!!binary`")]
    Base64,
    #[error("Helm refuses infinity and not-a-number as a value")]
    NotFinite,
    #[error("Helm refuses null as a key")]
    NullKey,
    #[error("Helm refuses a key above 9223372036854775807")]
    HugeKey,
    #[error("Helm refuses a {0} as a key")]
    CollectionKey(&'static str),
    #[error("two keys of one mapping read as `{0}`")]
    SameKey(String),
    #[error("Helm merges (`<<`) only mappings and sequences of mappings")]
    Merge,
    #[error("the anchor contains its own alias")]
    Circle,
    #[error("the aliases stand for too much: more than {most} values")]
    Bomb { most: usize },
    #[error("through aliases, collections nest more than {0} deep")]
    TooDeep(usize),
    #[error("Helm refuses the escape `{0}`")]
    Escape(&'static str),
    #[error("Helm refuses `...` before any value")]
    EarlyEnd,
    #[error("Helm takes only ASCII letters, digits, `-` and `_` in the name of an anchor")]
    Anchor,
    #[error("in brackets and braces, Helm misreads a text with `?`, or with `:` first")]
    PlainInFlow,
    #[error("in brackets and braces, Helm refuses a key that goes over the end of its line")]
    BrokenKey,
}

impl Fault {
    /// What to do about it.
    pub(super) fn help(&self) -> &'static str {
        match self {
            Self::NotMapping(_) => "write `key: value` lines",
            Self::ManyDocuments => "keep one document to a file",
            Self::Tab => "write spaces",
            Self::Marker => "start a new line behind `---`",
            Self::Directive => "remove the line that starts with `%`",
            Self::Tagged { .. } => "remove the tag, or write a value that fits it",
            Self::Base64 => "remove the tag, or write base64 with its padding",
            Self::NotFinite => "quote it if the text is meant",
            Self::NullKey | Self::HugeKey => "quote the key",
            Self::CollectionKey(_) => "write a single value as the key",
            Self::SameKey(_) => "keep one of them: Helm takes either",
            Self::Merge => "merge a mapping",
            Self::Circle | Self::Bomb { .. } | Self::TooDeep(_) => "write the values out",
            Self::Escape(_) => "write the character itself",
            Self::EarlyEnd => "remove the line `...`",
            Self::Anchor => "give it another name",
            Self::PlainInFlow => "quote it",
            Self::BrokenKey => "write the key and its colon on one line",
        }
    }
}
