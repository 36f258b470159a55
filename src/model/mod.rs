//! Values without I/O: what a GitOps repository holds, in the words of the field.

pub mod yaml;
