//! What sets the release beside values files.

use std::time::{Duration, Instant};

use super::{inspect_defaults, inspect_manifest};
use crate::model::diagnostic::{Diagnostic, Severity};
use crate::model::policy::Policy;

fn policy(key: &str) -> Policy {
    let mut policy = Policy::default();
    policy.values.release = key.parse().unwrap();
    policy.product.project = Some("eurodat/trustee-platform".to_owned());
    policy
}

/// The severity and the place of a finding.
fn place(found: &Diagnostic) -> String {
    let severity = if found.severity == Severity::Error { "error" } else { "warning" };
    let position = found.excerpts.first().map(|excerpt| excerpt.position.to_string());
    format!("{severity} {}", position.unwrap_or_default())
}

fn places(text: &str, key: &str) -> Vec<String> {
    let text = format!("apiVersion: argoproj.io/v1alpha1\n{text}");
    inspect_manifest("a.yaml", text.as_bytes(), &policy(key)).iter().map(place).collect()
}

/// The same for the key `deployedRelease`.
fn found(text: &str) -> Vec<String> {
    places(text, "deployedRelease")
}

const NOTHING: [&str; 0] = [];

#[test]
fn defaults_set_it_in_any_way() {
    let defaults = |text: &str, key: &str| inspect_defaults("values.yaml", text.as_bytes(), &policy(key));
    for text in [
        "deployedRelease: 1.5.0\n",
        "b: &b {deployedRelease: 9.9.9}\n<<: *b\n",
        "b: &b 9.9.9\ndeployedRelease: *b\n",
        "deployedRelease: 9.9.8\ndeployedRelease: 9.9.9\n",
        "deployedRelease: 9.9.9\na: 1\na: 2\n",
        "deployedRelease: [9.9.9]\n",
        "deployedRelease: 9.9.9\n---\ndeployedRelease: 9.9.9\n",
    ] {
        let found = defaults(text, "deployedRelease").unwrap_or_else(|| panic!("{text} sets nothing"));
        assert!(found.severity == Severity::Error && !found.excerpts.is_empty(), "{text}: {found:?}");
    }
    let replaced = "global: {x: 1}\n<<: {global: {release: 9.9.9}}\n";
    assert!(defaults(replaced, "global.release").is_some());
    assert!(defaults("global: 5\n", "global.release").is_some());
    for text in
        ["a: 1\n", "global:\n", "global: {release: ~}\n", "global: {x: 1}\n", "", "a: [\n", "a: &a {release: 1}\n"]
    {
        assert_eq!(defaults(text, "global.release"), None, "{text}");
    }
}

#[test]
fn lines_of_actions_do_no_harm_to_blocks() {
    let block = |inner: &str| format!("spec:\n  helm:\n    values: |\n{inner}");
    for inner in [
        "      {{- if .Values.r }}\n      deployedRelease: 1.5.0\n",
        "          {{- if .Values.r }}\n      deployedRelease: 1.5.0\n      {{- end }}\n",
        "{{- if .Values.r }}\n      deployedRelease: {{ .Values.r }}\n{{- end }}\n",
        "      a: 1\n{{ if .Values.r }}\n      deployedRelease: 1.5.0\n",
        "\n        {{ if .Values.r }}\n\n      deployedRelease: 1.5.0\n",
    ] {
        let found = found(&block(inner));
        assert_eq!(found.len(), 1, "{inner}: {found:?}");
        assert!(found[0].starts_with("error "), "{inner}: {found:?}");
    }
    assert_eq!(found(&block("        {{ if .Values.r }}\n      a: 1\n")), NOTHING);
    let behind = "  {{ if .x }}\n\n  {{ end }}\nhelm: {valuesObject: {deployedRelease: 1}}\n";
    assert_eq!(found(behind), ["error 5:40"]);
}

#[test]
fn aliases_and_merges_hide_nothing() {
    let aliased =
        |rest: &str| found(&format!("x: &p {{deployedRelease: 9}}\nl: &l [{{name: deployedRelease}}]\n{rest}\n"));
    assert_eq!(aliased("helm: {valuesObject: *p}"), ["error 2:25"]);
    assert_eq!(aliased("helm: {valuesObject: {<<: *p}}"), ["error 2:25"]);
    assert_eq!(aliased("helm: {valuesObject: {<<: [{a: 1}, *p]}}"), ["error 2:25"]);
    assert_eq!(aliased("helm: {parameters: *l}"), ["error 3:15"]);
    assert_eq!(aliased("h: &h {parameters: *l}\nhelm: *h"), ["error 3:15"]);
    assert_eq!(aliased("a: *p"), NOTHING);
    let bomb = (1..30).map(|n| format!("a{n}: &a{n} [*a{0}, *a{0}, *a{0}]\n", n - 1)).collect::<Vec<_>>().concat();
    assert_eq!(found(&format!("a0: &a0 x\n{bomb}")).len(), 1);
}

#[test]
fn values_as_text_are_read_like_any() {
    let text = |text: &str| found(&format!("helm:\n  values: {text:?}\n"));
    for sets in [
        "deployedRelease: 9",
        "deployedRelease:",
        "b: &b {deployedRelease: 9}\n<<: *b",
        "b: &b 9\ndeployedRelease: *b",
        "deployedRelease: 8\ndeployedRelease: 9",
        "deployedRelease: 9\na: 1\na: 2",
        "deployedRelease: [",
    ] {
        assert_eq!(text(sets), ["error 3:11"], "{sets}");
    }
    assert_eq!(text("a: {deployedRelease: 9}"), NOTHING);
}

#[test]
fn what_stands_in_place_of_a_mapping_sets_it_to_nothing() {
    let nested = |text: &str| places(text, "global.release");
    for sets in [
        "helm: {valuesObject: {global: null}}",
        "helm: {valuesObject: {global: {release: [1]}}}",
        "helm: {parameters: [{name: global}]}",
        "helm: {parameters: [{name: 'global.release'}]}",
        "helm: {values: 'global: ~'}",
        "helm: {values: 'global: 1'}",
    ] {
        assert_eq!(nested(sets).len(), 1, "{sets}");
    }
    for other in
        ["helm: {valuesObject: {global: {x: 1}}}", "helm: {parameters: [{name: global.x}]}", "helm: {valuesObject: ~}"]
    {
        assert_eq!(nested(other), NOTHING, "{other}");
    }
}

#[test]
fn patches_of_application_sets_are_manifests() {
    let patch = |inner: &str| found(&format!("spec:\n  templatePatch: |\n{inner}"));
    let inner =
        "    {{- if .r }}\n    spec: {source: {helm: {parameters: [{name: deployedRelease}]}}}\n    {{- end }}\n";
    assert_eq!(patch(inner).len(), 1);
    assert_eq!(patch("    spec: [\n"), ["error 4:5"]);
    assert_eq!(
        patch("    {{ if .r }}\n    spec: [\n").iter().map(|found| &found[..7]).collect::<Vec<_>>(),
        ["warning"]
    );
    assert_eq!(patch("    spec: {}\n"), NOTHING);
}

#[test]
fn a_source_that_is_the_product_names_no_version() {
    let source = |url: &str, revision: &str| found(&format!("s: {{repoURL: {url:?}, targetRevision: {revision:?}}}"));
    let product = "git@gitlab.com:EuroDaT/trustee-platform.git";
    assert_eq!(source(product, "refs/tags/1.5.0"), ["error 2:77"]);
    assert_eq!(source(product, "^1.5").len(), 1);
    assert_eq!(source(product, "main"), NOTHING);
    assert_eq!(source("https://gitlab.com/eurodat/other", "1.5.0"), NOTHING);
    let merged = "b: &b {repoURL: 'https://x/eurodat/trustee-platform/'}\ns: {<<: *b, targetRevision: 1.5.0}";
    assert_eq!(found(merged), ["error 3:29"]);
}

#[test]
fn overrides_are_read_whatever_they_hold() {
    let inspect = |path: &str| {
        let text = b"helm:\n  parameters:\n  - name: deployedRelease\n    value: 1.5.0\n";
        inspect_manifest(path, text, &policy("deployedRelease")).iter().map(place).collect::<Vec<_>>()
    };
    assert_eq!(inspect("chart/.argocd-source.yaml"), ["error 3:11"]);
    assert_eq!(inspect("chart/.argocd-source-qa.yaml"), ["error 3:11"]);
    assert_eq!(inspect("chart/other.yaml"), NOTHING);
}

#[test]
fn many_sources_are_judged_soon() {
    let source = "  - repoURL: https://x/eurodat/trustee-platform\n    targetRevision: 1.5.0\n";
    let text = format!("apiVersion: argoproj.io/v1alpha1\nsources:\n{}", source.repeat(60_000));
    let start = Instant::now();
    let found = inspect_manifest("a.yaml", text.as_bytes(), &policy("deployedRelease"));
    assert!(start.elapsed() < Duration::from_secs(20), "it took {:?}", start.elapsed());
    assert_eq!(found.len(), 100);
    assert_eq!(found.last().unwrap().notes, ["59900 more values of this file set the release"]);
}
