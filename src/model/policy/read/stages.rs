//! The stages.

use super::super::duration;
use super::super::format::{Field, PinsFile, PromotionFile, Span, StageFile, TakesFile};
use super::super::stage::{Pins, PromotionMode, Stage, Takes};
use super::super::types::Policy;
use super::draft::Draft;
use super::faults::Faults;
use super::order;
use super::ref_format::component_fault;

/// The stages: those of the EuroDaT layout where the file has none.
pub(super) fn read(field: Field<Vec<Field<StageFile>>>, faults: &mut Faults<'_>) -> Vec<Stage> {
    let Some((span, fields)) = faults.take("stages", field) else { return Policy::default().stages };
    let written = !fields.is_empty();
    let files = faults.elements("stages", fields);
    if written && files.is_empty() {
        // None of them is a table, which has been said.
        return Policy::default().stages;
    }
    let drafts = files.into_iter().map(|(table, file)| draft(table, file, faults)).collect();
    order::judge(drafts, &span, faults)
}

fn draft(table: Span, file: StageFile, faults: &mut Faults<'_>) -> Draft {
    let (span, name) = name(file.name, table, faults);
    let soak = soak(file.soak, faults);
    let stage = Stage {
        pins: faults.take("pins", file.pins).map_or(Pins::Release, |(_, word)| pins(word)),
        gates: gates(file.gates, faults),
        promotion: faults.take("promotion", file.promotion).map_or(PromotionMode::Automatic, |(_, word)| mode(word)),
        soak: soak.as_ref().map(|(_, time)| *time),
        alone: faults.take("alone", file.alone).is_some_and(|(_, alone)| alone),
        approvals: faults.take("approvals", file.approvals).map_or(0, |(_, count)| count),
        ordered: faults.take("order", file.order).is_none_or(|(_, order)| order),
        ..Stage::new(&name)
    };
    let takes = faults.take("takes", file.takes).map(|(span, word)| (span, takes(word)));
    Draft { stage, span, takes, soak: soak.map(|(span, _)| span) }
}

/// The stage's name; an empty one where it is wrong, so that the rest of the stage is still read.
fn name(field: Field<String>, table: Span, faults: &mut Faults<'_>) -> (Span, String) {
    let absent = field == Field::Absent;
    let Some((span, name)) = faults.take("name", field) else {
        if absent {
            faults.error(&table, "a stage needs a `name`", None);
        }
        return (table, String::new());
    };
    if let Some(fault) = component_fault(&name) {
        let help = "a stage's name stands in the names of branches and files, so git must take it";
        faults.error(&span, format!("the stage's name {fault}"), Some(help.to_owned()));
    }
    (span, name)
}

fn soak(field: Field<String>, faults: &mut Faults<'_>) -> Option<(Span, std::time::Duration)> {
    let (span, text) = faults.take("soak", field)?;
    let help = "write it as `24h`, `90m`, `7d` or `1d12h`";
    let time =
        duration::parse(&text).map_err(|why| faults.error(&span, why.to_string(), Some(help.to_owned()))).ok()?;
    Some((span, time))
}

fn gates(field: Field<Vec<Field<String>>>, faults: &mut Faults<'_>) -> Vec<String> {
    let mut gates = Vec::new();
    for (span, gate) in faults.take_all("gates", field) {
        if gate.trim().is_empty() || gate.contains(char::is_control) {
            faults.error(&span, "a gate needs a name", Some("it is the name of the job that must pass".to_owned()));
        } else if gates.contains(&gate) {
            faults.error(&span, format!("the gate `{gate}` stands there twice"), None);
        } else {
            gates.push(gate);
        }
    }
    gates
}

fn pins(word: PinsFile) -> Pins {
    match word {
        PinsFile::Release => Pins::Release,
        PinsFile::Branch => Pins::Branch,
    }
}

fn takes(word: TakesFile) -> Takes {
    match word {
        TakesFile::LatestRelease => Takes::LatestRelease,
        TakesFile::StageBefore => Takes::StageBefore,
    }
}

fn mode(word: PromotionFile) -> PromotionMode {
    match word {
        PromotionFile::Automatic => PromotionMode::Automatic,
        PromotionFile::Manual => PromotionMode::Manual,
        PromotionFile::Never => PromotionMode::Never,
    }
}
