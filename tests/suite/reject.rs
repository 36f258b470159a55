//! `reject`: a release that must not move any further, written into the work tree's policy.

use libtest_mimic::Trial;
use snapbox::str;

use crate::support::iac::Iac;
use crate::support::outcome::Outcome;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

/// The trials of `reject`.
pub fn trials() -> Vec<Trial> {
    vec![
        trial("reject::makes_a_policy", makes_a_policy),
        trial("reject::keeps_the_rest", keeps_the_rest),
        trial("reject::again", again),
        trial("reject::another_reason", another_reason),
        trial("reject::all_that_is_wrong", all_that_is_wrong),
        trial("reject::faulty_policy", faulty_policy),
        trial("reject::stops_promotions_once_merged", stops_promotions_once_merged),
    ]
}

fn reject(iac: &Iac<'_>, arguments: &[&str]) -> Outcome {
    iac.sandbox.eurodat(&iac.clone).arg("reject").args(arguments).run()
}

fn policy(iac: &Iac<'_>) -> Option<String> {
    std::fs::read_to_string(iac.clone.join(".eurodat.toml")).ok()
}

fn makes_a_policy() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    reject(&iac, &["1.4.3", "--reason", "loses contracts"]).snapshot(str![[r"
$ git eurodat reject 1.4.3 --reason loses contracts
.eurodat.toml: 1.4.3 is rejected: loses contracts
--- talk
this counts once the target branch has it: commit .eurodat.toml and open a merge request
--- exit 0

"]]);
    let text = "version = 1\n\n[rejected]\n\"1.4.3\" = \"loses contracts\"\n";
    assert_eq!(policy(&iac).as_deref(), Some(text));
    reject(&iac, &["1.5.0-rc.1", "--reason", "too early"]).ok();
    assert_eq!(policy(&iac), Some(format!("{text}\"1.5.0-rc.1\" = \"too early\"\n")));
}

fn keeps_the_rest() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    for marked in [
        "[rejected]\r\n  '1.0.0'='x' # old\r\n+  NEW\r\n+\r\n[values]\r\n# no line end",
        "rejected = {'1.0.0'='x'+, NEW+} # old\n\n[values]\n",
        "rejected.'1.0.0'='x' # old\n+rejected.NEW\n+version = 1\n",
        "# nothing yet+\n\n[rejected]\nNEW\n+",
    ] {
        let marked = marked.replace("NEW", "\"1.4.3\" = \"loses contracts\"");
        iac.write(".eurodat.toml", &marked.split('+').step_by(2).collect::<String>());
        reject(&iac, &["1.4.3", "--reason", "loses contracts"]).ok();
        assert_eq!(policy(&iac), Some(marked.replace('+', "")));
    }
}

fn again() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let text = "[rejected]\n'1.4.3'='loses contracts'";
    iac.write(".eurodat.toml", text);
    reject(&iac, &["1.4.3", "--reason", "loses contracts"]).snapshot(str![[r"
$ git eurodat reject 1.4.3 --reason loses contracts
.eurodat.toml says already: 1.4.3 is rejected: loses contracts
--- talk
--- exit 0

"]]);
    assert_eq!(policy(&iac).as_deref(), Some(text));
}

fn another_reason() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let text = "[rejected]\n'1.4.3'='loses contracts'";
    iac.write(".eurodat.toml", text);
    reject(&iac, &["1.4.3", "--reason", "too slow"]).snapshot(str![[r"
$ git eurodat reject 1.4.3 --reason too slow
--- talk
error: .eurodat.toml rejects 1.4.3 already, for another reason
 |
 = note: loses contracts
 = help: edit the reason in .eurodat.toml by hand
--- exit 1

"]]);
    assert_eq!(policy(&iac).as_deref(), Some(text));
}

fn all_that_is_wrong() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    reject(&iac, &["--reason", "", "1.4"]).snapshot(str![[r"
$ git eurodat reject --reason  1.4
--- talk
error: `1.4` is not a SemVer version: unexpected end of input while parsing minor version number
 |
 = help: a release is a version such as 1.5.0

error: the reason is empty
 |
 = help: --reason TEXT says in one line why, for those who run into it
--- exit 2

"]]);
    reject(&iac, &["1.4.3+build", "--reason", "x"]).exit(2).says("build metadata");
    reject(&iac, &["v1.4.3", "--reason", "x"]).exit(2).says("v1.4.3");
    reject(&iac, &["1.4.3", "--reason", "a\u{1b}[2J"]).exit(2).says("control character");
    reject(&iac, &["1.4.3"]).exit(2).says("--reason");
    assert_eq!(policy(&iac), None);
}

fn faulty_policy() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let text = "[rejected]\n1.4.2 = 'x'\n";
    iac.write(".eurodat.toml", text);
    reject(&iac, &["1.4.3", "--reason", "x"]).exit(2).says(".eurodat.toml:2:1");
    assert_eq!(policy(&iac).as_deref(), Some(text));
}

fn stops_promotions_once_merged() {
    let sandbox = Sandbox::new();
    let iac = Iac::new(&sandbox);
    let promote = || sandbox.eurodat(&iac.clone).args(["promote", "prod", "--dry-run"]).run();
    reject(&iac, &["1.4.2", "--reason", "loses contracts"]).ok();
    promote().ok();
    iac.commit("feat: reject 1.4.2");
    promote().exit(1).says("not-rejected").says("loses contracts");
}
