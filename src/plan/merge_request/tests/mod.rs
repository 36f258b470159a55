//! What merge requests say, and that nothing that others wrote does more than stand there.

mod changed;
mod hostile;
mod said;
mod setting;
mod table;
