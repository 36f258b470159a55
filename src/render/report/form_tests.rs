//! What holds for every form.

use super::super::samples::{any, full, of};
use super::*;

const MACHINE: [ReportForm; 4] = [ReportForm::Json, ReportForm::Sarif, ReportForm::CodeQuality, ReportForm::Junit];

#[test]
fn only_text_is_coloured() {
    let found = of(vec![full()]);
    assert!(report(&found, ReportForm::Text).contains('\x1b'));
    for form in MACHINE {
        assert!(!report(&found, form).contains('\x1b'), "{form:?}");
    }
}

proptest::proptest! {
    #[test]
    fn nothing_speaks_to_the_terminal(all in proptest::collection::vec(any(), 0..6)) {
        let found = of(all);
        for form in MACHINE {
            let told = report(&found, form);
            let odd = told.chars().find(|char| char.is_control() && !matches!(char, '\n' | '\t'));
            proptest::prop_assert_eq!(odd, None, "{:?}: {:?}", form, told);
        }
        let told = anstream::adapter::strip_str(&report(&found, ReportForm::Text)).to_string();
        proptest::prop_assert!(!told.contains(|char: char| char.is_control() && !matches!(char, '\n' | '\t')), "{:?}", told);
    }

    #[test]
    fn json_is_json(all in proptest::collection::vec(any(), 0..6)) {
        let found = of(all);
        for form in [ReportForm::Json, ReportForm::Sarif, ReportForm::CodeQuality] {
            let read = serde_json::from_str::<serde_json::Value>(&report(&found, form));
            proptest::prop_assert!(read.is_ok(), "{:?}: {:?}", form, read);
        }
    }
}
