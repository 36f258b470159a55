//! A fleet's life, told step by step.

use std::collections::BTreeMap;
use std::time::Duration;

use git_eurodat::model::change::{Move, ReleaseEdit};
use git_eurodat::model::claims::{Claim, Claims};
use git_eurodat::model::facts::{Asker, Facts, Known};
use git_eurodat::model::finding::Finding;
use git_eurodat::model::fleet::{Declared, Environment, Fleet, Unreadable};
use git_eurodat::model::name::{EnvironmentName, StageName};
use git_eurodat::model::oid::Oid;
use git_eurodat::model::owners::OwnersFile;
use git_eurodat::model::policy::{Freeze, Match, Policy, PromotionMode, Stage};
use git_eurodat::model::promotion::{Ask, Direction};
use git_eurodat::model::published::{Pipeline, PipelineStatus, Published};
use git_eurodat::model::refusal::Refusal;
use git_eurodat::model::release::Release;
use git_eurodat::model::timeline::{Stay, Step, Timeline};
use git_eurodat::plan::{Decision, decide, judge};
use git_eurodat::rule::Context;
use jiff::{SignedDuration, Timestamp};

/// The product's releases, where nothing else is said.
const RELEASES: [&str; 8] = ["1.4.1", "1.4.2", "1.4.3", "1.5.0-rc.1", "1.5.0", "1.5.1", "1.6.0-rc.1", "1.6.0"];

/// What a decision depends on, in the EuroDaT layout.
#[derive(Debug, Clone)]
pub(super) struct Life {
    pub(super) policy: Policy,
    pub(super) timeline: Timeline,
    pub(super) facts: Facts,
    pub(super) claims: Claims,
    pub(super) beyond: Vec<String>,
    pub(super) others: Vec<Move>,
    pub(super) owners: Option<OwnersFile>,
    steps: u64,
    time: Timestamp,
}

/// When every life is judged.
const NEW_YEAR: Timestamp = Timestamp::constant(1_798_761_600, 0);

impl Life {
    /// A life of these steps, each of one line:
    ///
    /// - `1.5.0 in qa-gcp qa-azure`: these environments run the release from here on
    /// - `gone in qa-gcp`, `unreadable in qa-gcp`
    /// - `cut`: what was before is not known, as in a shallow clone
    /// - `product unknown`: nobody knows the product's releases
    /// - `project`: the product is a project in GitLab; `released 1.5.0 passed`: so its newest pipeline stands there, or
    ///   it is `failed`, `running`, `none`, `unasked` or `upcoming`
    /// - `never prod`: the stage takes no promotions
    /// - `frozen prod`, `thawed prod`: a freeze holds, or ends at this very moment; `timeless`: nobody knows the time
    /// - `rejected 1.5.0`, `gated qa`, `soaked prod` (24 hours), `alone prod`, `approved prod` (by two), `guarded *.yml`,
    ///   `overrides no-skip qa qa-int`: the policy says so
    /// - `asked by a pipeline`, `asked by nobody knows`
    /// - `30 hours ago`: when what follows happened; long ago where nothing is said
    /// - `owned * @a`: a line of CODEOWNERS
    /// - `beside README.md`: the same change touches this, too
    /// - `together 1.4.2 to qa-gcp qa-azure`: the same change moves these, too
    /// - `because no-skip 1.5.0`: a message gives a reason; `tagged 1.5.0 9`: it claims a commit; `doubtful`: it is odd
    pub(super) fn of(steps: &[&str]) -> Self {
        let tags = RELEASES.iter().enumerate().map(|(place, text)| (release(text), oid(place as u64)));
        let mut life = Self {
            policy: Policy::default(),
            timeline: Timeline { stays: BTreeMap::new(), complete: true },
            facts: Facts {
                releases: Known::Yes(tags.collect()),
                published: Known::No("GitLab was not asked".to_owned()),
                now: Known::Yes(NEW_YEAR),
                asker: Known::Yes(Asker::Person),
            },
            claims: Claims::NONE,
            beyond: Vec::new(),
            others: Vec::new(),
            owners: None,
            steps: 0,
            time: Timestamp::UNIX_EPOCH,
        };
        for step in steps {
            life.step(step);
        }
        life
    }

    fn step(&mut self, step: &str) {
        self.steps += 1;
        let at = Step { commit: oid(self.steps), time: self.time, ordinal: self.steps };
        if let Some((what, environments)) = step.split_once(" in ") {
            return environments.split(' ').for_each(|name| self.set(name, what, at));
        }
        match step.split_once(' ') {
            None if step == "cut" => self.forget(at),
            None if step == "doubtful" => self.claims.faults.push("a message is odd".to_owned()),
            None if step == "project" => self.policy.product.project = Some("a/product".to_owned()),
            Some(("released", text)) => self.released(text),
            None if step == "timeless" => self.facts.now = Known::No("nobody looked at a clock".to_owned()),
            Some(("asked", "by a pipeline")) => self.facts.asker = Known::Yes(Asker::Pipeline),
            Some(("asked", "by nobody knows")) => self.facts.asker = Known::No("nobody says".to_owned()),
            Some(("rejected", text)) => drop(self.policy.rejected.insert(release(text), "it is bad".to_owned())),
            Some(("frozen", stage)) => self.freeze(stage, -1, 1),
            Some(("thawed", stage)) => self.freeze(stage, -1, 0),
            Some(("gated", stage)) => self.stage(stage).gates = vec!["e2e".to_owned()],
            Some(("soaked", stage)) => self.stage(stage).soak = Some(Duration::from_hours(24)),
            Some(("alone", stage)) => self.stage(stage).alone = true,
            Some(("approved", stage)) => self.stage(stage).approvals = 2,
            Some(("guarded", glob)) => self.policy.values.guarded.push(glob.parse().expect("a glob")),
            Some(("overrides", text)) => self.overrides(text),
            Some((hours, "hours ago")) => self.time = hours_ago(hours),
            Some(("owned", line)) => self.own(line),
            Some(("beside", path)) => self.beyond.push(path.to_owned()),
            Some(("together", text)) => self.together(text),
            Some(("because", text)) => self.because(text),
            Some(("tagged", text)) => self.tagged(text),
            Some(("product", "unknown")) => self.facts.releases = Known::No("nobody says".to_owned()),
            Some(("never", stage)) => self.stage(stage).promotion = PromotionMode::Never,
            _ => panic!("no such step: {step}"),
        }
    }

    fn overrides(&mut self, text: &str) {
        let mut words = text.split(' ');
        let rule = words.next().expect("a rule").to_owned();
        self.policy.overrides.insert(rule, words.map(StageName::new).collect());
    }

    fn own(&mut self, line: &str) {
        let before = self.owners.take().map(|file| file.text).unwrap_or_default();
        self.owners = Some(OwnersFile::new("CODEOWNERS", [&before[..], line.as_bytes(), b"\n"].concat()));
    }

    /// Another move of the same change: `1.4.2 to qa-gcp qa-azure`.
    fn together(&mut self, text: &str) {
        let (what, names) = text.split_once(" to ").expect("environments");
        let change = self.change(what, names);
        self.others.push(change);
    }

    /// A message that gives a reason: `no-skip 1.5.0`.
    fn because(&mut self, text: &str) {
        let (rule, named) = text.split_once(' ').expect("a rule and a release");
        let overrides = BTreeMap::from([(rule.to_owned(), "it is a hotfix".to_owned())]);
        self.claims.claims.push(Claim { release: release(named), tag: None, evidence: Vec::new(), overrides });
    }

    /// A message that claims a tag's commit: `1.5.0 9`.
    fn tagged(&mut self, text: &str) {
        let (named, number) = text.split_once(' ').expect("a release and a number");
        let tag = Some(oid(number.parse().expect("a number")));
        let overrides = BTreeMap::new();
        self.claims.claims.push(Claim { release: release(named), tag, evidence: Vec::new(), overrides });
    }

    /// What GitLab says of a release: `1.5.0 passed`.
    fn released(&mut self, text: &str) {
        let (named, state) = text.split_once(' ').expect("a release and a state");
        let pipelines =
            |status| vec![Pipeline { status, url: format!("https://gitlab.example/{named}/-/pipelines/1") }];
        let pipelines = match state {
            "failed" => Known::Yes(pipelines(PipelineStatus::Failed)),
            "running" => Known::Yes(pipelines(PipelineStatus::Running)),
            "none" => Known::Yes(Vec::new()),
            "unasked" => Known::No("nobody asked for its pipelines".to_owned()),
            _ => Known::Yes(pipelines(PipelineStatus::Passed)),
        };
        let due = (state == "upcoming").then(|| hours_ago("-2"));
        let mut all = match std::mem::replace(&mut self.facts.published, Known::Yes(BTreeMap::new())) {
            Known::Yes(all) => all,
            Known::No(_) => BTreeMap::new(),
        };
        all.insert(release(named), Published { notes: None, due, pipelines });
        self.facts.published = Known::Yes(all);
    }

    fn stage(&mut self, name: &str) -> &mut Stage {
        self.policy.stages.iter_mut().find(|other| other.name.as_str() == name).expect("a stage")
    }

    /// Freezes a stage from so many hours before or after now until so many.
    fn freeze(&mut self, stage: &str, from: i64, until: i64) {
        let at = |hours: i64| NEW_YEAR + SignedDuration::from_hours(hours);
        let stages = vec![StageName::new(stage)];
        let freeze = Freeze { stages, from: at(from), until: at(until), reason: "a holiday".to_owned() };
        self.policy.freezes.push(freeze);
    }

    /// Sets an environment as one step of the target branch.
    pub(super) fn set(&mut self, environment: &str, what: &str, at: Step) {
        let name = self.name(environment);
        let stays = self.timeline.stays.entry(name).or_default();
        let declared = match what {
            "gone" => None,
            "unreadable" => Some(Declared::Unreadable(Unreadable { why: "it is odd".to_owned(), position: None })),
            text => Some(Declared::from_text(text)),
        };
        if let Some(running) = stays.last_mut().filter(|stay| stay.until.is_none()) {
            if declared.as_ref() == Some(&running.declared) {
                return;
            }
            running.until = Some(at);
        }
        let Some(declared) = declared else { return };
        stays.push(Stay { declared, since: at, until: None });
    }

    /// All that runs has run since this step, as far as can be seen, and nothing ran before.
    fn forget(&mut self, at: Step) {
        self.timeline.complete = false;
        for stays in self.timeline.stays.values_mut() {
            stays.retain(|stay| stay.until.is_none());
            for stay in stays {
                stay.since = at;
            }
        }
        self.timeline.stays.retain(|_, stays| !stays.is_empty());
    }

    /// The same life in a shallow clone that holds the newest step alone.
    pub(super) fn cut(&self) -> Self {
        let mut cut = self.clone();
        cut.step("cut");
        cut
    }

    pub(super) fn name(&self, environment: &str) -> EnvironmentName {
        let stages: Vec<StageName> = self.policy.stages.iter().map(|stage| stage.name.clone()).collect();
        let path = format!("app-of-apps/values-{environment}.yaml");
        match self.policy.values.files.matches(&path, &stages) {
            Match::Environment(name) => name,
            Match::Stray | Match::No => panic!("no stage has {environment}"),
        }
    }

    /// What runs at the end.
    pub(super) fn fleet(&self) -> Fleet {
        let running = self.timeline.stays.keys().filter_map(|name| {
            let declared = self.timeline.current(name)?.declared.clone();
            Some(Environment { name: name.clone(), path: self.policy.values.files.path_of(name), declared })
        });
        Fleet { environments: running.collect(), strays: Vec::new() }
    }

    /// What is asked: `qa`, `qa 1.5.0` or `qa-gcp 1.5.0`; the way back with `rollback` before it.
    pub(super) fn ask(&self, text: &str) -> Ask {
        let back = text.strip_prefix("rollback ");
        let direction = if back.is_some() { Direction::Back } else { Direction::Forward };
        let text = back.unwrap_or(text);
        let (place, named) = text.split_once(' ').unwrap_or((text, ""));
        let release = named.parse().ok();
        let is_stage = |name: &str| self.policy.stage(&StageName::new(name)).is_some();
        if is_stage(place) || !place.contains('-') {
            return Ask { release, direction, ..Ask::of(StageName::new(place)) };
        }
        let name = self.name(place);
        Ask { release, direction, environments: vec![name.clone()], ..Ask::of(name.stage().clone()) }
    }

    /// Asks, and takes the answer.
    pub(super) fn decide(&self, ask: &str) -> Result<Decision, Vec<Refusal>> {
        self.with(|context| decide(&self.ask(ask), context))
    }

    /// How each rule stands to an edit of one stage's environments, such as `1.5.0 in qa-gcp qa-azure`.
    pub(super) fn judge(&self, edit: &str) -> Vec<Finding> {
        let (what, names) = edit.split_once(" in ").expect("environments");
        let change = self.change(what, names);
        self.with(|context| judge(&change, context))
    }

    fn change(&self, what: &str, names: &str) -> Move {
        let names: Vec<EnvironmentName> = names.split(' ').map(|name| self.name(name)).collect();
        let stage = names.first().expect("an environment").stage().clone();
        let edits = names.into_iter().map(|environment| ReleaseEdit {
            path: self.policy.values.files.path_of(&environment),
            old: self.timeline.current(&environment).map(|stay| stay.declared.clone()),
            environment,
        });
        Move { stage, new: Declared::from_text(what), edits: edits.collect() }
    }

    /// What a decision or a rule may look at.
    pub(super) fn with<T>(&self, body: impl FnOnce(&Context<'_>) -> T) -> T {
        let fleet = self.fleet();
        body(&Context {
            policy: &self.policy,
            fleet: &fleet,
            timeline: &self.timeline,
            owners: self.owners.as_ref(),
            facts: &self.facts,
            claims: &self.claims,
            beyond: &self.beyond,
            others: &self.others,
        })
    }
}

/// A release that is written down in a trial.
pub(super) fn release(text: &str) -> Release {
    text.parse().expect("a release")
}

fn hours_ago(hours: &str) -> Timestamp {
    NEW_YEAR - SignedDuration::from_hours(hours.parse().expect("hours"))
}

fn oid(number: u64) -> Oid {
    format!("{number:040x}").parse().expect("a name")
}
