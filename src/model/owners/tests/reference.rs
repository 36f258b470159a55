//! The examples of GitLab's documentation, in its own words.
//!
//! <https://docs.gitlab.com/user/project/codeowners/reference/>

use super::said::{Case, check, owners};

const EXAMPLE: &str = r"
# Specify a default Code Owner for all files with a wildcard:
* @default-owner

# Specify multiple Code Owners to a specific file:
README.md @doc-team @tech-lead

# Specify a Code Owner to all files with a specific extension:
*.rb @ruby-owner

# Specify Code Owners with usernames or email addresses:
LICENSE @legal janedoe@gitlab.com

# Use group names to match groups and nested groups:
README @group @group/with-nested/subgroup

# Specify a Code Owner to a directory and all its contents:
/docs/ @all-docs
/docs/* @root-docs
/docs/**/*.md @markdown-docs  # Match specific file types in any subdirectory
/db/**/index.md @index-docs   # Match a specific file name in any subdirectory

# Use a section to group related rules:
[Documentation]
ee/docs    @docs
docs       @docs

# Assign a role as a Code Owner:
/config/ @@maintainer
";

const DEFAULTS: &str = r"
[Documentation] @docs-team
docs/
README.md

[Database] @database-team @agarcia
model/db/
config/db/database-setup.md @docs-team
";

#[test]
fn syntax() {
    check(&[Case(
        EXAMPLE,
        &[
            ("any/.file", "[codeowners] @default-owner"),
            ("a/README.md", "[codeowners] @doc-team @tech-lead"),
            ("a/b.rb", "[codeowners] @ruby-owner"),
            ("LICENSE", "[codeowners] @legal janedoe@gitlab.com"),
            ("README", "[codeowners] @group @group/with-nested/subgroup"),
            ("docs/a/b.txt", "[codeowners] @all-docs"),
            ("docs/a.txt", "[codeowners] @root-docs"),
            ("docs/a.md", "[codeowners] @markdown-docs"),
            ("docs/a/b/c.md", "[codeowners] @markdown-docs"),
            ("db/a/index.md", "[codeowners] @index-docs"),
            ("ee/docs", "[codeowners] @default-owner; [Documentation] @docs"),
            ("config/a/b", "[codeowners] @default-owner; [Documentation] @@maintainer"),
        ],
    )]);
}

#[test]
fn sections() {
    check(&[
        Case(
            "* @admin\n[README Owners]\nREADME.md @user1 @user2\ninternal/README.md @user4\n\
             [README other owners]\nREADME.md @user3",
            &[
                ("README.md", "[codeowners] @admin; [README Owners] @user1 @user2; [README other owners] @user3"),
                ("internal/README.md", "[codeowners] @admin; [README Owners] @user4; [README other owners] @user3"),
            ],
        ),
        Case(
            DEFAULTS,
            &[
                ("docs/a/b", "[Documentation] @docs-team"),
                ("README.md", "[Documentation] @docs-team"),
                ("model/db/a", "[Database] @database-team @agarcia"),
                ("config/db/database-setup.md", "[Database] @docs-team"),
                ("main.c", ""),
            ],
        ),
        Case("[Documentation]\n*.md @root\n[Ruby]\n*.rb @root\n^[Go]\n*.go @root", &[("a.go", "^[Go] @root")]),
        Case("[Docs]\n*.md @a\n^[docs]\n*.txt @b", &[("a.md", "[Docs] @a"), ("a.txt", "[Docs] @b")]),
        Case("[Section name]\n* @a", &[("x", "[Section name] @a")]),
        Case("[Section name][5]\n* @a", &[("x", "[Section name][5] @a")]),
        Case("[Section name] @username\n*", &[("x", "[Section name] @username")]),
        Case("[Section name][2] @group @subgroup\n*", &[("x", "[Section name][2] @group @subgroup")]),
        Case("file.md @@developer @@maintainer", &[("a/file.md", "[codeowners] @@developer @@maintainer")]),
        Case("file.md @@developers", &[("file.md", "[codeowners] @@developer")]),
        Case("file.md @group-x @group-x/subgroup-y", &[("file.md", "[codeowners] @group-x @group-x/subgroup-y")]),
        Case(
            "[Maintainers]\n* @gitlab-org/maintainers/group-name",
            &[("a", "[Maintainers] @gitlab-org/maintainers/group-name")],
        ),
    ]);
}

/// Patterns of the chapter on path matching, with what they match and what not.
#[test]
fn path_matching() {
    for (pattern, matched, others) in [
        ("/README.md", &["README.md"][..], &["docs/README.md"][..]),
        ("/docs/README.md", &["docs/README.md"], &["README.md", "a/docs/README.md"]),
        ("README.md", &["README.md", "internal/README.md", "app/lib/README.md"], &["README.mdx"]),
        (
            "internal/README.md",
            &["internal/README.md", "docs/internal/README.md", "docs/api/internal/README.md"],
            &["README.md"],
        ),
        ("/docs/", &["docs/a", "docs/a/b/.c"], &["docs", "a/docs/b"]),
        ("/docs/*.md", &["docs/a.md", "docs/.md"], &["docs/a/b.md"]),
        ("/docs/index.*", &["docs/index.md", "docs/index.html", "docs/index.xml"], &["docs/index"]),
        (
            "/docs/*spec*",
            &["docs/qa_specs.rb", "docs/spec_helpers.rb", "docs/runtime.spec"],
            &["docs/spec/a.rb", "docs/spe.rb"],
        ),
        ("/docs/*/README.md", &["docs/api/README.md"], &["docs/README.md", "docs/a/b/README.md"]),
        (
            "/docs/**/index.md",
            &["docs/index.md", "docs/api/index.md", "docs/api/graphql/index.md"],
            &["index.md", "docs/index.mdx"],
        ),
        ("**/*.rb", &["config/database.rb", "app/controllers/users/stars_controller.rb"], &["a.rb/b"]),
        ("path\\ with\\ spaces/*.md", &["path with spaces/a.md"], &["path"]),
        ("\\#file_with_pound.rb", &["#file_with_pound.rb"], &["file_with_pound.rb"]),
        ("/*", &["README.md"], &["nested/path/README.md"]),
        ("foo/*", &["baz/foo/bar", "foo/bar"], &["fufoo/bar"]),
    ] {
        let text = format!("{pattern} @username");
        for path in matched {
            assert_eq!(owners(&text, path), "[codeowners] @username", "{pattern} {path}");
        }
        for path in others {
            assert_eq!(owners(&text, path), "", "{pattern} {path}");
        }
    }
}
