//! Keeps the timeline between runs, so that a run's cost follows the new commits.
//!
//! A cache by commit: what it holds is a function of that commit and the policy, so it is right or not used at all.
//! Its first line names everything that it depends on and a checksum; whatever doesn't fit is read again from history.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::time::Duration;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::history::{History, Stays};
use super::repository::Repository;
use crate::model::fleet::{Declared, Unreadable};
use crate::model::name::{EnvironmentName, StageName};
use crate::model::oid::Oid;
use crate::model::policy::Policy;
use crate::model::position::Position;
use crate::model::timeline::{Stay, Step, Timeline};

/// Grows whenever this version of the tool reads something else from the same history.
const READING: u32 = 2;

/// Where one repository's cache is, and what it must have been made from to count.
#[derive(Debug)]
pub struct Place {
    path: PathBuf,
    made_from: String,
}

/// The file's body. Steps are told once, and stays name them by their place in the list.
#[derive(Serialize, Deserialize)]
struct Body {
    tip: String,
    length: u64,
    complete: bool,
    strays: Vec<String>,
    steps: Vec<(String, i64, u64)>,
    environments: Vec<(String, String, Vec<StoredStay>)>,
}

/// What was declared, since which step, until which.
#[derive(Serialize, Deserialize)]
struct StoredStay(StoredValue, usize, Option<usize>);

/// A declared value: its text, or why and where it can't be read.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum StoredValue {
    Text(String),
    Unreadable(String, Option<(usize, usize, usize)>),
}

impl Place {
    /// The cache of this repository for this policy.
    #[must_use]
    pub fn new(repository: &Repository, policy: &Policy, shallow: &str) -> Self {
        let stages: Vec<&str> = policy.stages.iter().map(|stage| stage.name.as_str()).collect();
        let version = env!("CARGO_PKG_VERSION");
        let made_from = format!("{version} {READING} {:?} {stages:?} {shallow:?}", policy.values);
        Self { path: repository.own_folder().join("timeline"), made_from: checksum(made_from.as_bytes()) }
    }

    /// The history that was kept; none where there is none that fits.
    #[must_use]
    pub fn load(&self) -> Option<History> {
        let text = std::fs::read_to_string(&self.path).ok()?;
        let (header, body) = text.split_once('\n')?;
        if header != self.header(body) {
            return None;
        }
        serde_json::from_str::<Body>(body).ok()?.history()
    }

    /// Keeps a history. Where that can't be done nothing is lost, so nothing is said.
    pub fn store(&self, history: &History) {
        let Ok(body) = serde_json::to_string(&Body::of(history)) else { return };
        let text = format!("{}\n{body}", self.header(&body));
        let Some(folder) = self.path.parent() else { return };
        let _ = std::fs::create_dir_all(folder);
        sweep(folder);
        // Whole or not at all, also for a run that reads at this moment.
        let Ok(file) = tempfile::Builder::new().prefix(UNFINISHED).tempfile_in(folder) else { return };
        if std::fs::write(file.path(), text).is_ok() {
            let _ = file.persist(&self.path);
        }
    }

    fn header(&self, body: &str) -> String {
        format!("git-eurodat timeline {} {}", self.made_from, checksum(body.as_bytes()))
    }
}

/// How the names of files begin that become a cache once they are whole.
const UNFINISHED: &str = "unfinished-";

/// Removes what killed runs left; a living one needs its file for milliseconds.
fn sweep(folder: &Path) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(UNFINISHED);
        let age = entry.metadata().and_then(|file| file.modified()).ok().and_then(|time| time.elapsed().ok());
        if ours && age.is_some_and(|age| age > Duration::from_mins(10)) {
            // Another run may have been quicker.
            let _ = std::fs::remove_file(entry.path());
        }
    }
}

/// Git's own hash of a blob: at hand, and good against accidents.
fn checksum(bytes: &[u8]) -> String {
    git2::Oid::hash_object(git2::ObjectType::Blob, bytes).map(|oid| oid.to_string()).unwrap_or_default()
}

impl Body {
    fn of(history: &History) -> Self {
        let mut steps = Steps::default();
        let environments = history.timeline.stays.iter().map(|(name, stays)| {
            let stays = stays.iter().map(|stay| StoredStay::of(stay, &mut steps)).collect();
            (name.stage().to_string(), name.cloud().to_owned(), stays)
        });
        let environments = environments.collect();
        Self {
            tip: history.tip.to_string(),
            length: history.length,
            complete: history.timeline.complete,
            strays: history.strays.clone(),
            steps: steps.list.iter().map(|s| (s.commit.to_string(), s.time.as_second(), s.ordinal)).collect(),
            environments,
        }
    }

    fn history(self) -> Option<History> {
        let steps: Vec<Step> = self.steps.iter().map(step).collect::<Option<_>>()?;
        let environments = self.environments.into_iter().map(|(stage, cloud, stays)| {
            let stays = stays.into_iter().map(|stay| stay.read(&steps)).collect::<Option<_>>()?;
            Some((EnvironmentName::new(StageName::new(stage), cloud), stays))
        });
        let stays: Stays = environments.collect::<Option<_>>()?;
        let timeline = Timeline { stays, complete: self.complete };
        Some(History { tip: self.tip.parse().ok()?, length: self.length, timeline, strays: self.strays })
    }
}

#[derive(Default)]
struct Steps {
    list: Vec<Step>,
    places: HashMap<Oid, usize>,
}

impl Steps {
    fn place(&mut self, step: Step) -> usize {
        *self.places.entry(step.commit).or_insert_with(|| {
            self.list.push(step);
            self.list.len() - 1
        })
    }
}

fn step((commit, time, ordinal): &(String, i64, u64)) -> Option<Step> {
    let time = Timestamp::from_second(*time).ok()?;
    Some(Step { commit: commit.parse().ok()?, time, ordinal: *ordinal })
}

impl StoredStay {
    fn of(stay: &Stay, steps: &mut Steps) -> Self {
        let value = match &stay.declared {
            Declared::Release(release) => StoredValue::Text(release.to_string()),
            Declared::Other(text) => StoredValue::Text(text.clone()),
            Declared::Unreadable(Unreadable { why, position }) => {
                StoredValue::Unreadable(why.clone(), position.map(|p| (p.line, p.column, p.offset)))
            }
        };
        Self(value, steps.place(stay.since), stay.until.map(|until| steps.place(until)))
    }

    fn read(self, steps: &[Step]) -> Option<Stay> {
        let declared = match self.0 {
            StoredValue::Text(text) => Declared::from_text(&text),
            StoredValue::Unreadable(why, place) => {
                let position = place.map(|(line, column, offset)| Position { line, column, offset });
                Declared::Unreadable(Unreadable { why, position })
            }
        };
        let until = self.2.map(|place| steps.get(place).copied().ok_or(())).transpose().ok()?;
        Some(Stay { declared, since: *steps.get(self.1)?, until })
    }
}
