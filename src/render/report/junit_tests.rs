//! How programs that show tests read a report.

use super::super::samples::{any, full, odd, of};
use super::*;

const EXPECTED: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="git-eurodat" tests="3" failures="1" errors="0">
  <testsuite name="values-schema" tests="1" failures="1" errors="0">
    <testcase classname="values-qa-gcp.yaml" name="values-schema: deployedRelease" file="values-qa-gcp.yaml">
      <failure type="values-schema" message="`1.10` is a number, not a string">error[values-schema]: `1.10` is a number, not a string
 --&gt; values-qa-gcp.yaml:3:19
  |
3 |     deployedRelease: 1.10 # größe
  |                      ^^^^
  |
 ::: values.schema.json:7:3
  |
7 |   &quot;type&quot;: &quot;string&quot;
  |   ^^^^^^
  |
  = note: YAML reads it as 1.1
  = help: write &quot;1.10&quot;
</failure>
    </testcase>
  </testsuite>
  <testsuite name="known-stage" tests="1" failures="0" errors="0">
    <testcase classname="known-stage" name="every values file belongs to a configured stage"/>
  </testsuite>
  <testsuite name="stage-agreement" tests="1" failures="0" errors="0">
    <testcase classname="a b&#10;日本&lt;&amp;&#8238;.yaml" name="stage-agreement" file="a b&#10;日本&lt;&amp;&#8238;.yaml">
      <system-out>warning[stage-agreement]: qa runs [two](http://a.example) releases␛[31m
--&gt; a b␊日本&lt;&amp;�.yaml
</system-out>
    </testcase>
  </testsuite>
</testsuites>
"#;

#[test]
fn a_test_for_each_finding() {
    assert_eq!(junit(&of(vec![full(), odd()])), EXPECTED);
}

#[test]
fn no_name_stands_twice() {
    let told = junit(&of(vec![full(), full()]));
    assert!(told.contains(r#"name="values-schema: deployedRelease""#), "{told}");
    assert!(told.contains(r#"name="values-schema: deployedRelease (2)""#), "{told}");
}

/// Reads our XML as strictly as its grammar is: the names of elements that stand open at the end, or what is wrong.
fn read(xml: &str) -> Result<Vec<String>, String> {
    let body = xml.strip_prefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n").ok_or("no declaration")?;
    let mut open: Vec<String> = Vec::new();
    for part in body.split('<').skip(1) {
        let (tag, text) = part.split_once('>').ok_or(format!("no end of {part:?}"))?;
        check_text(text)?;
        if let Some(name) = tag.strip_prefix('/') {
            (open.pop().as_deref() == Some(name)).then_some(()).ok_or(format!("</{name}> closes another"))?;
        } else {
            let (name, attributes) = tag.split_once(' ').unwrap_or((tag, ""));
            check_attributes(attributes.trim_end_matches('/'))?;
            open.extend((!tag.ends_with('/')).then(|| name.to_owned()));
        }
    }
    Ok(open)
}

fn check_attributes(attributes: &str) -> Result<(), String> {
    let parts: Vec<&str> = attributes.split('"').collect();
    if parts.len().is_multiple_of(2) {
        return Err(format!("quotes of {attributes:?}"));
    }
    parts.iter().enumerate().try_for_each(|(at, part)| match at % 2 {
        1 => check_text(part),
        _ => (part.is_empty() || part.ends_with('=')).then_some(()).ok_or(format!("{part:?} is no attribute")),
    })
}

fn check_text(text: &str) -> Result<(), String> {
    let odd = text
        .chars()
        .find(|char| matches!(char, '<' | '>' | '"' | '\0'..='\x08' | '\x0b'..='\x1f' | '\u{fffe}' | '\u{ffff}'));
    let stray = text.split('&').skip(1).find(|rest| !is_reference(rest));
    if odd.is_some() || stray.is_some() { Err(format!("{odd:?} or {stray:?} in {text:?}")) } else { Ok(()) }
}

fn is_reference(rest: &str) -> bool {
    let number = rest.strip_prefix('#').and_then(|rest| rest.split_once(';'));
    let is_number = number.is_some_and(|(number, _)| number.parse::<u32>().is_ok());
    is_number || ["amp;", "lt;", "gt;", "quot;"].iter().any(|name| rest.starts_with(name))
}

#[test]
fn the_reader_is_strict() {
    let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    for fault in ["<a>", "<a></b>", "<a b=\"&\"/>", "<a b=\"c/>", "<a b/>", "<a>\x1b</a>", "<a>&#x;</a>"] {
        assert_ne!(read(&format!("{head}{fault}")), Ok(Vec::new()), "{fault}");
    }
}

proptest::proptest! {
    #[test]
    fn always_well_formed(all in proptest::collection::vec(any(), 0..6)) {
        let told = junit(&of(all));
        proptest::prop_assert_eq!(read(&told), Ok(Vec::new()), "{}", told);
    }
}
