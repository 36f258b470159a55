//! Examples of GitLab's documentation about exclusions, sections and errors, and what it doesn't tell.
//!
//! <https://docs.gitlab.com/user/project/codeowners/reference/#exclusion-patterns> and
//! <https://docs.gitlab.com/user/project/codeowners/advanced/>

use super::said::{Case, check};

const EXCLUSIONS: &str = r"
# All files require approval from @username
* @username

# Except pom.xml which needs no approval
!pom.xml

[Ruby]
# All ruby files require approval from @ruby-team
*.rb @ruby-team

# Except Ruby files in the config directory
!/config/**/*.rb
";

#[test]
fn exclusions() {
    check(&[
        Case(
            EXCLUSIONS,
            &[
                ("pom.xml", ""),
                ("a.rb", "[codeowners] @username; [Ruby] @ruby-team"),
                ("config/a/b.rb", "[codeowners] @username"),
            ],
        ),
        Case(
            "* @default-owner\n!*.rb   # Excludes all Ruby files.\n/special/*.rb @ruby-owner  # No effect.",
            &[("special/a.rb", ""), ("special/a.c", "[codeowners] @default-owner")],
        ),
        Case("[Ruby]\n*.rb @ruby-team\n!/config/**/*.rb\n/config/routes.rb @ops", &[("config/routes.rb", "")]),
        Case(
            "[Ruby]\n*.rb @ruby-team\n!/config/**/*.rb\n\n[Config]\n/config/ @ops-team",
            &[("config/a.rb", "[Config] @ops-team")],
        ),
        Case(
            "* @default-owner\n!package-lock.json\n!yarn.lock\n!**/generated/\n!.gitlab-ci.yml",
            &[
                ("a/package-lock.json", ""),
                ("a/generated/b/c", ""),
                ("generated/c", ""),
                (".gitlab-ci.yml", ""),
                ("a.c", "[codeowners] @default-owner"),
            ],
        ),
    ]);
}

#[test]
fn advanced() {
    check(&[
        Case(
            "[Documentation][2] @docs-team\ndocs/\n^[Database] @database-team\nmodel/db/\nb.md @docs-team",
            &[
                ("docs/a", "[Documentation][2] @docs-team"),
                ("model/db/a", "^[Database] @database-team"),
                ("b.md", "^[Database] @docs-team"),
            ],
        ),
        Case(
            "* @general-approvers\n[Documentation] @docs-team\ndocs/\n*.txt\n[Database] @database-team\nmodel/db/",
            &[(
                "model/db/CHANGELOG.txt",
                "[codeowners] @general-approvers; [Documentation] @docs-team; [Database] @database-team",
            )],
        ),
        Case(
            "[Documentation]\nee/docs/ @docs\n[Database]\nREADME.md @database\n[DOCUMENTATION]\nREADME.md @docs",
            &[("README.md", "[Documentation] @docs; [Database] @database"), ("ee/docs/a", "[Documentation] @docs")],
        ),
        Case("*.md @doc-team\nterms.md @legal-team", &[("terms.md", "[codeowners] @legal-team")]),
    ]);
}

#[test]
fn error_handling() {
    check(&[
        Case("folder with spaces/*.md @group", &[("folder", "[codeowners] @group"), ("folder with spaces/a.md", "")]),
        Case("* @group\n\n[Section name\ndocs/ @docs_group", &[("docs/a", "[codeowners] @docs_group")]),
        Case("[Docs]\ndocs/**/* @group\n\n[Section name\ndocs/ @docs_group", &[("docs/a", "[Docs] @docs_group")]),
        Case(
            "/path/* @group user_without_at_symbol @user_with_at_symbol",
            &[("path/a", "[codeowners] @group @user_with_at_symbol")],
        ),
        Case("*.md", &[("a.md", "[codeowners]")]),
        Case("[Docs][0]\n* @a", &[("a", "[Docs] @a")]),
        Case("[Docs][x] @d\n* @a\n*.md", &[("a", "[Docs] @a"), ("a.md", "[Docs]")]),
    ]);
}

/// What the documentation doesn't say, but GitLab does.
#[test]
fn what_gitlab_does_besides() {
    check(&[
        // A repeated pattern stays where it first stood.
        Case("*.md @a\n/b.md @b\n*.md @c", &[("b.md", "[codeowners] @b"), ("a.md", "[codeowners] @c")]),
        Case("!*.md\n*.md @a", &[("a.md", "[codeowners] @a")]),
        Case("*.md @a\n!/a.md\n*.md @b", &[("a.md", "")]),
        // Entries have the approvals of the header that they stand under.
        Case("[A][2]\n*.md @a\n[a]\n*.c @b", &[("a.md", "[A][2] @a"), ("a.c", "[A] @b")]),
        Case("* @a\n[codeowners]\n* @b", &[("x", "[codeowners] @b")]),
        Case("* @a\n[CODEOWNERS]\n* @b", &[("x", "[codeowners] @a; [CODEOWNERS] @b")]),
        Case("* @a\n[D]\n* @d\n[CODEOWNERS]\n* @b", &[("x", "[codeowners] @b; [D] @d")]),
        Case("[Dd]ocs/ @a\n*.md", &[("a.md", "[Dd]"), ("docs/a", "")]),
        Case("\\[Dd]ocs/ @a", &[("[Dd]ocs/a", "[codeowners] @a")]),
        Case("*.md @a # and @b", &[("a.md", "[codeowners] @a @b")]),
        Case("[S] @d\n*.md # nobody", &[("a.md", "[S]")]),
        Case("a\\ b\\ c @x\n", &[("a b c", "[codeowners] @x")]),
        Case("\t*.md\t@a\t@b\r\n*.c @c\r\n", &[("a.md", "[codeowners] @a @b"), ("a.c", "[codeowners] @c")]),
        Case("!\n* @a", &[("x", "")]),
    ]);
}
