//! Any change of values fails by the rules that it breaks and by no other, however it is committed, and whatever it does to
//! the policy at the same time.

use std::collections::BTreeSet;

use super::layout::{File, message};
use super::oracle::{When, fails, ran, was};
use super::repo::{Commit, Repo};
use super::ways::{MEANWHILE, OPEN, WAYS, assert_parts, brief, brief_of_sum, commit_all, failing};
use super::world::{Beside, Change, Env, Freeze, World};
use crate::support::chance::Chance;
use crate::support::sandbox::Sandbox;

/// What a change does, and the rule that must fail.
type Kind = (&'static str, Option<&'static str>);

/// The kinds of changes; one whose rule is none breaks no rule.
const KINDS: [Kind; 20] = [
    ("skips a stage", Some("no-skip")),
    ("goes down to what never ran there", Some("no-downgrade")),
    ("brings a rejected release", Some("not-rejected")),
    ("goes to a frozen stage", Some("not-frozen")),
    ("goes to a stage that takes none", Some("outside-order")),
    ("goes above the stage before", Some("stage-order")),
    ("joins at another release", Some("new-environment")),
    ("brings back what was rolled back", Some("rolled-back")),
    ("goes back to what was rolled back", Some("rolled-back")),
    ("takes it from the stage before at the same time", Some("stage-order")),
    ("comes too soon", Some("soaked")),
    ("is no release for the stage", Some("release-format")),
    ("is overridden where nobody may", Some("no-skip")),
    ("touches a guarded file", Some("alone")),
    ("touches the policy", Some("alone")),
    ("deletes the policy", Some("policy")),
    ("touches the owners", Some("alone")),
    ("touches something beside a stage that is promoted alone", Some("alone")),
    ("is overridden where one may", None),
    ("is within the rules", None),
];

/// One world and one change of the kind whose turn it is.
pub(super) fn hold(sandbox: &Sandbox, turn: usize, dice: &mut Chance) {
    let kind = KINDS[turn % KINDS.len()];
    let (world, change) = find(kind, dice);
    let repo = Repo::new(sandbox, &world);
    commit_all(&repo, &world, &change, None);
    let told = || format!("a change that {}\n{}", kind.0, world.told(&change));
    let past = fails(&world, &change, When::Past);
    let mut found = Vec::new();
    for (way, _) in WAYS.iter().map(|way| (way, dice.coin())).filter(|(_, chosen)| *chosen).take(3) {
        let verdict = repo.verify(&[&way.range()]);
        assert_eq!(failing(&verdict), past, "{} {:#?}\n{}", way.range(), brief(&verdict), told());
        found.push(brief(&verdict));
    }
    assert!(found.windows(2).all(|pair| pair[0] == pair[1]), "{found:#?}\n{}", told());
    let open = fails(&world, &change, When::Open);
    assert_eq!(judge_open(&repo, (&world, &change), dice, &told), open, "{}", told());
    let landed: Vec<&'static str> = open.difference(&past).copied().collect();
    assert!(landed.iter().all(|rule| ["not-frozen", "soaked"].contains(rule)), "{landed:?}\n{}", told());
    loosen(&repo, &world, &change, dice);
}

/// Judges it as an open change: committed in two ways, which may not differ, the target branch as it was or further on.
fn judge_open(
    repo: &Repo<'_>,
    (world, change): (&World, &Change),
    dice: &mut Chance,
    told: &dyn Fn() -> String,
) -> BTreeSet<&'static str> {
    let went_on = dice.coin();
    if went_on {
        repo.git(&["update-ref", "refs/remotes/origin/main", MEANWHILE]);
    }
    // The last one holds what main holds when it went on.
    let others = if went_on { &OPEN[1..] } else { &OPEN[1..OPEN.len() - 1] };
    let other = dice.pick(others);
    let verdicts = ["topic", other].map(|branch| {
        repo.stand_on(&format!("refs/heads/{branch}"));
        repo.verify(&[])
    });
    if other == "in-parts" && !went_on {
        assert_parts(&verdicts[1], world, change, told);
    }
    let [one, other] = &verdicts;
    assert_eq!(brief_of_sum(one), brief_of_sum(other), "committed in two ways\n{}", told());
    let all = super::RULES.iter().copied();
    let found: BTreeSet<&'static str> = all.filter(|rule| one.fails.contains(*rule)).collect();
    assert_eq!(found.len(), one.fails.len(), "{:?}\n{}", one.fails, told());
    found
}

/// The same change with a policy by which all of it would be allowed, and with reasons for everything: what stands in the
/// change itself is never used.
fn loosen(repo: &Repo<'_>, world: &World, change: &Change, dice: &mut Chance) {
    let mut loose = change.clone();
    loose.beside.retain(|beside| *beside != Beside::NoPolicy);
    loose.beside.push(dice.pick(&[Beside::LooserPolicy, Beside::LooserPolicy, Beside::Owners]));
    loose.beside.sort_unstable_by_key(|beside| format!("{beside:?}"));
    loose.beside.dedup();
    let files: Vec<File> = world.files(&loose);
    let mut stream = repo.stream();
    let text = message("chore: loosen", &loose);
    let parents = ["refs/remotes/origin/main^0"];
    stream
        .commit(&Commit { branch: "heads/loose", who: "mallory", age: 30, message: &text, parents: &parents }, &files);
    repo.import(&stream);
    repo.stand_on("refs/heads/loose");
    let verdict = repo.verify(&[]);
    let told = || format!("{:#?}\n{}", brief(&verdict), world.told(&loose));
    assert_eq!(failing(&verdict), fails(world, &loose, When::Open), "with a looser policy\n{}", told());
    let own: BTreeSet<&str> = fails(world, change, When::Open).into_iter().filter(|rule| *rule != "policy").collect();
    assert!(own.is_subset(&failing(&verdict)), "a looser policy lets more pass\n{}", told());
}

/// Looks for a world and a change of a kind.
fn find(kind: Kind, dice: &mut Chance) -> (World, Change) {
    loop {
        let mut world = World::new(dice);
        if kind.1 == Some("not-frozen") {
            let place = dice.below(world.stages.len());
            world.stages[place].freeze = Freeze::Now;
        }
        for _ in 0..30 {
            let change = world.any_change(dice);
            if let Some(change) = fits(kind, &world, change, dice) {
                return (world, change);
            }
        }
    }
}

fn fits((kind, rule): Kind, world: &World, mut change: Change, dice: &mut Chance) -> Option<Change> {
    let before = fails(world, &change, When::Open);
    let release = change.sets.values().flatten().next().copied().filter(|value| *value < super::world::RELEASES)?;
    let is_clean = before.is_empty() && change.sets.values().all(Option::is_some);
    match kind {
        "is overridden where nobody may" | "is overridden where one may" if !before.is_empty() => {
            change.reasons = Some((release, before.iter().copied().collect()));
        }
        "is overridden where nobody may" | "is overridden where one may" => return None,
        "is within the rules" => {}
        "touches a guarded file" if is_clean => change.beside.push(Beside::Guarded),
        "touches the policy" if is_clean => change.beside.push(Beside::LooserPolicy),
        "deletes the policy" if is_clean => change.beside.push(Beside::NoPolicy),
        "touches the owners" if is_clean => change.beside.push(Beside::Owners),
        "touches something beside a stage that is promoted alone" if is_clean => change.beside.push(Beside::Harmless),
        "goes back to what was rolled back" if !goes_back(world, &change) => return None,
        "takes it from the stage before at the same time" if !is_given_up(world, &change) => return None,
        _ if kind.starts_with("touches") || kind.starts_with("deletes") => return None,
        _ if dice.once_in(6) => change.beside.push(Beside::Harmless),
        _ => {}
    }
    let after = fails(world, &change, When::Open);
    let fits = rule.map_or(after.is_empty(), |rule| after.contains(rule));
    fits.then_some(change)
}

/// Whether an environment goes down to what ran there.
fn goes_back(world: &World, change: &Change) -> bool {
    let back = |(env, new): (&Env, &Option<usize>)| {
        new.is_some_and(|new| was(world, *env).is_some_and(|was| was > new) && ran(world, *env, new))
    };
    change.sets.iter().any(back)
}

/// Whether it breaks the order only by what it does to another stage.
fn is_given_up(world: &World, change: &Change) -> bool {
    let stages: BTreeSet<usize> = change.sets.keys().map(|env| env.0).collect();
    stages.len() > 1
        && stages.iter().all(|stage| {
            let mut alone = change.clone();
            alone.sets.retain(|env, _| env.0 == *stage);
            !fails(world, &alone, When::Open).contains("stage-order")
        })
}
