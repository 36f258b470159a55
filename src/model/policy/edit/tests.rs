//! What an edit makes of a policy's text, byte for byte.

use super::super::types::Freeze;
use super::{EditError, with_freeze, with_rejection};
use crate::model::name::StageName;

const TABLE: &str = "[[freezes]]
stages = [\"qa\", \"prod\"]
from   = 2026-12-18T00:00:00Z
until  = 2027-01-04T00:00:00Z
reason = \"year's end\"
";

const INLINE: &str = "{ stages = [\"qa\", \"prod\"], from = 2026-12-18T00:00:00Z, until = 2027-01-04T00:00:00Z, reason = \"year's end\" }";

/// A freeze that is there before.
const OLD: &str = "{ stages = ['qa'], from = 2026-01-01T00:00:00Z, until = 2026-01-02T00:00:00Z, reason = 'x' }";

const OLD_TABLE: &str =
    "[[freezes]]\nstages = ['qa']\nfrom = 2026-01-01T00:00:00Z\nuntil = 2026-01-02T00:00:00Z\nreason = 'x'";

fn freeze() -> Freeze {
    Freeze {
        stages: ["qa", "prod"].map(StageName::new).to_vec(),
        from: "2026-12-18T00:00:00Z".parse().expect("a time"),
        until: "2027-01-04T00:00:00Z".parse().expect("a time"),
        reason: "year's end".to_owned(),
    }
}

/// Edits the text without what stands between two `+`, which must give the text with it; again, which must give the
/// same; and all of that with each line ended as in Windows and with a byte order mark.
fn edits(marked: &str, edit: impl Fn(&str) -> Result<String, EditError>) {
    let (old, new) = (marked.split('+').step_by(2).collect::<String>(), marked.replace('+', ""));
    let crlf = |text: &str| text.replace('\n', "\r\n");
    let marked = |text: &str| format!("\u{feff}{text}");
    let mut pairs = vec![(marked(&old), marked(&new)), (old.clone(), new.clone())];
    if old.contains('\n') {
        pairs.push((marked(&crlf(&old)), marked(&crlf(&new))));
        pairs.push((crlf(&old), crlf(&new)));
    }
    for (old, new) in pairs {
        assert_eq!(edit(&old).as_deref(), Ok(new.as_str()), "in\n{old}");
        assert_eq!(edit(&new).as_deref(), Ok(new.as_str()), "again in\n{new}");
    }
}

#[test]
fn a_freeze_as_a_table() {
    for marked in [
        "+TABLE+",
        "version = 1\n+\nTABLE+",
        "version = 1+\n\nTABLE+",
        "version = 1\n\n+TABLE+",
        "# mine\n+\nTABLE+",
        "OLD # why\n+\nTABLE+",
        "OLD+\n\nTABLE+",
        "OLD\n+\nTABLE+\n# rejected\n[rejected]\n",
        "OLD\n# of the freeze\n+\nTABLE+\n[rejected]\n",
        "OLD\n+TABLE+[rejected]\n",
        "OLD\n+TABLE+# of this\n[rejected]\n",
        "OLD\n\n[rejected]\n[freezes.unknown]\na = 1\n+\nTABLE+",
        "OLD\n\n[rejected]\n\nOLD\n+\nTABLE+\n[overrides]\n",
        "[[freezes]]\nstages = ['qa']\nfrom = 2026-01-01T00:00:00Z\nreason = '''\n\n[[freezes]]\n'''\nuntil = \
         2026-01-02T00:00:00Z #\n+\nTABLE+\n[verify]\n",
    ] {
        let marked = marked.replace("OLD", OLD_TABLE).replace("TABLE", TABLE);
        edits(&marked, |text| with_freeze(text, &freeze()));
    }
}

#[test]
fn a_freeze_in_an_array() {
    for marked in [
        "freezes = [+NEW+]",
        "freezes = [ +NEW +]",
        "freezes = [\n+    NEW,\n+]\n",
        "freezes = [\n  # none\n+    NEW,\n+]\n",
        "freezes = [OLD+, NEW+] # these\n",
        "freezes = [OLD+, NEW+, ]\n",
        "freezes = [ OLD, OLD+, NEW+ ]\nversion = 1\n",
        "freezes = [\n  OLD+,+\n+  NEW\n+]\n",
        "freezes = [\n  OLD+,+ # of this\n+  NEW\n+]\n",
        "freezes = [\n\tOLD, # of this\n\t# and more ]\n+\tNEW,\n+]\n",
        "freezes = [\n  OLD # of this\n  , # a comma\n+  NEW,\n+  ]\n",
        "freezes = [\n  OLD\n  , +NEW +]\n",
        "freezes = [OLD+,+\n+    NEW\n+]\n",
        "freezes = [\n  OLD,\n  OLD+,\n  NEW+]\n",
    ] {
        let marked = marked.replace("OLD", OLD).replace("NEW", INLINE);
        edits(&marked, |text| with_freeze(text, &freeze()));
    }
}

#[test]
fn a_rejected_release() {
    let release = "1.4.3".parse().expect("a release");
    for marked in [
        "+[rejected]\nNEW\n+",
        "version = 1+\n\n[rejected]\nNEW\n+",
        "[rejected]+\nNEW\n+",
        "[rejected]\n+NEW\n+\n[overrides]\n",
        "[rejected] # none\n# yet\n+NEW\n+\n[overrides]\n",
        "[rejected]\n+NEW\n+# of this\n[overrides]\n",
        "[rejected]\n  '1.4.2' = 'x' # of it\n+  NEW\n+",
        "[rejected]\n'1.4.2' = 'x' # of it+\nNEW\n+",
        "[rejected]\n'1.4.2' = 'x'\n\n'1.4.1' = '''\n  x\n\n'''\n+NEW\n+\n[verify]\n",
        "rejected.'1.4.2' = 'x'\n+rejected.NEW\n+version = 1\n",
        "rejected = {+ NEW +}",
        "rejected = { +NEW +}\n",
        "rejected = { '1.4.2' = 'x'+, NEW+ } # these\n",
        "rejected = {'1.4.2' = 'x'+, NEW+}\nversion = 1\n",
        "rejected = {\n  '1.4.2' = 'x', # of it\n+  NEW,\n+}\n",
        "rejected = {\n  '1.4.2' = 'x'+,+ # of it\n+  NEW\n+}\n",
        "rejected = {\n+    NEW,\n+}\n",
    ] {
        let marked = marked.replace("NEW", "\"1.4.3\" = \"loses contracts\"");
        edits(&marked, |text| with_rejection(text, &release, "loses contracts"));
    }
}

#[test]
fn faults_stop_it() {
    let release = "1.4.3".parse().expect("a release");
    for text in ["version = 2", "[freezes]", "[rejected]\n'1' = 'x'", "rejected = 1", "[", "freezes = [1]"] {
        assert!(matches!(with_freeze(text, &freeze()), Err(EditError::Faulty(_))), "{text}");
        assert!(matches!(with_rejection(text, &release, "x"), Err(EditError::Faulty(_))), "{text}");
    }
}

#[test]
fn what_would_not_read_back_is_refused() {
    let unknown = Freeze { stages: vec![StageName::new("staging")], ..freeze() };
    let backwards = Freeze { until: freeze().from, ..freeze() };
    let before_the_first_year = Freeze { from: "-000001-12-31T23:00:00Z".parse().expect("a time"), ..freeze() };
    for freeze in [unknown, backwards, before_the_first_year] {
        assert_eq!(with_freeze("version = 1\n", &freeze), Err(EditError::Unproven), "{freeze:?}");
    }
}

#[test]
fn another_reason_stays() {
    let release = "1.4.3".parse().expect("a release");
    let edited = with_rejection("rejected.'1.4.3' = 'x'", &release, "y");
    assert_eq!(edited, Err(EditError::OtherReason { release, reason: "x".to_owned() }));
}
