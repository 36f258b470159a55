//! The tests of values as Helm sees them.

mod asked;
mod hostile;
mod schemas;
mod values;
