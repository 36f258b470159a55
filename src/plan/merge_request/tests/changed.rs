//! What becomes of a description later.

use super::super::{
    Reference, Superseded, against, closed_text, flag_note, is_flag_note, superseding, updated, with_template,
};
use super::setting::{Setting, edit, release};
use crate::model::description::{BEGIN, END, parts};
use crate::model::fleet::Declared;
use crate::model::name::{EnvironmentName, StageName};
use crate::model::timeline::{Stay, Step};

fn description() -> String {
    Setting::new().noted(&[("1.5.0", "new")]).text().description
}

/// The same promotion, decided anew on another fleet.
fn moved() -> String {
    let mut setting = Setting::new().noted(&[("1.5.0", "new")]);
    setting.judged.change.edits = vec![edit("gcp", "1.4.3")];
    setting.text().description
}

fn request(iid: u64) -> Reference {
    Reference::Request { iid, url: format!("https://gitlab.example/a/iac/-/merge_requests/{iid}") }
}

fn older(iid: u64) -> Superseded {
    Superseded { found: request(iid), release: release("1.4.9") }
}

#[test]
fn superseded_ones_are_listed_once() {
    let one = superseding(&description(), &[older(12)]);
    let line = "- Supersedes release `1.4.9`: [!12](https://gitlab.example/a/iac/-/merge_requests/12)\n";
    assert!(one.contains(&format!("<!-- git-eurodat: supersedes -->\n{line}\n<details>")), "{one}");
    assert_eq!(superseding(&one, &[older(12)]), one);
    assert_eq!(superseding(&one, &[]), one);
    let branch = Superseded { found: Reference::Branch("promote/qa/1.4.8".to_owned()), release: release("1.4.8") };
    let both = superseding(&one, &[branch]);
    assert!(both.contains(&format!("{line}- Supersedes release `1.4.8`: `promote/qa/1.4.8`\n\n<details>")), "{both}");
    assert_eq!(superseding("somebody's own", &[older(12)]), "somebody's own");
}

#[test]
fn our_part_is_replaced_and_the_rest_kept() {
    let (old, new) = (description(), moved());
    let found = format!("Hello\n\n{old}\n- [x] I looked\n").replace('\n', "\r\n");
    let changed = updated(&found, &new).unwrap();
    assert_eq!(changed, format!("Hello\n\n{new}\n- [x] I looked\n"));
    assert_eq!(updated(&changed, &new), None);
}

/// GitLab takes white space off the end, and a browser sends CRLF.
#[test]
fn nothing_to_change() {
    let ours = description();
    assert_eq!(updated(ours.trim_end(), &ours), None);
    assert_eq!(updated(&ours.replace('\n', "\r\n"), &ours), None);
}

#[test]
fn what_people_rewrote_is_theirs() {
    let ours = description();
    for found in [
        String::new(),
        "mine".to_owned(),
        ours.replace(END, ""),
        ours.replace(BEGIN, "`<!-- git-eurodat -->`"),
        format!("{ours}{ours}"),
    ] {
        assert_eq!(updated(&found, &moved()), None, "{found}");
    }
}

/// Who runs again no longer sees what was closed the first time.
#[test]
fn what_was_superseded_stays_listed() {
    let first = superseding(&description(), &[older(12)]);
    assert_eq!(updated(&first, &description()), None);
    let changed = updated(&first, &superseding(&moved(), &[older(13)])).unwrap();
    assert!(changed.contains("[!12]") && changed.contains("[!13]"), "{changed}");
    let forged = first.replace("release `1.4.9`: ", "release `1.4.9`: @all ");
    assert!(!updated(&forged, &moved()).unwrap().contains("@all"));
}

/// What GitLab left alone in front matter or a code block would run with our rights once something stands before it.
#[test]
fn commands_of_others_do_not_run_with_our_rights() {
    let ours = description();
    let found = format!("---\n/merge\n---\n{ours}```\n/approve\n```\n");
    let changed = updated(&found, &moved()).unwrap();
    assert!(changed.starts_with("---\n /merge\n---\n") && changed.contains("\n /approve\n"), "{changed}");
    let closed = closed_text("---\n\n/merge\n\n---\n", &request(13)).unwrap();
    assert!(closed.contains("\n /merge\n"), "{closed}");
}

#[test]
fn closed_once_with_a_link() {
    let first =
        "Superseded by [!13](https://gitlab.example/a/iac/-/merge_requests/13). <!-- git-eurodat: superseded -->";
    let old = description();
    let closed = closed_text(&old, &request(13)).unwrap();
    assert_eq!(closed, format!("{first}\n\n{old}"));
    assert_eq!(closed_text(&closed, &request(13)), None);
    assert_eq!(closed_text(&closed.trim_end().replace('\n', "\r\n"), &request(13)), None);
    let again = closed_text(&closed, &request(14)).unwrap();
    assert!(again.starts_with("Superseded by [!14]") && !again.contains("[!13]"), "{again}");
    assert_eq!(closed_text("", &request(13)).unwrap().trim_end(), first);
}

#[test]
fn a_full_description_still_gets_its_first_line() {
    let full = "ü\n".repeat(1_048_576 / 2);
    let closed = closed_text(&full, &request(13)).unwrap();
    assert!(closed.chars().count() <= 1_048_576);
    assert!(closed.starts_with("Superseded by") && closed.contains("(cut:"));
    assert_eq!(closed_text(&closed, &request(13)), None);
}

#[test]
fn a_template_stands_behind_as_it_is() {
    let text = Setting::new().text();
    let template = format!("\u{feff}## Checks\r\n\r\n- [ ] asked\r\n{BEGIN}\r\n{END}\r\n/label ~promotion\r\n");
    let with = with_template(text.clone(), &template);
    assert_eq!(with.description, format!("{}\n## Checks\n\n- [ ] asked\n/label ~promotion\n", text.description));
    assert_eq!(with_template(text.clone(), " \n"), text);
    let listed = superseding(&with.description, &[older(12)]);
    assert!(parts(&listed).unwrap().ours.contains("[!12]") && listed.ends_with("/label ~promotion\n"));
    assert_eq!(updated(&listed, &text.description), None);
}

#[test]
fn a_rejected_or_rolled_back_release_is_flagged() {
    let mut setting = Setting::new();
    let stage = StageName::new("qa-int");
    let new = release("1.5.0");
    let found = |setting: &Setting| setting.with(|context| against(&stage, &new, context));
    assert_eq!(found(&setting), Vec::<String>::new());
    setting.timeline.complete = true;
    let commit = "0".repeat(40).parse().unwrap();
    let step = |ordinal| Step { commit, time: jiff::Timestamp::UNIX_EPOCH, ordinal };
    let stays = ["1.4.2", "1.5.0", "1.4.2"].into_iter().zip(1..).map(|(text, ordinal)| Stay {
        declared: Declared::from_text(text),
        since: step(ordinal),
        until: (ordinal < 3).then(|| step(ordinal + 1)),
    });
    setting.timeline.stays.insert(EnvironmentName::new(StageName::new("qa"), "gcp"), stays.collect());
    assert_eq!(found(&setting), ["1.5.0 was rolled back from qa-gcp by 0000000000 of 1970-01-01"]);
    setting.policy.rejected.insert(new.clone(), "loses `contracts`".to_owned());
    let note = flag_note(&new, &found(&setting));
    assert_eq!(
        note,
        "<!-- git-eurodat: standing -->\nRelease `1.5.0` should go no further:\n\n\
         - `1.5.0 is rejected in .eurodat.toml: loses 'contracts'`\n\
         - `1.5.0 was rolled back from qa-gcp by 0000000000 of 1970-01-01`\n\n\
         Please don't merge this; close it, or ask those who decided so.\n"
    );
    assert!(is_flag_note(&note) && is_flag_note(&note.replace('\n', "\r\n")));
    let over = flag_note(&new, &[]);
    assert!(is_flag_note(&over) && over.contains("Nothing speaks against release `1.5.0` any longer."));
    assert!(!is_flag_note("x\n<!-- git-eurodat: standing -->"));
}
