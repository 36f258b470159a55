//! The chart that the values files are for: its defaults and its schema.

use std::cell::RefCell;
use std::collections::BTreeSet;

use super::ground::Ground;
use crate::external::git::GitError;
use crate::external::source::Source;
use crate::model::content::Content;
use crate::model::diagnostic::Diagnostic;
use crate::model::helm::{Against, Defaults, Schema, judge_parsed};
use crate::model::policy::{POLICY_FILE, Policy};
use crate::model::yaml::Parsed;
use crate::rule::{values_schema, values_syntax};

/// The chart, as far as values are judged by it.
#[derive(Debug, Default)]
pub struct Chart {
    schema: Option<Schema>,
    defaults: Option<Defaults>,
    /// What the schema refers to.
    pub referred: BTreeSet<String>,
    /// What is wrong with it.
    pub found: Vec<Diagnostic>,
}

impl Chart {
    /// Reads it.
    ///
    /// # Errors
    /// When a file can't be read.
    pub fn read(ground: &Ground<'_>, policy: &Policy) -> Result<Self, GitError> {
        let mut chart = Self::default();
        chart.read_defaults(&ground.source, &policy.values.defaults())?;
        chart.read_schema(&ground.source, policy)?;
        Ok(chart)
    }

    /// Whether values are held to a schema.
    #[must_use]
    pub fn has_schema(&self) -> bool {
        self.schema.is_some()
    }

    /// Holds one environment's values to it. Where there is no schema, Helm still refuses some.
    #[must_use]
    pub fn judge(&self, path: &str, parsed: &Parsed<'_>) -> Vec<Diagnostic> {
        let against = self.schema.as_ref().map(|schema| Against { schema, defaults: self.defaults.as_ref() });
        judge_parsed(parsed, path, against.as_ref())
    }

    fn read_defaults(&mut self, source: &Source<'_>, path: &str) -> Result<(), GitError> {
        match source.read(path)? {
            None => {}
            Some(Content::File(text)) => match Defaults::read(path, &text) {
                Ok(defaults) => {
                    self.found.extend(values_syntax::inspect_defaults(path, &text));
                    self.defaults = Some(defaults);
                }
                Err(found) if found.is_empty() => self.found.extend(values_syntax::inspect_defaults(path, &text)),
                Err(found) => self.found.extend(found),
            },
            Some(other) => self.found.push(values_syntax::no_file(path, &other)),
        }
        Ok(())
    }

    fn read_schema(&mut self, source: &Source<'_>, policy: &Policy) -> Result<(), GitError> {
        let path = policy.values.schema();
        match source.read(&path)? {
            None if policy.values.schema.is_none() => {}
            None => self.found.push(values_schema::missing(POLICY_FILE, &path)),
            Some(Content::File(text)) => self.compile(source, &path, &text)?,
            Some(other) => self.found.push(values_schema::no_file(&path, &other)),
        }
        Ok(())
    }

    fn compile(&mut self, source: &Source<'_>, path: &str, text: &[u8]) -> Result<(), GitError> {
        let failure = RefCell::new(None);
        let mut load = |path: &str| {
            self.referred.insert(path.to_owned());
            match source.read(path) {
                Ok(content) => content.and_then(Content::into_bytes),
                Err(error) => {
                    failure.replace(Some(error));
                    None
                }
            }
        };
        let compiled = Schema::compile(path, text, &mut load);
        if let Some(error) = failure.into_inner() {
            return Err(error);
        }
        match compiled {
            Ok(schema) => self.schema = Some(schema),
            Err(found) => self.found.extend(found),
        }
        Ok(())
    }
}
