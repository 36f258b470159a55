//! What a finding is known by, wherever its line moves.

use super::distinct::Distinct;
use crate::model::diagnostic::Diagnostic;

/// The fingerprint of each finding, in their order: 32 hexadecimal digits, none twice.
///
/// They are made of the rule, the path and the subject, or the message where there is no subject; of a line or column
/// they know nothing, so GitLab takes a finding whose line moved for the same. Findings alike in all that are told apart
/// by their order.
#[must_use]
pub fn fingerprints(diagnostics: &[Diagnostic]) -> Vec<String> {
    let mut distinct = Distinct::default();
    let hashes = diagnostics.iter().map(|found| distinct.name(&identity(found), again));
    hashes.map(|hash| format!("{hash:032x}")).collect()
}

fn identity(found: &Diagnostic) -> u128 {
    let message = if found.subject.is_empty() { found.message.as_str() } else { "" };
    let identity = hash(OFFSET_BASIS, &[found.rule, &found.path, &found.subject, message]);
    found.commit.map_or(identity, |commit| hash(identity, &[&commit.to_string()]))
}

fn again(identity: &u128, ordinal: usize) -> u128 {
    hash(*identity, &[&ordinal.to_string()])
}

/// Each part goes with its length, so that no two lists of parts read alike.
fn hash(start: u128, parts: &[&str]) -> u128 {
    parts.iter().fold(start, |state, part| {
        let state = fnv1a(state, &u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
        fnv1a(state, part.as_bytes())
    })
}

const OFFSET_BASIS: u128 = 0x6c62_272e_07bb_0142_62b8_2175_6295_c58d;
const PRIME: u128 = 0x0000_0000_0100_0000_0000_0000_0000_013b;

/// [FNV-1a](https://www.rfc-editor.org/rfc/rfc9923) of 128 bits: it stays the same with each build, which the standard
/// library's hashers don't promise. It holds off no attack; who forges a collision gets a fingerprint with an ordinal.
fn fnv1a(start: u128, bytes: &[u8]) -> u128 {
    bytes.iter().fold(start, |state, byte| (state ^ u128::from(*byte)).wrapping_mul(PRIME))
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use super::super::samples;
    use super::*;

    #[test]
    fn the_hash_is_the_published_one() {
        assert_eq!(fnv1a(OFFSET_BASIS, b""), OFFSET_BASIS);
        assert_eq!(fnv1a(OFFSET_BASIS, b"a"), 0xd228_cb69_6f1a_8caf_7891_2b70_4e4a_8964);
        assert_eq!(fnv1a(OFFSET_BASIS, b"foobar"), 0x343e_1662_793c_64bf_6f0d_3597_ba44_6f18);
    }

    #[test]
    fn they_never_change() {
        let found = Diagnostic::error("values-schema", "values-qa-gcp.yaml", "no").about("domains.host");
        assert_eq!(fingerprints(&[found]), ["960916d88288d571bc4fa455686adad6"]);
    }

    #[test]
    fn the_message_counts_only_without_a_subject() {
        let told = |message: &str, subject: &str| fingerprints(&[Diagnostic::error("a", "b", message).about(subject)]);
        assert_eq!(told("`1` is no text", "key"), told("`2` is no text", "key"));
        assert_ne!(told("`1` is no text", ""), told("`2` is no text", ""));
    }

    #[test]
    fn parts_do_not_run_into_each_other() {
        let told = |path: &str, subject: &str| fingerprints(&[Diagnostic::error("a", path, "").about(subject)]);
        assert_ne!(told("bc", "d"), told("b", "cd"));
    }

    proptest::proptest! {
        #[test]
        fn unique_and_unmoved(all in proptest::collection::vec(samples::any(), 0..40), lines in 1..1000_usize) {
            let before = fingerprints(&all);
            let moved: Vec<Diagnostic> = all.into_iter().map(|found| samples::moved(found, lines)).collect();
            proptest::prop_assert_eq!(&before, &fingerprints(&moved));
            proptest::prop_assert_eq!(before.iter().collect::<HashSet<_>>().len(), before.len());
        }
    }
}
