//! What GitLab's documentation says, and what holds for every file.

mod advanced;
mod faults;
mod laws;
mod reference;
mod said;
