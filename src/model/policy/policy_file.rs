//! Where the policy is.

/// The policy's file, from the top of the repository.
pub const POLICY_FILE: &str = ".eurodat.toml";
