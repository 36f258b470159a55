//! The fast reader gives up, or says what the full parser says.
#![no_main]

use git_eurodat::model::yaml::agreement::readers_agree;
use git_eurodat::model::yaml::text_of;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(text) = text_of(bytes) {
        assert_ne!(readers_agree(text), Some(false), "{text:?}");
    }
});
