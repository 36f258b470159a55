//! The format of `.eurodat.toml`.
