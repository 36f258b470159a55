//! The schema that the program carries.

use git_eurodat::model::helm::{Against, Schema, VALUES_SCHEMA, judge};

use crate::support::values::values;

const DEMO: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/src/external/demo/files");

fn found(text: &[u8]) -> Vec<String> {
    let schema =
        Schema::compile("values.schema.json", VALUES_SCHEMA.as_bytes(), &mut |_| None).expect("it is a schema");
    let against = Against { schema: &schema, defaults: None };
    judge(text, "values-qa-gcp.yaml", &against).into_iter().map(|found| found.message).collect()
}

pub fn eurodat_values_satisfy() {
    let mut files = 0;
    for file in std::fs::read_dir(DEMO).expect("the demo has files") {
        let path = file.expect("a file").path();
        if path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("values-")) {
            assert_eq!(found(&std::fs::read(&path).expect("a text")), Vec::<String>::new(), "{}", path.display());
            files += 1;
        }
    }
    assert!(files >= 8, "{files} files");
    for environment in ["dev-gcp", "qa-azure", "qa-int-otc", "prod-gcp"] {
        assert_eq!(found(values(environment, "1.5.0-rc.1").as_bytes()), Vec::<String>::new(), "{environment}");
    }
}

pub fn finds_faults() {
    let of = |text: &str| found(text.as_bytes());
    assert_eq!(of("stage: qa\n"), ["`deployedRelease` is missing, and the schema requires it"]);
    assert_eq!(of("deployedRelease: 1.10\n"), ["`deployedRelease` is a number, and the schema wants a string"]);
    assert_eq!(
        of("deployedRelease: main\nstage: qaint\nsyncWaves: {portal: 1.5}\n"),
        [
            "`stage` is \"qaint\", and the schema allows \"dev\", \"qa\", \"qa-int\", \"prod\", \"nightly\"",
            "`syncWaves.portal` is the number 1.5, and the schema wants an integer",
        ]
    );
    assert_eq!(
        of("deployedRelease: main\ndomains: {api: https://x.example}\n"),
        [
            "`domains.api` is \"https://x.example\", which doesn't match the pattern `^[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9]…`"
        ]
    );
}
