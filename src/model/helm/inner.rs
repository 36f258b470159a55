//! Which of the forms that a schema allows comes nearest to what is there.

use jsonschema::error::ValidationErrorKind as Kind;
use jsonschema::{JsonTypeSet, ValidationError};

use super::finding::Finding;
use super::steps::steps_of;
use super::told;
use super::words;

/// The faults of the form that comes nearest, if one does.
pub(super) enum Inner<'e> {
    /// None does: the error itself is the best that can be said.
    Outer,
    /// The type is wrong for every form.
    Types(Box<Finding>),
    /// The faults of this form.
    Form(&'e [ValidationError<'static>]),
}

/// Looks into the forms of an `anyOf` or `oneOf`.
pub(super) fn inner<'e>(error: &'e ValidationError<'_>) -> Inner<'e> {
    let (Kind::AnyOf { context } | Kind::OneOfNotValid { context }) = error.kind() else { return Inner::Outer };
    let depth = error.instance_path().iter().count();
    if let Some(types) = every_type(context, depth) {
        let at = steps_of(error.instance_path());
        return Inner::Types(Box::new(told::wrong_type(at, error.instance(), types)));
    }
    let mut rated: Vec<_> = context.iter().map(|form| (distance(form, depth), form)).collect();
    rated.sort_by_key(|(distance, _)| *distance);
    match rated.as_slice() {
        [(_, form)] => Inner::Form(form),
        [(nearest, form), (next, _), ..] if nearest < next => Inner::Form(form),
        _ => Inner::Outer,
    }
}

/// All types that are wanted, if each form fails by the type alone.
fn every_type(context: &[Vec<ValidationError<'static>>], depth: usize) -> Option<JsonTypeSet> {
    let type_of = |form: &Vec<ValidationError<'static>>| match form.as_slice() {
        [error] if error.instance_path().iter().count() == depth => match error.kind() {
            Kind::Type { kind } => Some(words::types(kind)),
            _ => None,
        },
        _ => None,
    };
    context.iter().map(type_of).try_fold(JsonTypeSet::empty(), |all, types| Some(all.union(types?)))
}

/// How far a form is from what is there: a wrong type is worse than a wrong name of a kind, and that
/// is worse than many faults within.
fn distance(form: &[ValidationError<'static>], depth: usize) -> (usize, usize, usize) {
    let levels = |error: &&ValidationError<'static>| error.instance_path().iter().count() - depth;
    let is_type = |error: &&ValidationError<'static>| matches!(error.kind(), Kind::Type { .. } | Kind::FalseSchema);
    let is_name = |error: &&ValidationError<'static>| matches!(error.kind(), Kind::Constant { .. } | Kind::Enum { .. });
    let types = form.iter().filter(is_type).filter(|error| levels(error) == 0).count();
    let names = form.iter().filter(is_name).filter(|error| levels(error) <= 1).count();
    (types, names, form.len())
}
