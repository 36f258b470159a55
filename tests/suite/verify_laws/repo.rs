//! A world as a real repository: written by one `git fast-import`, a clone in all that matters.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::{SystemTime, UNIX_EPOCH};

use super::layout::File;
use super::world::{Change, How, World};
use crate::suite::verify::scene::{Verdict, verdict, verify};
use crate::support::sandbox::Sandbox;

/// A repository on disk; gone when dropped.
pub(super) struct Repo<'a> {
    pub sandbox: &'a Sandbox,
    pub folder: PathBuf,
    now: u64,
}

impl Drop for Repo<'_> {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }
}

/// Commits for `git fast-import`.
#[derive(Default)]
pub(super) struct Stream {
    text: String,
    now: u64,
}

/// A commit: its branch, who made it and when, and what it says.
pub(super) struct Commit<'a> {
    pub branch: &'a str,
    pub who: &'a str,
    /// Seconds before now.
    pub age: u64,
    pub message: &'a str,
    /// Names of commits; an empty one is the branch as it is. None for a root, and for one that goes on.
    pub parents: &'a [&'a str],
}

impl Stream {
    /// Writes one commit.
    pub(super) fn commit(&mut self, commit: &Commit<'_>, files: &[File]) {
        let Commit { branch, who, age, message, parents } = commit;
        let time = self.now - age;
        let _ = write!(
            self.text,
            "commit refs/{branch}\nauthor {who} <{who}@example.org> {time} +0000\ncommitter {who} <{who}@example.org> {time} +0000\n"
        );
        self.data(message);
        for (place, parent) in parents.iter().enumerate() {
            if !parent.is_empty() {
                let _ = writeln!(self.text, "{} {parent}", if place == 0 { "from" } else { "merge" });
            }
        }
        for (path, text) in files {
            match text {
                Some(text) => {
                    let _ = writeln!(self.text, "M 100644 inline {path}");
                    self.data(text);
                }
                None => drop(writeln!(self.text, "D {path}")),
            }
        }
    }

    fn data(&mut self, text: &str) {
        let _ = writeln!(self.text, "data {}\n{text}", text.len());
    }
}

impl<'a> Repo<'a> {
    /// A repository with a world's history on `origin/main`.
    pub(super) fn new(sandbox: &'a Sandbox, world: &World) -> Self {
        let folder = sandbox.path("repo");
        let _ = std::fs::remove_dir_all(&folder);
        for part in ["objects", "refs/heads"] {
            std::fs::create_dir_all(folder.join(".git").join(part)).unwrap();
        }
        let config = "[core]\n\trepositoryformatversion = 0\n\tfsync = none\n[remote \"origin\"]\n\turl = ../nowhere.git\n\
                      \tfetch = +refs/heads/*:refs/remotes/origin/*\n";
        std::fs::write(folder.join(".git/config"), config).unwrap();
        let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
        let repo = Self { sandbox, folder, now };
        repo.stand_on("refs/heads/main");
        let mut stream = repo.stream();
        history(&mut stream, world);
        repo.import(&stream);
        repo
    }

    pub(super) fn stream(&self) -> Stream {
        Stream { text: String::new(), now: self.now }
    }

    pub(super) fn import(&self, stream: &Stream) {
        let mut command = self.sandbox.command("git", &self.folder);
        command.args(["fast-import", "--quiet", "--force"]).stdin(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // What it says of a stream that it can't read tells more than the broken pipe.
        let _ = child.stdin.take().unwrap().write_all(stream.text.as_bytes());
        let output = child.wait_with_output().unwrap();
        assert!(output.status.success(), "{}\n{}", String::from_utf8_lossy(&output.stderr), stream.text);
    }

    /// Checks a branch out, as far as anybody looks.
    pub(super) fn stand_on(&self, branch: &str) {
        std::fs::write(self.folder.join(".git/HEAD"), format!("ref: {branch}\n")).unwrap();
    }

    pub(super) fn git(&self, arguments: &[&str]) -> String {
        self.sandbox.git(&self.folder).args(arguments).run().text()
    }

    pub(super) fn verify(&self, arguments: &[&str]) -> Verdict {
        verdict(&verify(self.sandbox, &self.folder, arguments))
    }

    /// Every branch with its commit.
    pub(super) fn branches(&self) -> Vec<String> {
        let text = self.git(&["for-each-ref", "--format=%(refname) %(objectname)"]);
        text.lines().map(str::to_owned).collect()
    }
}

const MAIN: &str = "remotes/origin/main";

/// Each step as it came to the branch. The policy stands from the first commit on.
fn history(stream: &mut Stream, world: &World) {
    let mut past = World { steps: Vec::new(), ..world.clone() };
    for step in &world.steps {
        let change = past.change_to(&step.state);
        let mut files = world.files(&change);
        let commit = |branch, parents| Commit { branch, who: "mara", age: step.age, message: "a step", parents };
        if past.steps.is_empty() {
            files.push((".eurodat.toml".to_owned(), Some(world.policy())));
            files.push(("CODEOWNERS".to_owned(), Some("* @platform\n".to_owned())));
            stream.commit(&commit(MAIN, &[]), &files);
        } else {
            match step.how {
                How::Plain => stream.commit(&commit(MAIN, &[]), &files),
                How::Merge | How::EvilMerge => {
                    let evil = step.how == How::EvilMerge;
                    stream
                        .commit(&commit("side/branch", &["refs/remotes/origin/main"]), if evil { &[] } else { &files });
                    stream.commit(&commit(MAIN, &["", "refs/side/branch"]), &files);
                }
            }
        }
        past.steps.push(step.clone());
    }
}

impl World {
    /// What leads from the tip to a state.
    fn change_to(&self, state: &super::world::State) -> Change {
        let before = self.steps.last().map(|step| step.state.clone()).unwrap_or_default();
        let envs = before.keys().chain(state.keys()).copied();
        let sets =
            envs.map(|env| (env, state.get(&env).copied())).filter(|(env, value)| before.get(env).copied() != *value);
        Change { sets: sets.collect(), ..Change::default() }
    }
}
