//! Which values a text holds, and what leads to them.

use super::super::Parsed;

fn shown(text: &str) -> Vec<String> {
    let mut shown = Vec::new();
    let parsed = Parsed::read(text.as_bytes()).unwrap();
    parsed.each_leaf(|leaf| shown.push(format!("{}={}@{}", leaf.shown(), leaf.value, leaf.span.start))).unwrap();
    shown
}

#[test]
fn every_value_has_its_keys() {
    let text = "a:\n  - name: x\n    value: \"1\"\n  - [y, {z: 2}]\n? {k: v}\n: w\nb: 3\n";
    assert_eq!(
        shown(text),
        ["a.0.name=x@13", "a.0.value=1@26", "a.1.0=y@35", "a.1.1.z=2@42", ".k=v@52", "=w@57", "b=3@62"]
    );
    assert_eq!(shown("a: 1\n---\nb: 2\n"), ["a=1@3", "b=2@12"]);
    assert_eq!(shown("x"), ["=x@0"]);
    assert_eq!(shown(""), Vec::<String>::new());
}

#[test]
fn aliases_bring_what_they_stand_for() {
    assert_eq!(shown("a: &a {x: 1}\nb: [*a]\nc: &c k\n*c : *c\n"), ["a.x=1@10", "b.0.x=1@10", "c=k@27", "k=k@27"]);
    assert_eq!(shown("a: &a {b: *a, c: 1}\n"), ["a.b.c=1@17", "a.c=1@17"]);
}

#[test]
fn merges_bring_it_to_where_they_stand() {
    let brought = ["a.x=1@10", "b.x=1@10", "b.y=2@30", "b.z=3@38"];
    assert_eq!(shown("a: &a {x: 1}\nb: {<<: [*a, {y: 2}], z: 3}\n"), brought);
    assert_eq!(shown("<<: {<<: {x: 1}, y: 2}\n\"<<\": {z: 3}\n"), ["x=1@13", "y=2@20", "<<.z=3@33"]);
}

#[test]
fn what_stands_beside_is_around_the_same() {
    let mut around = Vec::new();
    let parsed = Parsed::read(b"a: &a {x: 1, y: 2}\nb: {<<: *a, z: 3}\nc: *a\n").unwrap();
    parsed.each_leaf(|leaf| around.push(leaf.around)).unwrap();
    let [a, b, c] = [around[0], around[2], around[5]];
    assert_eq!(around, [a, a, b, b, b, c, c]);
    assert!(a != b && b != c && a != c);
}

#[test]
fn aliases_of_aliases_have_an_end() {
    let bomb = (1..30).map(|n| format!("a{n}: &a{n} [*a{0}, *a{0}, *a{0}]\n", n - 1)).collect::<Vec<_>>().concat();
    let text = format!("a0: &a0 x\n{bomb}");
    let refused = Parsed::read(text.as_bytes()).unwrap().each_leaf(|_| {}).unwrap_err();
    assert_eq!(refused.message(), "the aliases stand for more than 100000 values");
    assert_eq!(refused.positions().len(), 1);
}
