//! Collects what is wrong with a policy, with lines and columns.

use super::super::format::{Field, Span, Wanted};
use super::super::types::Policy;
use super::byte_order_mark::byte_order_mark;
use super::problem::PolicyProblem;
use crate::model::nearest::did_you_mean;
use crate::model::position::Position;

/// The text that is read, and what is wrong with it so far.
pub(super) struct Faults<'t> {
    text: &'t str,
    skipped: usize,
    errors: Vec<PolicyProblem>,
    warnings: Vec<PolicyProblem>,
}

impl<'t> Faults<'t> {
    /// None yet.
    pub(super) fn new(whole: &'t str) -> Self {
        let (mark, text) = byte_order_mark(whole);
        Self { text, skipped: mark.len(), errors: Vec::new(), warnings: Vec::new() }
    }

    /// The text that spans count in: without a byte order mark.
    pub(super) fn text(&self) -> &'t str {
        self.text
    }

    /// Notes an error.
    pub(super) fn error(&mut self, span: &Span, message: impl Into<String>, help: Option<String>) {
        let problem = self.problem(span, message.into(), help);
        self.errors.push(problem);
    }

    /// Notes a warning.
    pub(super) fn warning(&mut self, span: &Span, message: impl Into<String>, help: Option<String>) {
        let problem = self.problem(span, message.into(), help);
        self.warnings.push(problem);
    }

    /// The value at a key, if there is one of the right type; a wrong one is noted.
    pub(super) fn take<T: Wanted>(&mut self, key: &str, field: Field<T>) -> Option<(Span, T)> {
        self.typed(&format!("`{key}`"), field)
    }

    /// The elements of an array, each that has the right type.
    pub(super) fn take_all<T: Wanted>(&mut self, key: &str, field: Field<Vec<Field<T>>>) -> Vec<(Span, T)>
    where
        Vec<Field<T>>: Wanted,
    {
        let fields = self.take(key, field).map(|(_, fields)| fields).unwrap_or_default();
        self.elements(key, fields)
    }

    /// Those of an array's elements that have the right type.
    pub(super) fn elements<T: Wanted>(&mut self, key: &str, fields: Vec<Field<T>>) -> Vec<(Span, T)> {
        fields.into_iter().filter_map(|field| self.typed(&format!("each of `{key}`"), field)).collect()
    }

    fn typed<T: Wanted>(&mut self, what: &str, field: Field<T>) -> Option<(Span, T)> {
        match field {
            Field::Absent => None,
            Field::Given(span, value) => Some((span, value)),
            Field::Wrong(span) => {
                let word = self.text.get(span.clone()).unwrap_or_default().trim_matches(['"', '\'']);
                let help = did_you_mean(word, T::words().iter().copied());
                self.error(&span, format!("{what} must be {}", T::wanted()), help);
                None
            }
        }
    }

    /// What came of it: the policy with its warnings, or the errors in order of place.
    pub(super) fn into_result(mut self, policy: Policy) -> Result<(Policy, Vec<PolicyProblem>), Vec<PolicyProblem>> {
        self.errors.sort_by_key(|problem| problem.position.offset);
        self.warnings.sort_by_key(|problem| problem.position.offset);
        if self.errors.is_empty() { Ok((policy, self.warnings)) } else { Err(self.errors) }
    }

    fn problem(&self, span: &Span, message: String, help: Option<String>) -> PolicyProblem {
        let width = self.text.get(span.clone()).and_then(|meant| meant.lines().next()).map_or(1, |l| l.chars().count());
        PolicyProblem { message, position: self.position(span.start), width: width.max(1), help }
    }

    /// Line and column of an offset; the column counts characters.
    fn position(&self, at: usize) -> Position {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().map_or(0, |start| start.chars().count()) + 1;
        Position { line, column, offset: before.len() + self.skipped }
    }
}
