//! What is said about a file that isn't as it seems, and where.

use super::super::Owners;

/// Line and column, width, the first letter of how bad it is, and the message.
fn faults(text: &[u8]) -> Vec<String> {
    let (_, faults) = Owners::read(text);
    let told = faults.iter().map(|fault| {
        assert!(!fault.help.is_empty(), "{fault:?}");
        format!("{}+{} {:.1} {}", fault.position, fault.width, format!("{:?}", fault.severity), fault.message)
    });
    told.collect()
}

#[test]
fn nothing_wrong() {
    for text in [
        "",
        "\n\r\n  \n# comment\n",
        "* @a b@c.de @d/e @@owners\n",
        "[A][2] @a # and more\n*.md\n!a.md # not this\n",
        "* @a  # a comment behind an entry\n",
        "/a\\ b/ @a\r\n\\#c @a\n\\[d] @a\n/é* @a\n**/e\\*\\?/f @a\n",
    ] {
        assert_eq!(faults(text.as_bytes()), [] as [String; 0], "{text}");
    }
}

#[test]
fn one_thing_wrong() {
    let nobody = "names no user, group, role or e-mail address";
    for (text, fault) in [
        ("* @a\n *.rb\n", "2:2+4 E nobody is named as an owner of these files"),
        ("[A] @a\n*.rb # who?", "2:1+4 E nobody is named as an owner of these files"),
        ("*.rb jane", &format!("1:6+4 E `jane` {nobody}")),
        ("*.rb @a jane joe", &format!("1:9+4 E `jane` {nobody}, like 1 more on this line")),
        ("*.rb @@reporter", &format!("1:6+10 E `@@reporter` {nobody}")),
        ("[A] jane\n* @a", &format!("1:5+4 E `jane` {nobody}")),
        ("* @a # or @b?", "1:11+3 W `@b?` stands in a comment, and GitLab takes it for an owner all the same"),
        ("* @a\n!*.rb @b", "2:7+2 W an exclusion takes no owners"),
        ("* @a\n! *.rb", "2:1+1 E `!` alone excludes every file of its section"),
        ("[A\n* @a", "1:1+2 E a section's header without its `]`"),
        ("[ ]\n* @a", "1:1+3 E a section without a name"),
        ("[A][0]\n* @a", "1:5+1 W a section needs at least one approval"),
        ("[A][]\n* @a", "1:5+1 W a section needs at least one approval"),
        ("^[A][2]\n* @a", "1:6+1 W an optional section asks for no approval"),
        ("[A][x] @a\n* @a", "1:4+6 E no number of approvals stands right behind the name of section `A`"),
        ("[A] [2]\n* @a", "1:5+3 E no number of approvals stands right behind the name of section `A`"),
        ("[A] @a, @b\n* @a", "1:7+4 E GitLab reads this line as the header of section `A`, and ignores its end"),
        ("[Aa]b/ @a\n* @a", "1:5+5 E GitLab reads this line as the header of section `Aa`, and ignores its end"),
        ("a[b @a", "1:1+3 E `a[b` can never match: its bracket isn't closed or holds nothing"),
        ("a[] @a", "1:1+3 E `a[]` can never match: its bracket isn't closed or holds nothing"),
        ("./a @a", "1:1+3 E `./a` can never match: no path has the name `.` in it"),
        ("!../a", "1:2+4 E `../a` can never match: no path has the name `..` in it"),
        ("//a @a", "1:1+3 E `//a` can never match: no path has an empty name in it"),
        ("a\\b @a", "1:1+3 E `a\\b` has a backslash, which only makes `b` a plain `b`"),
        ("!a\\", "1:2+2 E `a\\` ends with a backslash, which GitLab ignores"),
        ("a\u{a0}b @a", "1:2+1 E an invisible character, U+00A0"),
        ("* @a\u{200b}", "1:5+1 E an invisible character, U+200B"),
        ("é\u{7} @a", "1:2+1 E an invisible character, U+0007"),
        ("\u{feff}* @a", "1:1+1 E the file starts with a byte order mark"),
        ("* @a\n\0", "2:1+1 E a NUL byte, for which GitLab takes the file for binary"),
    ] {
        assert_eq!(faults(text.as_bytes()), [fault], "{text}");
    }
}

#[test]
fn bytes_that_are_no_utf_8() {
    assert_eq!(
        faults(b"# caf\xe9\n* @a\n/\xfc\xfc @a"),
        ["1:6+1 E a byte that is not UTF-8", "3:2+1 E a byte that is not UTF-8"]
    );
}
