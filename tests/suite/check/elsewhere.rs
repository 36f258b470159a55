//! What sets the release beside values files, or over them: Helm and Argo CD would run something else than is read.

use libtest_mimic::Trial;

use super::found::check;
use super::rules::owned;
use crate::support::iac::values_file;
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("check::elsewhere_merge_behind", merge_behind),
        trial("check::elsewhere_empty_document", empty_document),
        trial("check::elsewhere_defaults", defaults),
        trial("check::elsewhere_blocks", blocks),
        trial("check::elsewhere_aliases", aliases),
        trial("check::elsewhere_overrides", overrides),
        trial("check::elsewhere_kinds_of_files", kinds_of_files),
        trial("check::elsewhere_ranges", ranges),
    ]
}

const APPLICATION: &str = "apiVersion: argoproj.io/v1alpha1\nkind: Application\n";

fn merge_behind() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write(&values_file("qa-gcp"), "x: &b\n  deployedRelease: 9.9.9\ndeployedRelease: 1.4.2\n<<: *b\n");
    assert_eq!(check(&iac, &[]), ["error values-syntax values-qa-gcp.yaml:4:1"]);
    sandbox.eurodat(&iac.clone).arg("check").run().exit(1).says("a merge (`<<`) behind the key `deployedRelease`");
    iac.write(&values_file("qa-gcp"), "x: &b\n  deployedRelease: 9.9.9\n<<: *b\ndeployedRelease: 1.4.2\n");
    assert_eq!(check(&iac, &[]), Vec::<String>::new());
}

fn empty_document() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write(&values_file("qa-gcp"), "deployedRelease: 1.4.2\n---\n# nothing\n");
    assert_eq!(check(&iac, &[]), Vec::<String>::new());
}

fn defaults() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    for text in [
        "b: &b {deployedRelease: 9.9.9}\n<<: *b\n",
        "b: &b 9.9.9\ndeployedRelease: *b\n",
        "deployedRelease: 9.9.8\ndeployedRelease: 9.9.9\n",
    ] {
        iac.write("app-of-apps/values.yaml", text);
        let found = check(&iac, &[]);
        assert!(found.iter().any(|found| found.starts_with("error release-elsewhere values.yaml:2:")), "{found:?}");
    }
}

fn blocks() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    let block =
        "spec:\n  source:\n    helm:\n      values: |\n          {{- if .Values.r }}\n        deployedRelease: 9\n";
    iac.write("app-of-apps/templates/a.yaml", &format!("{APPLICATION}{block}        {{{{- end }}}}\n"));
    assert_eq!(check(&iac, &[]), ["error release-elsewhere templates/a.yaml:8:9"]);
    iac.write("app-of-apps/templates/a.yaml", &format!("{APPLICATION}spec:\n  templatePatch: |\n    helm: [\n"));
    assert_eq!(check(&iac, &[]), ["error release-elsewhere templates/a.yaml:5:5"]);
}

fn aliases() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    let anchored = "x: &x {deployedRelease: 9}\n";
    iac.write("a.yaml", &format!("{APPLICATION}{anchored}helm: {{valuesObject: *x}}\n"));
    iac.write("b.yaml", &format!("{APPLICATION}{anchored}helm: {{valuesObject: {{<<: *x}}}}\n"));
    let bomb: String = (1..30).map(|n| format!("a{n}: &a{n} [*a{0}, *a{0}, *a{0}, *a{0}]\n", n - 1)).collect();
    iac.write("c.yaml", &format!("{APPLICATION}a0: &a0 x\n{bomb}"));
    assert_eq!(
        check(&iac, &[]),
        [
            "error release-elsewhere a.yaml:3:25",
            "error release-elsewhere b.yaml:3:25",
            "error release-elsewhere c.yaml:11:10",
        ]
    );
}

fn overrides() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    let text = "helm:\n  parameters:\n  - name: deployedRelease\n    value: 9.9.9\n";
    iac.write("app-of-apps/.argocd-source.yaml", text);
    iac.write("app-of-apps/.argocd-source-qa.yaml", text);
    iac.write("app-of-apps/other.yaml", text);
    assert_eq!(
        check(&iac, &[]),
        ["error release-elsewhere .argocd-source-qa.yaml:3:11", "error release-elsewhere .argocd-source.yaml:3:11"]
    );
}

fn kinds_of_files() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    let json =
        "{\"apiVersion\": \"argoproj.io/v1alpha1\",\n\t\"helm\": {\"valuesObject\": {\"deployedRelease\": \"9\"}}}\n";
    iac.write("a.json", json);
    iac.write("b.YAML", json);
    iac.write("app-of-apps/templates/c.Json", json);
    iac.write("app-of-apps/templates/d/e.YML", json);
    assert_eq!(
        check(&iac, &[]),
        [
            "error release-elsewhere a.json:2:47",
            "error release-elsewhere templates/c.Json:2:47",
            "error release-elsewhere templates/d/e.YML:2:47",
            "error release-elsewhere b.YAML:2:47",
        ]
    );
}

fn ranges() {
    let sandbox = Sandbox::new();
    let iac = owned(&sandbox);
    iac.write(".eurodat.toml", "[product]\nproject = \"eurodat/trustee-platform\"\n");
    for (revision, count) in [("1.5.*", 1), ("refs/tags/1.5.0", 1), ("v1.5.0", 1), ("main", 0)] {
        let source = "repoURL: git@gitlab.com:EuroDaT/Trustee-Platform.git";
        iac.write("a.yaml", &format!("{APPLICATION}source: {{{source}, targetRevision: {revision:?}}}\n"));
        assert_eq!(check(&iac, &[]).len(), count, "{revision}");
    }
}
