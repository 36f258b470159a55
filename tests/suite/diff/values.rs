//! The values in which two stages differ.

use libtest_mimic::Trial;
use serde_json::{Value, json};

use super::document;
use crate::support::iac::{Iac, values_file};
use crate::support::sandbox::Sandbox;
use crate::support::tool::trial;

pub(super) fn trials() -> Vec<Trial> {
    vec![
        trial("diff::values", values),
        trial("diff::values_by_a_key_path", values_by_a_key_path),
        trial("diff::values_that_cannot_be_read", values_that_cannot_be_read),
        trial("diff::hostile_values", hostile_values),
        trial("diff::very_many_values", very_many_values),
    ]
}

/// A fleet of one cloud with these values files.
fn with_values<'a>(sandbox: &'a Sandbox, qa: &str, prod: &str) -> Iac<'a> {
    let iac = Iac::with_environments(sandbox, &[("qa-gcp", "1.5.0"), ("prod-gcp", "1.4.1")]);
    iac.write(&values_file("qa-gcp"), qa);
    iac.write(&values_file("prod-gcp"), prod);
    iac.commit("feat: values");
    iac
}

fn cloud(iac: &Iac<'_>) -> Value {
    document(iac.sandbox.eurodat(&iac.clone), &["qa", "prod"])["clouds"][0].clone()
}

fn differences(iac: &Iac<'_>) -> Vec<String> {
    let cloud = cloud(iac);
    let told = |difference: &Value| {
        let side = |name: &str| difference.get(name).map_or("none".to_owned(), Value::to_string);
        format!("{} {} {}", difference["key"].as_str().unwrap_or_default(), side("first"), side("second"))
    };
    cloud["differences"].as_array().unwrap_or_else(|| panic!("{cloud:#}")).iter().map(told).collect()
}

/// By what Helm reads: quotes, order, comments and anchors make no difference; types do.
fn values() {
    let sandbox = Sandbox::new();
    let qa = "deployedRelease: 1.5.0\nbase: &base {cpu: 1}\nmore: {<<: *base, memory: 1Gi}\nhosts: [a, b]\nlog: debug\n\
              port: \"80\"\nsame: 'text' # qa\nnothing: ~\n";
    let prod = "same: text\nport: 80\nhosts: [a, c, d]\nmore: {memory: 2Gi, cpu: 1}\nbase: {cpu: 1}\n\
                deployedRelease: '1.4.1'\ntolerations: []\n";
    let iac = with_values(&sandbox, qa, prod);
    assert_eq!(
        differences(&iac),
        [
            "hosts[1] \"b\" \"c\"",
            "hosts[2] none \"d\"",
            "log \"debug\" none",
            "more.memory \"1Gi\" \"2Gi\"",
            "nothing null none",
            "port \"80\" 80",
            "tolerations none []",
        ]
    );
    let cloud = cloud(&iac);
    assert_eq!([&cloud["cloud"], &cloud["environments"]], [&json!("gcp"), &json!(["qa-gcp", "prod-gcp"])]);
    assert_eq!(cloud["differences"][0]["path"], json!(["hosts", 1]));
}

/// Only the release itself is left out, not what is called the same elsewhere.
fn values_by_a_key_path() {
    let sandbox = Sandbox::new();
    let values = |release: &str| format!("global: {{\"my.key\": {{release: {release}}}}}\nrelease: {release}\n");
    let iac = with_values(&sandbox, &values("1.5.0"), &values("1.4.1"));
    iac.write(".eurodat.toml", "[values]\nrelease = 'global.\"my.key\".release'\n");
    iac.commit("feat: the release's own place");
    assert_eq!(differences(&iac), ["release \"1.5.0\" \"1.4.1\""]);
}

fn values_that_cannot_be_read() {
    let sandbox = Sandbox::new();
    for (text, why) in [("a: [1\n", "values-qa-gcp.yaml"), ("- 1\n", "sequence"), ("a: 1\n---\nb: 2\n", "document")] {
        let sandbox_of_one = Sandbox::new();
        let iac = with_values(&sandbox_of_one, text, "deployedRelease: 1.4.1\n");
        let cloud = cloud(&iac);
        assert!(cloud["error"].as_str().is_some_and(|error| error.contains(why)), "{cloud:#}");
        let run = sandbox_of_one.eurodat(&iac.clone).args(["diff", "qa", "prod"]).run().ok();
        run.says("values can't be compared");
    }
    let iac = with_values(&sandbox, "deployedRelease: 1.5.0\n", "deployedRelease: 1.4.1\n");
    let file = iac.clone.join(values_file("qa-gcp"));
    std::fs::remove_file(&file).expect("the file goes");
    std::os::unix::fs::symlink("values-prod-gcp.yaml", &file).expect("a symlink");
    iac.commit("feat: a symlink");
    assert!(cloud(&iac)["error"].as_str().is_some_and(|error| error.ends_with("is no file")));
}

/// One line each, whatever is in it.
fn hostile_values() {
    let sandbox = Sandbox::new();
    let qa =
        format!("deployedRelease: 1.5.0\n\"k\\e[2J\\n\": \"v\\e]0;t\\a\\u202e\\nline\"\nlong: {}\n", "x".repeat(500));
    let iac = with_values(&sandbox, &qa, "deployedRelease: 1.4.1\n");
    let run = sandbox.eurodat(&iac.clone).args(["diff", "qa", "prod"]).run().ok();
    assert!(!run.stdout.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{}", run.transcript());
    assert!(run.stdout.lines().all(|line| line.chars().count() < 200), "{}", run.transcript());
    run.says("2 values differ").says("(only in qa)").says("long: xxxx");
    let difference = &cloud(&iac)["differences"][0];
    assert_eq!([&difference["path"][0], &difference["first"]], ["k\u{1b}[2J\n", "v\u{1b}]0;t\u{7}\u{202e}\nline"]);
}

fn very_many_values() {
    let sandbox = Sandbox::new();
    let many: String = (0..3000).map(|number| format!("key{number}: {number}\n")).collect();
    let iac = with_values(&sandbox, &format!("deployedRelease: 1.5.0\n{many}"), "deployedRelease: 1.4.1\n");
    assert_eq!(differences(&iac).len(), 3000);
    let run = sandbox.eurodat(&iac.clone).args(["diff", "qa", "prod"]).run().ok();
    run.says("3000 values differ").says("and 2950 more, which --format json shows");
}
