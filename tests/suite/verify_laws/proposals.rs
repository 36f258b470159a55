//! What `promote` and `rollback` make is what the rules allow, `verify` finds no fault in it however it lands, and asking
//! twice is asking once.

use std::collections::BTreeSet;

use super::oracle::{When, fails, ran, was};
use super::repo::Repo;
use super::ways::{MEANWHILE, WAYS, brief, commit_all, failing};
use super::world::{Change, Env, RELEASES, VALUES, World};
use crate::support::chance::Chance;
use crate::support::outcome::Outcome;
use crate::support::sandbox::Sandbox;

/// What somebody asks for.
#[derive(Debug, Clone)]
struct Ask {
    back: bool,
    stage: usize,
    /// None where the whole stage is meant.
    only: Option<Env>,
    /// None where the release is left to the tool.
    release: Option<usize>,
    reasons: Vec<&'static str>,
}

/// One world and one ask.
pub(super) fn hold(sandbox: &Sandbox, turn: usize, dice: &mut Chance) {
    let (world, ask) = find(turn, dice);
    let repo = Repo::new(sandbox, &world);
    let before = repo.branches();
    let outcome = run(&repo, &world, &ask);
    let made: Vec<String> = repo.branches().into_iter().filter(|branch| !before.contains(branch)).collect();
    let told = || format!("{ask:?}\n{}\n{}", outcome.transcript(), world.told(&Change::default()));
    if let Some(release) = ask.release {
        assert_eq!(!made.is_empty(), is_allowed(&world, &ask, release), "made {made:?}\n{}", told());
    }
    let [made] = made.as_slice() else {
        assert!(made.is_empty(), "{}", told());
        return;
    };
    assert_eq!(outcome.code, Some(0), "{}", told());
    let (branch, commit) = made.split_once(' ').unwrap();
    let named = branch.rsplit('/').next().unwrap();
    let release = VALUES.iter().position(|value| *value == named).unwrap();
    let change = change(&world, &ask, release);
    commit_all(&repo, &world, &change, Some(commit));
    let tree = |name: &str| repo.git(&["rev-parse", &format!("{name}^{{tree}}")]);
    assert_eq!(tree(branch), tree("squash"), "more than the release changes\n{}", told());
    lands_clean(&repo, commit, dice, &told);
    again(&repo, &world, (&ask, branch, commit), dice);
}

fn lands_clean(repo: &Repo<'_>, commit: &str, dice: &mut Chance, told: &dyn Fn() -> String) {
    repo.git(&["update-ref", "refs/heads/topic", commit]);
    repo.stand_on("refs/heads/topic");
    let all = WAYS.iter().map(super::ways::Way::range);
    let chosen = all.filter(|_| dice.coin()).take(3);
    for range in [None].into_iter().chain(chosen.map(Some)) {
        let verdict = repo.verify(&range.iter().map(String::as_str).collect::<Vec<_>>());
        assert!(
            failing(&verdict).is_empty() && verdict.warned.is_empty(),
            "{range:?}: {:#?}\n{}",
            brief(&verdict),
            told()
        );
    }
}

/// The same ask again, the target branch as it was or further on, changes nothing.
fn again(repo: &Repo<'_>, world: &World, (ask, branch, commit): (&Ask, &str, &str), dice: &mut Chance) {
    if dice.coin() {
        repo.git(&["update-ref", "refs/remotes/origin/main", MEANWHILE]);
    }
    let before = repo.branches();
    let outcome = run(repo, world, ask);
    let told = || format!("{ask:?}\n{}\n{}", outcome.transcript(), world.told(&Change::default()));
    assert_eq!(outcome.code, Some(0), "{}", told());
    assert_eq!(repo.branches(), before, "{}", told());
    assert!(before.contains(&format!("{branch} {commit}")), "{}", told());
}

fn run(repo: &Repo<'_>, world: &World, ask: &Ask) -> Outcome {
    let stage = world.stages[ask.stage].name;
    let mut words = vec![if ask.back { "rollback" } else { "promote" }.to_owned(), stage.to_owned()];
    words.extend(["--no-push", "--offline"].map(str::to_owned));
    if let Some(release) = ask.release {
        words.extend([if ask.back { "--to" } else { "--release" }.to_owned(), VALUES[release].to_owned()]);
    }
    if let Some(env) = ask.only {
        words.extend(["--environment".to_owned(), world.name(env)]);
    }
    let given = |rule: &&'static str| match (ask.back, *rule) {
        (true, "rolled-back") => ["--reason".to_owned(), "it is urgent".to_owned()],
        (_, rule) => ["--override".to_owned(), format!("{rule}=it is urgent")],
    };
    words.extend(ask.reasons.iter().flat_map(given));
    repo.sandbox.eurodat(&repo.folder).args(words).run()
}

fn scope(world: &World, ask: &Ask) -> Vec<Env> {
    let of_stage = world.now().keys().filter(|env| env.0 == ask.stage).copied();
    of_stage.filter(|env| ask.only.is_none_or(|only| only == *env)).collect()
}

fn change(world: &World, ask: &Ask, release: usize) -> Change {
    let moving = scope(world, ask).into_iter().filter(|env| world.now()[env] != release);
    let reasons = (!ask.reasons.is_empty()).then(|| (release, ask.reasons.clone()));
    Change { sets: moving.map(|env| (env, Some(release))).collect(), reasons, ..Change::default() }
}

/// Whether there is something to do, the rules allow it, and it goes in the direction that was asked for.
fn is_allowed(world: &World, ask: &Ask, release: usize) -> bool {
    fits(world, ask, release) && fails(world, &change(world, ask, release), When::Open).is_empty()
}

/// Whether there is something to do, and it goes in the direction that was asked for.
fn fits(world: &World, ask: &Ask, release: usize) -> bool {
    let change = change(world, ask, release);
    let stage = &world.stages[ask.stage];
    if change.sets.is_empty() || stage.branch || !stage.ordered {
        return false;
    }
    let is_newer = |env: &Env| world.now()[env] < RELEASES && world.now()[env] > release;
    if ask.back {
        let stays = |env: &Env| world.now()[env] == release;
        return scope(world, ask).iter().all(|env| stays(env) || was(world, *env).is_some_and(|was| was > release));
    }
    let may_go_down = world.overrides.get("no-downgrade").is_some_and(|stages| stages.contains(&ask.stage));
    let is_hotfix = ask.reasons.contains(&"no-downgrade") && may_go_down;
    stage.mode != "never" && (is_hotfix || !change.sets.keys().any(is_newer))
}

/// Mostly what is allowed; a third is what the rules alone refuse, and a sixth what they would without a reason.
fn find(turn: usize, dice: &mut Chance) -> (World, Ask) {
    loop {
        let world = World::new(dice);
        for _ in 0..20 {
            let ask = any_ask(&world, turn % 6, dice);
            let is_wanted = match (turn % 6, ask.release) {
                (0 | 4, Some(release)) => fits(&world, &ask, release) && !is_allowed(&world, &ask, release),
                (0 | 3 | 4, None) => false,
                (3, Some(release)) => !ask.reasons.is_empty() && is_allowed(&world, &ask, release),
                (_, release) => release.is_none_or(|release| is_allowed(&world, &ask, release)),
            };
            if is_wanted {
                return (world, ask);
            }
        }
    }
}

fn any_ask(world: &World, turn: usize, dice: &mut Chance) -> Ask {
    let back = turn == 1 || turn == 2 || ([0, 3].contains(&turn) && dice.coin());
    let stage = dice.below(world.stages.len());
    let envs: Vec<Env> = world.now().keys().filter(|env| env.0 == stage).copied().collect();
    let only = (dice.once_in(3) && !envs.is_empty()).then(|| dice.pick(&envs));
    let release = (!dice.once_in(5)).then(|| dice.below(RELEASES));
    let mut ask = Ask { back, stage, only, release, reasons: Vec::new() };
    // Back to something that ran there, which a release by chance seldom did.
    let there: Vec<usize> = (0..RELEASES).filter(|release| envs.iter().any(|env| ran(world, *env, *release))).collect();
    if back && release.is_some() && !there.is_empty() {
        ask.release = Some(dice.pick(&there));
    }
    if let (Some(release), 3) = (ask.release, turn) {
        let broken: BTreeSet<&'static str> = fails(world, &change(world, &ask, release), When::Open);
        // Of a rollback the reason stands for one rule alone.
        ask.reasons = broken.into_iter().filter(|rule| !back || *rule == "rolled-back").collect();
    }
    ask
}
