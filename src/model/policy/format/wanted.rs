//! What a value should have been, for the message about one that isn't.

use std::collections::BTreeMap;

use toml_edit::Datetime;

use super::field::{Field, Key};
use super::file::{FreezeFile, GitLabFile, MergeRequestsFile, ProductFile, RepositoryFile, ValuesFile, VerifyFile};
use super::names::names_of;
use super::stage::{PinsFile, PromotionFile, StageFile, TakesFile};

/// A type that can say what it wants.
pub(in crate::model::policy) trait Wanted {
    /// What a value must be, to stand after "must be".
    fn wanted() -> String;

    /// The words it takes, where it takes only some.
    fn words() -> &'static [&'static str] {
        &[]
    }
}

/// Types that want one thing.
macro_rules! wants {
    ($($kind:ty: $wanted:expr;)*) => {$(
        impl Wanted for $kind {
            fn wanted() -> String {
                $wanted.to_owned()
            }
        }
    )*};
}

wants! {
    String: "a string";
    bool: "`true` or `false`";
    u32: "a whole number from 0 to 4294967295";
    i64: "a whole number";
    Datetime: "a date with time and offset, without quotes";
    Vec<Field<String>>: "an array of strings";
    Vec<Field<StageFile>>: "an array of tables, each under a line `[[stages]]`";
    Vec<Field<FreezeFile>>: "an array of tables, each under a line `[[freezes]]`";
    StageFile: "a table";
    FreezeFile: "a table";
    RepositoryFile: "a table, under a line `[repository]`";
    GitLabFile: "a table, under a line `[gitlab]`";
    MergeRequestsFile: "a table, under a line `[merge-requests]`";
    ProductFile: "a table, under a line `[product]`";
    ValuesFile: "a table, under a line `[values]`";
    VerifyFile: "a table, under a line `[verify]`";
}

impl<T> Wanted for BTreeMap<Key, T> {
    fn wanted() -> String {
        "a table".to_owned()
    }
}

/// Enumerations want one of their words.
macro_rules! wants_a_word {
    ($($word:ty),*) => {$(
        impl Wanted for $word {
            fn wanted() -> String {
                let words: Vec<String> = Self::words().iter().map(|word| format!("\"{word}\"")).collect();
                words.join(" or ")
            }

            fn words() -> &'static [&'static str] {
                names_of::<Self>()
            }
        }
    )*};
}

wants_a_word!(PinsFile, TakesFile, PromotionFile);
