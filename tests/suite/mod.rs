//! The trials, one file a subject; each file gives them by `trials()`.

pub mod architecture;
pub mod fidelity;
pub mod neighbours;
