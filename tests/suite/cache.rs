//! The timeline's cache saves time and never changes an answer, whatever became of it or of the history.

use std::path::{Path, PathBuf};

use libtest_mimic::Trial;

use crate::support::iac::{Iac, values_file, write};
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;
use crate::support::values::values;

/// The trials of the cache.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("cache::is_kept_and_used", is_kept_and_used),
        trial("cache::deleted", deleted),
        trial("cache::truncated", truncated),
        trial("cache::from_another_version", from_another_version),
        trial("cache::one_byte_flipped", one_byte_flipped),
        trial("cache::history_goes_on", history_goes_on),
        trial("cache::history_rewritten", history_rewritten),
        trial("cache::history_goes_back", history_goes_back),
        trial("cache::shallow_then_whole", shallow_then_whole),
        trial("cache::whole_then_shallow", whole_then_shallow),
        trial("cache::policy_changed", policy_changed),
        trial("cache::environment_gone_and_back", environment_gone_and_back),
        trial("cache::cannot_be_written", cannot_be_written),
    ]
}

/// Where the cache of a clone is.
fn cache(clone: &Path) -> PathBuf {
    clone.join(".git/eurodat/timeline")
}

fn status(sandbox: &Sandbox, clone: &Path) -> String {
    sandbox.eurodat(clone).args(["status", "--format", "json"]).run().ok().stdout
}

/// What `status` says with the cache as it is must be what it says without one.
#[track_caller]
fn assert_right(sandbox: &Sandbox, clone: &Path, about: &str) -> String {
    let with = status(sandbox, clone);
    std::fs::remove_dir_all(clone.join(".git/eurodat")).expect("the cache was kept");
    assert_eq!(with, status(sandbox, clone), "{about}");
    with
}

/// A repository whose cache is warm, handed to a trial with the cache's bytes.
fn warm(body: impl Fn(&Iac<'_>, Vec<u8>)) {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    status(&sandbox, &iac.clone);
    let bytes = std::fs::read(cache(&iac.clone)).expect("the cache is kept");
    body(&iac, bytes);
}

/// The same with a cache that a trial spoilt; afterwards it must be as good as new.
#[track_caller]
fn assert_heals(iac: &Iac<'_>, spoilt: &[u8], about: &str) {
    let good = std::fs::read(cache(&iac.clone)).expect("the cache is kept");
    std::fs::write(cache(&iac.clone), spoilt).expect("the cache can be written");
    let said = status(iac.sandbox, &iac.clone);
    assert_eq!(std::fs::read(cache(&iac.clone)).expect("the cache is kept"), good, "{about}");
    assert_eq!(said, status(iac.sandbox, &iac.clone), "{about}");
}

/// Without this the other trials would show nothing: a cache with a right checksum and another release is believed.
fn is_kept_and_used() {
    warm(|iac, bytes| {
        let text = String::from_utf8(bytes).expect("the cache is text");
        let (header, body) = text.split_once('\n').expect("the cache has a header");
        let body = body.replace("1.4.2", "1.4.3");
        let (made_from, _) = header.rsplit_once(' ').expect("the header ends in a checksum");
        write(&cache(&iac.clone), &format!("{made_from} {}\n{body}", checksum(iac, &body)));
        assert!(status(iac.sandbox, &iac.clone).contains("1.4.3"));
    });
}

fn deleted() {
    warm(|iac, _| {
        let before = status(iac.sandbox, &iac.clone);
        assert_eq!(before, assert_right(iac.sandbox, &iac.clone, "deleted"));
    });
}

fn truncated() {
    warm(|iac, bytes| {
        for length in [0, 1, 20, bytes.len() / 2, bytes.len() - 1] {
            assert_heals(iac, &bytes[..length], &format!("cut after {length} bytes"));
        }
    });
}

/// Another version may mean something else by the same words, so its cache is not read, even with a right checksum.
fn from_another_version() {
    warm(|iac, bytes| {
        let text = String::from_utf8(bytes).expect("the cache is text");
        let (header, body) = text.split_once('\n').expect("the cache has a header");
        let words: Vec<&str> = header.split(' ').collect();
        let [program, kind, _, _] = words[..] else { panic!("the header has another form: {header}") };
        let body = body.replace("1.4.2", "1.4.3");
        let spoilt = format!("{program} {kind} {} {}\n{body}", "0".repeat(40), checksum(iac, &body));
        assert_heals(iac, spoilt.as_bytes(), "made from something else");
    });
}

fn one_byte_flipped() {
    warm(|iac, bytes| {
        for at in (0..bytes.len()).step_by(bytes.len() / 48) {
            let mut spoilt = bytes.clone();
            spoilt[at] ^= 1;
            assert_heals(iac, &spoilt, &format!("byte {at} flipped"));
        }
    });
}

fn history_goes_on() {
    warm(|iac, _| {
        iac.set(&["prod-gcp"], "1.4.2");
        status(iac.sandbox, &iac.clone);
        iac.set(&["prod-azure", "qa-gcp"], "1.4.3");
        let said = assert_right(iac.sandbox, &iac.clone, "two commits more");
        assert!(said.contains("1.4.3"));
    });
}

/// The tip that the cache knows is no ancestor any more.
fn history_rewritten() {
    warm(|iac, _| {
        let git = |words: &[&str]| iac.sandbox.git(&iac.clone).args(words).run().ok();
        git(&["reset", "-q", "--hard", "HEAD~2"]);
        iac.write(&values_file("qa-gcp"), &values("qa-gcp", "1.3.9"));
        git(&["commit", "-q", "-am", "chore: another past"]);
        git(&["push", "-q", "--force", "origin", "main"]);
        let said = assert_right(iac.sandbox, &iac.clone, "rewritten");
        assert!(said.contains("1.3.9") && !said.contains("1.4.2"));
    });
}

/// The tip is an ancestor of the one that the cache knows.
fn history_goes_back() {
    warm(|iac, _| {
        let git = |words: &[&str]| iac.sandbox.git(&iac.clone).args(words).run().ok();
        git(&["push", "-q", "--force", "origin", "main~2:main"]);
        let said = assert_right(iac.sandbox, &iac.clone, "gone back");
        assert!(!said.contains("1.4.2"));
    });
}

/// A clone of the remote's last two commits.
fn shallow(iac: &Iac<'_>) -> PathBuf {
    let remote = format!("file://{}", iac.remote.display());
    iac.sandbox.git(&iac.sandbox.path("")).args(["clone", "-q", "--depth", "2", &remote, "shallow"]).run().ok();
    iac.sandbox.path("shallow")
}

fn shallow_then_whole() {
    warm(|iac, _| {
        let clone = shallow(iac);
        let before = assert_right(iac.sandbox, &clone, "shallow");
        iac.sandbox.git(&clone).args(["fetch", "-q", "--unshallow"]).run().ok();
        let after = assert_right(iac.sandbox, &clone, "whole");
        assert_ne!(before, after, "the whole history says more");
        assert_eq!(after, status(iac.sandbox, &iac.clone), "the same as in a clone that was never shallow");
    });
}

fn whole_then_shallow() {
    warm(|iac, _| {
        let whole = status(iac.sandbox, &iac.clone);
        let remote = format!("file://{}", iac.remote.display());
        iac.sandbox.git(&iac.clone).args(["fetch", "-q", "--depth", "1", &remote, "main"]).run().ok();
        let cut = assert_right(iac.sandbox, &iac.clone, "shallow");
        assert_ne!(whole, cut, "less of the history is known");
    });
}

fn policy_changed() {
    warm(|iac, _| {
        iac.write(".eurodat.toml", "version = 1\n\n[values]\nrelease = \"replicas\"\n");
        iac.commit("chore: another key");
        let other_key = assert_right(iac.sandbox, &iac.clone, "another key");
        iac.write(".eurodat.toml", "version = 1\n\n[[stages]]\nname = \"qa-int\"\n");
        iac.commit("chore: other stages");
        assert_ne!(other_key, assert_right(iac.sandbox, &iac.clone, "other stages"));
    });
}

fn environment_gone_and_back() {
    warm(|iac, _| {
        std::fs::remove_file(iac.clone.join(values_file("qa-gcp"))).expect("the file is there");
        iac.commit("chore: qa-gcp goes");
        assert!(!status(iac.sandbox, &iac.clone).contains("qa-gcp"));
        iac.set(&["qa-gcp"], "1.4.1");
        let said = assert_right(iac.sandbox, &iac.clone, "gone and back");
        assert!(said.contains("qa-gcp"));
    });
}

/// A file stands where the cache's folder would be: every run reads the history, and says the same.
fn cannot_be_written() {
    warm(|iac, _| {
        let before = status(iac.sandbox, &iac.clone);
        std::fs::remove_dir_all(iac.clone.join(".git/eurodat")).expect("the cache was kept");
        write(&iac.clone.join(".git/eurodat"), "");
        assert_eq!(before, status(iac.sandbox, &iac.clone));
    });
}

/// What the header must say of a body.
fn checksum(iac: &Iac<'_>, body: &str) -> String {
    let file = iac.sandbox.path("body");
    write(&file, body);
    iac.sandbox.git(&iac.sandbox.path("")).args(["hash-object", "--no-filters"]).arg(&file).run().text()
}
