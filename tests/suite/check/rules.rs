//! Each state rule, met in a work tree.

use std::os::unix::fs::symlink;

use libtest_mimic::Trial;

use super::found::check;
use crate::support::iac::{Iac, values_file};
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;
use crate::support::values::values;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("check::clean", clean),
        trial("check::values_syntax", values_syntax),
        trial("check::values_syntax_symlink", values_syntax_symlink),
        trial("check::known_stage", known_stage),
        trial("check::release_format", release_format),
        trial("check::stage_order_state", stage_order_state),
        trial("check::stage_order_edit", stage_order_edit),
        trial("check::stage_agreement", stage_agreement),
        trial("check::new_environment", new_environment),
        trial("check::release_elsewhere", release_elsewhere),
        trial("check::release_elsewhere_templates", release_elsewhere_templates),
        trial("check::release_elsewhere_handed_on", release_elsewhere_handed_on),
        trial("check::release_elsewhere_unreadable", release_elsewhere_unreadable),
        trial("check::merge_conflicts_are_named", merge_conflicts_are_named),
        trial("check::policy", policy),
        trial("check::policy_deleted", policy_deleted),
    ]
}

/// An IaC repository with owners, so that only what a trial breaks is found.
pub fn owned(sandbox: &Sandbox) -> Iac<'_> {
    let iac = Iac::new(sandbox);
    iac.write("CODEOWNERS", "* @platform\n");
    iac.commit("chore: owners");
    iac
}

fn clean() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    assert_eq!(check(&iac, &[]), Vec::<String>::new());
    sandbox.eurodat(&iac.clone).arg("check").run().ok().says("8 files, nothing found");
}

fn values_syntax() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write(&values_file("dev-gcp"), "deployedRelease: main\na:\n\t- 1\n");
    iac.write(&values_file("qa-gcp"), "a: 1\nb: 2\na: 3\ndeployedRelease: 1.4.2\n");
    iac.write(&values_file("qa-azure"), "deployedRelase: 1.4.2\n");
    iac.write(&values_file("qa-int-gcp"), "deployedRelease: [1.4.2]\n");
    iac.write(&values_file("qa-int-azure"), "deployedRelease:\n");
    iac.write(&values_file("prod-gcp"), "deployedRelease: 1.4.1\n---\na: 1\n");
    std::fs::write(iac.clone.join(values_file("prod-azure")), b"deployedRelease: 1.4.1 # \xff\n").unwrap();
    assert_eq!(
        check(&iac, &[]),
        [
            "error values-syntax values-dev-gcp.yaml:3:2",
            "error values-syntax values-prod-azure.yaml:1:26",
            "error values-syntax values-prod-gcp.yaml:1:18",
            "error values-syntax values-qa-azure.yaml:1:1",
            "error values-syntax values-qa-gcp.yaml:3:1",
            "error values-syntax values-qa-int-azure.yaml:1:16",
            "error values-syntax values-qa-int-gcp.yaml:1:18",
        ]
    );
    sandbox.eurodat(&iac.clone).arg("check").run().exit(1).says("perhaps `deployedRelase`?");
}

fn values_syntax_symlink() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    let file = iac.clone.join(values_file("qa-gcp"));
    std::fs::rename(&file, iac.clone.join("elsewhere.yaml")).unwrap();
    symlink("../elsewhere.yaml", &file).unwrap();
    assert_eq!(check(&iac, &[]), ["error values-syntax values-qa-gcp.yaml"]);
    iac.commit("chore: a link");
    assert_eq!(check(&iac, &["--rev", "HEAD"]), ["error values-syntax values-qa-gcp.yaml"]);
}

fn known_stage() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write("app-of-apps/values-test-gcp.yaml", "deployedRelease: 1.4.2\n");
    assert_eq!(check(&iac, &[]), ["error known-stage values-test-gcp.yaml"]);
    iac.write(".eurodat.toml", "[[stages]]\nname = \"test\"\npins = \"branch\"\norder = false\n");
    let unknown = check(&iac, &[]);
    assert!(unknown.iter().all(|found| !found.contains("values-test-gcp")), "{unknown:?}");
}

fn release_format() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write(&values_file("qa-gcp"), "deployedRelease: v1.4.2\n");
    iac.write(&values_file("qa-azure"), "deployedRelease: 1.4.2+build.7\n");
    iac.write(&values_file("qa-int-gcp"), "deployedRelease: 1.4.2-rc.1\n");
    iac.write(&values_file("nightly-gcp"), "deployedRelease: feature/any\n");
    let found = check(&iac, &[]);
    let format: Vec<&String> = found.iter().filter(|found| found.contains("release-format")).collect();
    assert_eq!(
        format,
        [
            "error release-format values-qa-azure.yaml:1:18",
            "error release-format values-qa-gcp.yaml:1:18",
            "error release-format values-qa-int-gcp.yaml:1:18",
        ]
    );
}

/// A rollback of the stage before leaves the next one above it: that is told, and stops nothing.
fn stage_order_state() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.set(&["qa-gcp", "qa-azure"], "1.4.1");
    let above =
        ["warning stage-order values-qa-int-azure.yaml:2:18", "warning stage-order values-qa-int-gcp.yaml:8:20"];
    assert_eq!(check(&iac, &[]), above);
    assert_eq!(check(&iac, &["--rev", "HEAD"]), above);
}

/// An edit that raises a stage above the one before it is an error, whichever way it is looked at.
fn stage_order_edit() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    for environment in ["prod-gcp", "prod-azure"] {
        iac.write(&values_file(environment), &values(environment, "1.5.0"));
    }
    let raised = ["error stage-order values-prod-azure.yaml:2:18", "error stage-order values-prod-gcp.yaml:8:20"];
    assert_eq!(check(&iac, &[]), raised);
    assert_eq!(check(&iac, &["--changed-since", "HEAD"]), raised);
    sandbox.git(&iac.clone).args(["add", "-A"]).run().ok();
    assert_eq!(check(&iac, &["--staged"]), raised);
    iac.commit("chore: prod first");
    assert_eq!(check(&iac, &["--rev", "HEAD"]), raised);
    // Once it is there, it is a state.
    let state = raised.map(|found| found.replace("error", "warning"));
    assert_eq!(check(&iac, &[]), state);
}

fn stage_agreement() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.set(&["qa-gcp"], "1.5.0");
    assert_eq!(check(&iac, &[]), ["warning stage-agreement values-qa-azure.yaml:2:18"]);
    assert_eq!(check(&iac, &["app-of-apps/values-qa-gcp.yaml"]), ["warning stage-agreement values-qa-gcp.yaml:8:20"]);
    // Branches may differ: dev and nightly have no release to agree on.
    iac.write(&values_file("dev-azure"), "deployedRelease: feature/x\n");
    assert_eq!(check(&iac, &[]).len(), 1);
}

fn new_environment() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write(&values_file("qa-ionos"), "deployedRelease: 1.4.2\n");
    assert_eq!(check(&iac, &[]), Vec::<String>::new());
    iac.write(&values_file("qa-ionos"), "deployedRelease: 1.3.0\n");
    assert!(check(&iac, &[]).contains(&"error new-environment values-qa-ionos.yaml:1:18".to_owned()));
    // Two that join together don't vouch for each other.
    iac.write(&values_file("qa-otc"), "deployedRelease: 1.3.0\n");
    let found = check(&iac, &[]);
    let joins: Vec<&String> = found.iter().filter(|found| found.contains("new-environment")).collect();
    assert_eq!(joins.len(), 2, "{found:?}");
}

fn release_elsewhere() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write("app-of-apps/values.yaml", "a: 1\ndeployedRelease: 1.0.0\n");
    let application = "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n";
    let parameter = "      parameters:\n      - name: deployedRelease\n        value: 1.0.0\n";
    iac.write("app-of-apps-qa.yaml", &format!("{application}{parameter}"));
    iac.write("app-of-apps-prod.yaml", &format!("{application}      valuesObject: {{deployedRelease: 1.0.0}}\n"));
    iac.write("app-of-apps-dev.yaml", &format!("{application}      values: |\n        deployedRelease: x\n"));
    iac.write("other.yaml", "spec: {source: {helm: {valuesObject: {deployedRelease: 1.0.0}}}}\n");
    assert_eq!(
        check(&iac, &[]),
        [
            "error release-elsewhere app-of-apps-dev.yaml:7:9",
            "error release-elsewhere app-of-apps-prod.yaml:6:39",
            "error release-elsewhere app-of-apps-qa.yaml:7:15",
            "error release-elsewhere values.yaml:2:18",
        ]
    );
}

fn release_elsewhere_templates() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    let template = |revision: &str| {
        format!(
            "{{{{- if .Values.product }}}}\napiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  \
             sources:\n  - repoURL: https://gitlab.com/eurodat/trustee-platform.git\n    targetRevision: {revision}\n  \
             - repoURL: https://charts.example.org\n    targetRevision: 4.11.3\n{{{{- end }}}}\n"
        )
    };
    iac.write("app-of-apps/templates/product.yaml", &template("{{ .Values.deployedRelease }}"));
    iac.write(".eurodat.toml", "[product]\nproject = \"eurodat/trustee-platform\"\n");
    assert_eq!(check(&iac, &[]), Vec::<String>::new());
    iac.write("app-of-apps/templates/product.yaml", &template("1.5.0"));
    assert_eq!(check(&iac, &[]), ["error release-elsewhere templates/product.yaml:7:21"]);
}

fn policy() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write(".eurodat.toml", "[values]\nfile = \"x\"\n");
    assert_eq!(check(&iac, &[]), ["error policy .eurodat.toml:2:1"]);
    iac.write(".eurodat.toml", "[values\n");
    iac.write(&values_file("qa-gcp"), "not: judged: then\n");
    assert_eq!(check(&iac, &[]), ["error policy .eurodat.toml:1:8"]);
    // Even where nobody asked of it: without a policy nobody knows what the other files are.
    assert_eq!(check(&iac, &[&values_file("qa-gcp")]), ["error policy .eurodat.toml:1:8"]);
}

fn policy_deleted() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write(".eurodat.toml", "version = 1\n");
    iac.commit("chore: a policy");
    std::fs::remove_file(iac.clone.join(".eurodat.toml")).unwrap();
    assert_eq!(check(&iac, &[]), ["error policy .eurodat.toml"]);
    sandbox.git(&iac.clone).args(["rm", "-q", "--cached", ".eurodat.toml"]).run().ok();
    assert_eq!(check(&iac, &["--staged"]), ["error policy .eurodat.toml"]);
    iac.commit("chore: no policy");
    assert_eq!(check(&iac, &["--rev", "HEAD"]), ["error policy .eurodat.toml"]);
    assert_eq!(check(&iac, &[]), Vec::<String>::new());
}

/// A template that hands on the release of its values file sets nothing; one that mixes in another does.
fn release_elsewhere_handed_on() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    let template = |release: &str| {
        format!(
            "apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      parameters:\n      \
             - name: deployedRelease\n        value: {release}\n      valuesObject:\n        deployedRelease: {release}\n      \
             values: |\n        a: 1\n        deployedRelease: {release}\n"
        )
    };
    iac.write("app-of-apps/templates/a.yaml", &template("{{ .Values.deployedRelease | quote }}"));
    assert_eq!(check(&iac, &[]), Vec::<String>::new());
    iac.write("app-of-apps/templates/a.yaml", &template("{{ .Values.other }}"));
    assert_eq!(check(&iac, &[]).len(), 3);
}

/// What can't be read is no pass.
fn release_elsewhere_unreadable() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write("app-of-apps-qa.yaml", "apiVersion: argoproj.io/v1alpha1\nspec:\n\tsource: {}\n");
    iac.write("app-of-apps/templates/a.yaml", "apiVersion: argoproj.io/v1alpha1\nspec: {{ x }}: {{ y }}\n");
    assert_eq!(
        check(&iac, &[]),
        ["error release-elsewhere app-of-apps-qa.yaml:3:2", "warning release-elsewhere templates/a.yaml:2:14",]
    );
}

fn merge_conflicts_are_named() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    let text = "a: 1\n<<<<<<< HEAD\ndeployedRelease: 1.4.2\n=======\ndeployedRelease: 1.4.1\n>>>>>>> other\n";
    iac.write(&values_file("qa-gcp"), text);
    assert_eq!(check(&iac, &[]), ["error values-syntax values-qa-gcp.yaml:2:1"]);
    sandbox.eurodat(&iac.clone).arg("check").run().exit(1).says("a merge conflict is unresolved");
}
