//! Objects that git itself never writes, large ones, and settings of the user's own: none of them hides a change.

use std::path::Path;

use libtest_mimic::Trial;

use super::scene::{Scene, Verdict, verdict};
use crate::support::iac::values_file;
use crate::support::outcome::Outcome;
use crate::support::sandbox::Sandbox;
use crate::support::tool::{trial, trial_with};

/// The trials of the door to Git.
pub fn trials() -> Vec<Trial> {
    vec![
        trial_with(&["sh"], "verify::door_two_trees_in_a_commit", two_trees),
        trial_with(&["sh"], "verify::door_parents_at_the_wrong_place", late_parents),
        trial_with(&["sh"], "verify::door_modes_written_in_other_ways", odd_modes),
        trial_with(&["sh"], "verify::door_entries_twice_or_out_of_order", odd_trees),
        trial_with(&["sh"], "verify::door_folders_in_folders", deep_folders),
        trial_with(&["sh"], "verify::door_many_large_files", many_large_files),
        trial_with(&["sh"], "verify::door_a_large_message", large_message),
        trial("verify::door_settings_of_the_user", own_settings),
        trial("verify::door_attributes_of_the_clone", own_attributes),
    ]
}

const WHO: &str = "author A <a@x> 1767700000 +0000\ncommitter A <a@x> 1767700000 +0000\n";

/// Runs a script in the clone and takes its last word.
fn script(scene: &Scene<'_>, script: &str) -> String {
    scene.iac.sandbox.program("sh", &scene.iac.clone).args(["-ec", script]).run().ok().text()
}

/// Writes an object whatever is in it; the text is one for printf.
fn object(scene: &Scene<'_>, kind: &str, text: &str) -> String {
    script(scene, &format!("printf '{}' | git hash-object --literally -w -t {kind} --stdin", text.replace('\n', "\\n")))
}

/// A tree of these entries, in this order.
fn tree(scene: &Scene<'_>, entries: &[(&str, &str, &str)]) -> String {
    // Octal escapes: a shell's own printf may know no others.
    let byte = |pair: &[u8]| format!("\\{:03o}", u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap());
    let octal = |hex: &str| hex.as_bytes().chunks(2).map(byte).collect::<String>();
    let entry = |(mode, name, oid): &(&str, &str, &str)| format!("{mode} {name}\\000{}", octal(oid));
    object(scene, "tree", &entries.iter().map(entry).collect::<String>())
}

/// The entries of a tree of HEAD as git lists them: mode, name, object.
fn listed(scene: &Scene<'_>, tree: &str) -> Vec<(String, String, String)> {
    let text = scene.git(&["ls-tree", tree]);
    let line = |line: &str| {
        let (what, name) = line.split_once('\t').unwrap();
        let words: Vec<&str> = what.split(' ').collect();
        (words[0].trim_start_matches('0').to_owned(), name.to_owned(), words[2].to_owned())
    };
    text.lines().map(line).collect()
}

fn borrowed(entries: &[(String, String, String)]) -> Vec<(&str, &str, &str)> {
    entries.iter().map(|(mode, name, oid)| (mode.as_str(), name.as_str(), oid.as_str())).collect()
}

/// Lets the branch name this tree by a commit on HEAD.
fn commit_tree(scene: &Scene<'_>, tree: &str) {
    let parent = scene.git(&["rev-parse", "HEAD"]);
    let commit = object(scene, "commit", &format!("tree {tree}\nparent {parent}\n{WHO}\nx\n"));
    scene.git(&["update-ref", "HEAD", &commit]);
}

fn run(scene: &Scene<'_>, arguments: &[&str]) -> Outcome {
    scene.iac.sandbox.eurodat(&scene.iac.clone).args(["verify"]).args(arguments).run()
}

/// It can't be judged, and says why.
#[track_caller]
fn assert_refused(scene: &Scene<'_>, why: &str) {
    let outcome = run(scene, &["HEAD"]);
    assert!(outcome.code == Some(3) && outcome.stderr.contains(why), "{}", outcome.transcript());
}

/// Prod gets a release that nobody tried; says which tree that makes.
fn skipped(scene: &Scene<'_>) -> String {
    scene.set(&["prod-gcp", "prod-azure"], "1.9.9");
    scene.git(&["add", "-A"]);
    scene.git(&["write-tree"])
}

/// Git takes the first tree, so the one with the release; another reader might take the last one.
fn two_trees() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let (before, bad) = (scene.git(&["rev-parse", "HEAD^{tree}"]), skipped(&scene));
    let parent = scene.git(&["rev-parse", "HEAD"]);
    for text in [
        format!("tree {bad}\ntree {before}\nparent {parent}\n{WHO}\nx\n"),
        format!("tree {bad}\nparent {parent}\n{WHO}tree {before}\n\nx\n"),
    ] {
        let commit = object(&scene, "commit", &text);
        scene.git(&["update-ref", "HEAD", &commit]);
        assert_refused(&scene, "wrong place");
    }
}

/// Git passes over a parent behind the author, so the commit is a root to it.
fn late_parents() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let (bad, parent) = (skipped(&scene), scene.git(&["rev-parse", "HEAD"]));
    let commit = object(&scene, "commit", &format!("tree {bad}\n{WHO}parent {parent}\n\nx\n"));
    scene.git(&["update-ref", "HEAD", &commit]);
    assert_refused(&scene, "wrong place");
}

/// Each of these modes is a folder or a file to git.
fn odd_modes() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let start = scene.git(&["rev-parse", "HEAD"]);
    let bad = skipped(&scene);
    for (folder, file) in [("40755", "100644"), ("040000", "100664"), ("40000", "0100644"), ("140000040000", "100600")]
    {
        let mut top = listed(&scene, &bad);
        let mut inner = listed(&scene, &format!("{bad}:app-of-apps"));
        for entry in inner.iter_mut().filter(|entry| entry.0 == "100644") {
            file.clone_into(&mut entry.0);
        }
        let inner = tree(&scene, &borrowed(&inner));
        for entry in top.iter_mut().filter(|entry| entry.1 == "app-of-apps") {
            (entry.0, entry.2) = (folder.to_owned(), inner.clone());
        }
        commit_tree(&scene, &tree(&scene, &borrowed(&top)));
        let verdict = scene.verify(&["HEAD"]);
        assert!(verdict.fails.contains("no-skip"), "{folder} {file}: {verdict:#?}");
        scene.git(&["update-ref", "HEAD", &start]);
    }
    // The same files, their modes in other digits: no change at all.
    let good = scene.git(&["rev-parse", "HEAD^{tree}"]);
    let mut top = listed(&scene, &good);
    for entry in &mut top {
        entry.0.insert(0, '0');
    }
    commit_tree(&scene, &tree(&scene, &borrowed(&top)));
    let Verdict { fails, all, .. } = scene.verify(&["HEAD"]);
    assert!(fails.is_empty() && all.is_empty(), "{all:#?}");
}

/// Trees that hide an entry from those who go by git's order.
fn odd_trees() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let start = scene.git(&["rev-parse", "HEAD"]);
    let bad = format!("{}:app-of-apps", skipped(&scene));
    let bad = scene.git(&["rev-parse", &bad]);
    let blob = scene.git(&["rev-parse", "HEAD:.eurodat.toml"]);
    let top = listed(&scene, "HEAD");
    let with = |at: usize, entry: (&str, &str, &str)| {
        let mut entries = borrowed(&top);
        entries.insert(at, entry);
        tree(&scene, &entries)
    };
    let (at, end) = (top.iter().position(|entry| entry.1 == "app-of-apps").unwrap(), top.len());
    for (place, entry, why) in [
        (at, ("40000", "app-of-apps", bad.as_str()), "twice"),
        (at + 1, ("40000", "app-of-apps", bad.as_str()), "twice"),
        (end, ("40000", "app-of-apps", bad.as_str()), "order"),
        (0, ("40000", "app-of-apps", bad.as_str()), "order"),
        (at, ("100644", "app-of-apps", blob.as_str()), "one name"),
        (end, ("100644", "zz/zz", blob.as_str()), "a name that no file can have"),
        (end, ("1006x4", "zz", blob.as_str()), "octal"),
        (end, ("100644", "zz", "00"), "within an entry"),
    ] {
        commit_tree(&scene, &with(place, entry));
        assert_refused(&scene, why);
        scene.git(&["update-ref", "HEAD", &start]);
    }
}

/// As deep as git goes, and deeper.
fn deep_folders() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let start = scene.git(&["rev-parse", "HEAD"]);
    for (depth, refused) in [(2000, false), (20_000, true)] {
        // Git's own importer takes each tree as it is given.
        let blob = scene.git(&["rev-parse", "HEAD:.eurodat.toml"]);
        let path = vec!["d"; depth].join("/");
        let import = format!(
            "commit refs/heads/topic\ncommitter A <a@x> 1767700000 +0000\ndata 1\nx\nfrom {start}\nM 100644 {blob} app-of-apps/{path}/f\n"
        );
        std::fs::write(sandbox.path("import"), import).unwrap();
        let outcome = sandbox.program("sh", &scene.iac.clone);
        outcome
            .args(["-c", &format!("git fast-import --quiet --force < {}", shown(&sandbox.path("import")))])
            .run()
            .ok();
        if refused {
            assert_refused(&scene, "too many folders");
        } else {
            scene.assert_clean(&["HEAD"]);
        }
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Hundreds of steps, each with larger files than all of which fit into the memory together.
fn many_large_files() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    let base = scene.git(&["rev-parse", "HEAD"]);
    let filler = format!("# {}\n", "x".repeat(98)).repeat(600);
    let mut import = String::new();
    for step in 1..=300 {
        import.push_str("commit refs/heads/topic\ncommitter A <a@x> 1767700000 +0000\ndata 1\nx\n");
        import.push_str(&if step == 1 { format!("from {base}\n") } else { String::new() });
        for environment in ["qa-gcp", "qa-azure", "qa-int-gcp", "qa-int-azure", "prod-gcp", "prod-azure"] {
            let text = format!("deployedRelease: 1.4.2\nstep: {step}\nname: {environment}\n{filler}");
            let file = values_file(environment);
            import.push_str(&format!("M 100644 inline {file}\ndata {}\n{text}\n", text.len()));
        }
    }
    std::fs::write(sandbox.path("import"), import).unwrap();
    script(&scene, &format!("git fast-import --quiet --force < {}", shown(&sandbox.path("import"))));
    // One reader: each thread's heap would reserve more addresses than all of the files have bytes.
    let limited = format!("ulimit -v 240000; RAYON_NUM_THREADS=1 exec git-eurodat verify --format json {base}..HEAD");
    let outcome = sandbox.program("sh", &scene.iac.clone).args(["-c", &limited]).run();
    assert_eq!(verdict(&outcome).steps, 300);
}

/// What a message of millions of bytes claims doesn't count.
fn large_message() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    scene.set(&["qa-gcp", "qa-azure"], "1.4.1");
    let claim = "Eurodat-Release: 1.4.1\nEurodat-Override: no-downgrade: it loses data\n";
    scene.commit(&format!("rollback(qa): 1.4.1\n\n{claim}"));
    scene.assert_clean(&["HEAD"]);
    let head = scene.git(&["cat-file", "commit", "HEAD"]);
    let filler = "a line of a long story\n".repeat(300_000);
    let long = head.replacen("rollback(qa): 1.4.1\n", &format!("rollback(qa): 1.4.1\n\n{filler}"), 1);
    assert!(long.len() > 6 << 20);
    std::fs::write(sandbox.path("commit"), long).unwrap();
    let commit = script(&scene, &format!("git hash-object -w -t commit {}", shown(&sandbox.path("commit"))));
    scene.git(&["update-ref", "HEAD", &commit]);
    let verdict = scene.verify(&["HEAD"]);
    assert!(verdict.fails.contains("known-release"), "{verdict:#?}");
    assert!(verdict.all.iter().any(|found| found.to_string().contains("bytes, which is too many")), "{verdict:#?}");
}

/// A branch and its target that both change a file, and a file that the target has renamed.
fn parted(scene: &Scene<'_>, attributes: &str) {
    let text = |first: &str, last: &str| format!("{first}\n{}{last}\n", "the same\n".repeat(20));
    scene.write("docs/notes", text("one", "two"));
    scene.write("docs/old", text("three", "four"));
    scene.write(".gitattributes", attributes);
    scene.commit("docs: notes");
    scene.land();
    let start = scene.git(&["rev-parse", "HEAD"]);
    scene.write("docs/notes", text("uno", "two"));
    scene.git(&["mv", "docs/old", "docs/new"]);
    scene.commit("docs: another start");
    scene.land();
    scene.git(&["checkout", "-q", "-B", "topic", &start]);
    scene.write("docs/notes", text("one", "due"));
    scene.write("docs/old", text("three", "quattro"));
    scene.commit("docs: another end");
}

/// Neither renames nor drivers of the user's configuration decide what a merge makes, and no driver runs.
fn own_settings() {
    for attributes in ["", "docs/notes merge=mine\n"] {
        let sandbox = Sandbox::new();
        let scene = Scene::new(&sandbox);
        parted(&scene, attributes);
        let ran = sandbox.path("ran");
        std::fs::write(sandbox.path("attributes"), "* merge=mine\n").unwrap();
        sandbox.config("core.attributesFile", &shown(&sandbox.path("attributes")));
        sandbox.config("merge.mine.driver", &format!("touch {}", shown(&ran)));
        for (key, value) in [("merge.default", "mine"), ("merge.renames", "false"), ("diff.renames", "false")] {
            sandbox.config(key, value);
        }
        std::fs::write(scene.iac.clone.join(".gitattributes"), "* -merge\n").unwrap();
        let outcome = run(&scene, &[]);
        let code = i32::from(!attributes.is_empty());
        assert_eq!(outcome.code, Some(code), "{}", outcome.transcript());
        assert!(
            attributes.is_empty() || outcome.stderr.contains("conflicts in docs/notes"),
            "{}",
            outcome.transcript()
        );
        assert!(!ran.exists());
    }
}

/// What only this clone has can't be switched off.
fn own_attributes() {
    let sandbox = Sandbox::new();
    let scene = Scene::new(&sandbox);
    parted(&scene, "");
    std::fs::create_dir_all(scene.iac.clone.join(".git/info")).unwrap();
    std::fs::write(scene.iac.clone.join(".git/info/attributes"), "docs/* merge=union\n").unwrap();
    let outcome = run(&scene, &[]);
    assert!(outcome.code == Some(3) && outcome.stderr.contains("info/attributes"), "{}", outcome.transcript());
}
